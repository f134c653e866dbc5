import type { Decoded } from '../../../engine/ports/chain';
import type { LedgerLine } from '../../../../shared/domain/reward';
import type { Wallet } from '../../../../shared/domain/wallet';
import type { FilecoinRule } from '../../../../shared/chains/filecoin/rule-codes';
import { VESTING_DAYS } from '../../../../shared/networks/filecoin/constants';
import { FIL, FIL_DECIMALS } from '../../../../shared/networks/filecoin/tokens';
import { availablePart, lockedPart, unlockedOn } from '../../../../shared/networks/filecoin/vesting';
import { formatLocalDate } from '../../../../shared/units/local-date';
import { toDecimalText } from '../../../../shared/units/token-amount';
import { parseDayText, parseUnlockText, rewardOf, type DayRow, type UnlockText } from './day-row';
import { toAttoFil } from './fil-text';
import { noonOf } from './merge-days';

/** Goes up with every change that can give another line for the same text. */
export const FILECOIN_DECODER_VERSION = 1;

const unreadable = (why: string): Decoded => ({ state: 'unreadable', why });
const inFil = (base: bigint): string => toDecimalText({ base, decimals: FIL_DECIMALS });

/**
 * Lines of one archived day or release. Pure; never throws.
 * @param key `fdp:2026-11-01` for a day's rewards, `fdp-unlock:2026-11-01` for a release
 */
export function decodeEntry(key: string, text: string, wallet: Wallet): Decoded {
  const match = /^(fdp|fdp-unlock):(\d{4}-\d{2}-\d{2})$/.exec(key);
  if (match === null) return unreadable('key');
  const [, kind, day] = match;
  if (kind === 'fdp') {
    const row = parseDayText(text);
    if (row === null) return unreadable('not-a-day');
    return formatLocalDate(row.day) === day && row.provider === wallet.address ? decodeDay(key, row, wallet) : unreadable('another-day-or-provider');
  }
  const unlock = parseUnlockText(text);
  if (unlock === null) return unreadable('not-a-release');
  return formatLocalDate(unlock.day) === day && unlock.provider === wallet.address ? decodeUnlock(key, unlock, wallet) : unreadable('another-day-or-provider');
}

function decodeDay(key: string, row: DayRow, wallet: Wallet): Decoded {
  if (row.conflict !== null) return unreadable('two-rows-for-one-day');
  const reward = rewardOf(row);
  if (reward === null) return unreadable('amount');
  const base = availablePart(reward);
  if (base === 0n) return { state: 'decoded', lines: [], newAccounts: [] };
  const wins = row.wins !== null && /^\d{1,9}$/.test(row.wins) ? row.wins : null;
  const facts: Record<string, string> = {
    provider: row.provider,
    rewardDay: formatLocalDate(row.day),
    dayReward: `${inFil(reward)} FIL`,
    stillLocked: `${inFil(lockedPart(reward))} FIL`,
    storedAs: row.storedAs,
    ...(wins === null ? {} : { wins }),
  };
  const byWins = wins === null ? null : rewardByWins(row);
  if (byWins !== null) facts['rewardByWins'] = `${byWins} FIL`;
  return { state: 'decoded', lines: [line({ key, day: row.day, base, rule: 'filecoin-day-available', facts, wallet })], newAccounts: [] };
}

/** What the wins of the day are worth when every win of the network is paid the same, as the chain does; to six places, an estimate. null: the sums are not known. */
export function rewardByWins(row: Pick<DayRow, 'wins' | 'network'>): string | null {
  const [wins, allWins, all] = [Number(row.wins), Number(row.network?.wins), Number(row.network?.reward)];
  if (row.wins === null || row.network === null || !(allWins > 0) || !Number.isFinite(all) || !(wins >= 0) || wins > allWins) return null;
  return ((wins * all) / allWins).toFixed(6).replace(/\.?0+$/, '');
}

function decodeUnlock(key: string, unlock: UnlockText, wallet: Wallet): Decoded {
  const rewards = unlock.rewards.map((text) => (text === '' ? 0n : text === null ? null : toAttoFil(text)));
  const first = unlock.day - VESTING_DAYS;
  const base = unlockedOn(unlock.day, (day) => rewards[day - first] ?? 0n);
  const unknown = rewards.flatMap((reward, i) => (reward === null ? [formatLocalDate(first + i)] : []));
  if (base === 0n) return unknown.length > 0 ? unreadable('days-not-known') : { state: 'decoded', lines: [], newAccounts: [] };
  const facts: Record<string, string> = {
    provider: unlock.provider,
    unlockDay: formatLocalDate(unlock.day),
    rewardsFrom: formatLocalDate(first),
    rewardsTo: formatLocalDate(unlock.day - 1),
    rewardsThen: `${inFil(rewards.reduce<bigint>((sum, reward) => sum + (reward ?? 0n), 0n))} FIL`,
    ...(unknown.length === 0 ? {} : { daysNotKnown: unknown.length > 5 ? `${unknown.slice(0, 5).join(', ')} … (${unknown.length})` : unknown.join(', ') }),
  };
  return { state: 'decoded', lines: [line({ key, day: unlock.day, base, rule: 'filecoin-day-unlocked', facts, wallet })], newAccounts: [] };
}

interface LineParts {
  readonly key: string;
  readonly day: number;
  readonly base: bigint;
  readonly rule: FilecoinRule;
  readonly facts: Readonly<Record<string, string>>;
  readonly wallet: Wallet;
}

function line({ key, day, base, rule, facts, wallet }: LineParts): LedgerLine {
  return {
    id: ['filecoin', key, '0', wallet.address, FIL.mint].join(':'),
    chain: 'filecoin', walletId: wallet.id, signature: key, instructionPath: '0', destinationAccount: wallet.address,
    mint: FIL.mint, symbol: FIL.symbol, base: base.toString(), decimals: FIL_DECIMALS, slot: 0, atMs: noonOf(day),
    kind: 'reward', network: 'filecoin', sourceDevice: wallet.address, sender: null, evidence: { rule, facts }, decoderVersion: FILECOIN_DECODER_VERSION,
  };
}
