import type { Position, Release } from '../../../../shared/domain/position';
import type { SourceFact, SourceNotice, SourceReport } from '../../../../shared/domain/source-look';
import type { Wallet } from '../../../../shared/domain/wallet';
import { epochToMs } from '../../../../shared/chains/filecoin/epochs';
import { availableBalance } from '../../../../shared/networks/filecoin/available-balance';
import { consensusShareAt, DAILY_FEE_CAP, FAULT_DAYS_PER_DAY } from '../../../../shared/networks/filecoin/constants';
import { expectedReward } from '../../../../shared/networks/filecoin/expected-reward';
import { FIL, FIL_DECIMALS } from '../../../../shared/networks/filecoin/tokens';
import type { VestingStep } from '../../../../shared/networks/filecoin/vesting';
import { MS_PER_DAY } from '../../../../shared/units/duration';
import { toDecimalText, toNumber } from '../../../../shared/units/token-amount';
import type { Deadlines, MinerInfo, MinerState, PowerAnswer, SectorCount } from './answers';
import type { WinsToday } from './win-scanner';

/** Answers about one provider at one tipset; null: could not be asked, or was no answer. */
export interface MinerAnswers {
  readonly height: number;
  readonly info: MinerInfo | null;
  readonly state: MinerState | null;
  readonly power: PowerAnswer | null;
  readonly sectors: SectorCount | null;
  readonly deadlines: Deadlines | null;
  /** `ThisEpochReward`, attoFIL. */
  readonly epochReward: bigint | null;
  /** The vesting table behind the state, without its head; null: not read. */
  readonly vestingTail: readonly VestingStep[] | null;
  readonly winsToday: WinsToday | null;
}

export interface MinerFindings {
  readonly positions: readonly Position[];
  readonly reports: readonly SourceReport[];
  readonly notices: readonly SourceNotice[];
  readonly facts: readonly SourceFact[];
}

const SOURCE = 'filecoin-chain';
const inFil = (base: bigint): number => toNumber({ base, decimals: FIL_DECIMALS });
const filText = (base: bigint): string => toDecimalText({ base, decimals: FIL_DECIMALS });

/** What the chain says of a provider, as positions, notices and figures. Pure. @param nowMs of the look; amounts are as of the tipset */
export function toMinerFindings(wallet: Wallet, answers: MinerAnswers, nowMs: number): MinerFindings {
  const asOfMs = epochToMs(answers.height);
  const funds = answers.state === null ? null : toFunds(answers.state, answers.vestingTail, answers.height);
  return {
    positions: funds === null ? [] : toPositions(wallet, funds, asOfMs),
    reports: toChainReports(wallet, answers, asOfMs),
    notices: toNotices(wallet, answers, funds, nowMs),
    facts: toFacts(wallet, answers, funds, asOfMs),
  };
}

interface Funds {
  readonly available: bigint;
  readonly vesting: bigint;
  readonly pledge: bigint;
  readonly preCommit: bigint;
  readonly feeDebt: bigint;
  /** Releases to come, earliest first; they add up to `vesting` when the whole table is known. */
  readonly releases: readonly VestingStep[];
  /** `table`: all of it; `head`: only the next; `differs`: the table does not add up to what is locked; `none`: nothing told. */
  readonly table: 'table' | 'head' | 'differs' | 'none';
}

function toFunds(answer: MinerState, tail: readonly VestingStep[] | null, height: number): Funds {
  const { State: state } = answer;
  const told = state.VestingFunds;
  const head: readonly VestingStep[] = told !== undefined && told !== null && 'Head' in told ? [{ epoch: told.Head.Epoch, base: told.Head.Amount }] : [];
  const steps = tail === null ? head : [...head, ...tail];
  const sum = steps.reduce((total, step) => total + step.base, 0n);
  const table = tail === null ? (head.length > 0 ? 'head' : 'none') : sum === state.LockedFunds ? 'table' : 'differs';
  const trusted = table === 'differs' || sum > state.LockedFunds ? [] : steps;
  // Free in the epoch after its own: strictly before the height. Source: actors, take_vested.
  const vestedNotUnlocked = trusted.reduce((total, step) => (step.epoch < height ? total + step.base : total), 0n);
  return {
    available: availableBalance({
      balance: answer.Balance, lockedFunds: state.LockedFunds, preCommitDeposits: state.PreCommitDeposits, initialPledge: state.InitialPledge, feeDebt: state.FeeDebt, vestedNotUnlocked,
    }),
    vesting: state.LockedFunds - vestedNotUnlocked, pledge: state.InitialPledge, preCommit: state.PreCommitDeposits, feeDebt: state.FeeDebt,
    releases: trusted.filter((step) => step.epoch >= height && step.base > 0n), table,
  };
}

function toPositions(wallet: Wallet, funds: Funds, asOfMs: number): readonly Position[] {
  const position = (state: Position['state'], base: bigint, note: string | null, releases: readonly Release[] = []): readonly Position[] =>
    base <= 0n ? [] : [{
      walletId: wallet.id, network: 'filecoin', mint: FIL.mint, symbol: FIL.symbol, base: base.toString(), decimals: FIL_DECIMALS, state, device: wallet.address, releases,
      kind: 'measured', source: SOURCE, asOfMs, note,
    }];
  const releases = funds.releases.map((step) => ({ atMs: epochToMs(step.epoch + 1), base: step.base.toString() }));
  const note = { table: 'filecoin-vesting', head: 'filecoin-vesting-head-only', differs: 'filecoin-vesting-differs', none: 'filecoin-vesting-unknown' }[funds.table];
  return [
    ...position('claimable', funds.available, 'filecoin-available'),
    ...position('vesting', funds.vesting, note, releases),
    ...position('locked', funds.pledge, 'filecoin-pledge'),
    ...position('locked', funds.preCommit, 'filecoin-pre-commit'),
  ];
}

const dailyFeeOf = (deadlines: Deadlines | null): bigint | null => deadlines?.reduce((sum, deadline) => sum + (deadline.DailyFee ?? 0n), 0n) ?? null;

/** Reward of a win as the chain pays it now, without tips. */
const perWinOf = (epochReward: bigint, nowMs: number): bigint => (epochReward * BigInt(Math.round(consensusShareAt(nowMs) * 1e9))) / 1_000_000_000n / 5n;

function toChainReports(wallet: Wallet, answers: MinerAnswers, asOfMs: number): readonly SourceReport[] {
  const day = Math.floor(asOfMs / MS_PER_DAY) * MS_PER_DAY;
  const report = (what: SourceReport['what'], source: string, base: bigint, toMs: number): SourceReport => ({
    walletId: wallet.id, network: 'filecoin', source, device: wallet.address, what, fromMs: day, toMs, boundary: 'utc-day', mint: FIL.mint, symbol: FIL.symbol, base: base.toString(), decimals: FIL_DECIMALS, asOfMs,
  });
  const reports: SourceReport[] = [];
  const { winsToday: today, epochReward } = answers;
  // A part of the day would be taken for the whole.
  if (today !== null && epochReward !== null && today.covered === today.epochs && today.fromMs === day) {
    reports.push(report('earned', 'filecoin-wins-today', perWinOf(epochReward, asOfMs) * BigInt(today.wins), today.toMs));
  }
  const expected = expectedToday(answers, asOfMs);
  if (expected !== null) reports.push(report('expected', 'filecoin-power-share', expected.expected, day + MS_PER_DAY));
  const fee = dailyFeeOf(answers.deadlines);
  if (fee !== null) reports.push(report('fee', SOURCE, fee, day + MS_PER_DAY));
  return reports;
}

function expectedToday(answers: MinerAnswers, asOfMs: number) {
  const { power, epochReward } = answers;
  if (power === null || epochReward === null) return null;
  return expectedReward({
    minerQap: power.MinerPower.QualityAdjPower, networkQap: power.TotalPower.QualityAdjPower, epochReward, hasMinimumPower: power.HasMinPower, days: 1, consensusShare: consensusShareAt(asOfMs),
  });
}

function toFacts(wallet: Wallet, answers: MinerAnswers, funds: Funds | null, asOfMs: number): readonly SourceFact[] {
  const facts: SourceFact[] = [];
  const add = (name: string, value: number | null, unit: string, kind: SourceFact['kind'] = 'measured', text: string | null = null): void => {
    if (value !== null || text !== null) facts.push({ walletId: wallet.id, network: 'filecoin', device: wallet.address, name, value, text, unit, kind, source: SOURCE, asOfMs });
  };
  const { power, sectors, epochReward, winsToday } = answers;
  if (power !== null) {
    add('filecoin-raw-power', Number(power.MinerPower.RawBytePower), 'iB');
    add('filecoin-qa-power', Number(power.MinerPower.QualityAdjPower), 'iB');
    add('filecoin-network-power', Number(power.TotalPower.QualityAdjPower), 'iB');
  }
  if (sectors !== null) {
    add('filecoin-sectors-live', sectors.Live, 'count');
    add('filecoin-sectors-active', sectors.Active, 'count');
    add('filecoin-sectors-faulty', sectors.Faulty, 'count');
  }
  if (funds !== null) {
    add('filecoin-fee-debt', inFil(funds.feeDebt), 'FIL');
    add('filecoin-available', inFil(funds.available), 'FIL');
  }
  const fee = dailyFeeOf(answers.deadlines);
  if (fee !== null) add('filecoin-daily-fee', inFil(fee), 'FIL');
  const expected = expectedToday(answers, asOfMs);
  if (expected !== null) {
    add('filecoin-power-share', expected.share, 'share');
    add('filecoin-expected-day', inFil(expected.expected), 'FIL', 'estimated');
    add('filecoin-expected-day-low', inFil(expected.low), 'FIL', 'estimated');
    add('filecoin-expected-day-high', inFil(expected.high), 'FIL', 'estimated');
    add('filecoin-expected-wins-day', expected.wins.expected, 'count', 'estimated');
    add('filecoin-no-win-days', expected.wins.none, 'share', 'estimated');
    add('filecoin-reward-per-win', inFil(expected.perWin), 'FIL', 'estimated');
    if (fee !== null && expected.expected > 0n) add('filecoin-fee-cap', inFil(expected.expected) * DAILY_FEE_CAP, 'FIL', 'estimated');
    if (sectors !== null && sectors.Faulty > 0 && sectors.Active > 0) add('filecoin-fault-fee-day', inFil(expected.expected) * FAULT_DAYS_PER_DAY * (sectors.Faulty / sectors.Active), 'FIL', 'estimated');
  }
  if (winsToday !== null) {
    add('filecoin-wins-today', winsToday.wins, 'count', 'measured');
    add('filecoin-today-covered', winsToday.epochs === 0 ? null : winsToday.covered / winsToday.epochs, 'share');
    if (epochReward !== null) add('filecoin-earned-today', inFil(perWinOf(epochReward, asOfMs) * BigInt(winsToday.wins)), 'FIL', 'estimated');
  }
  if (answers.info !== null) {
    add('filecoin-owner', null, '', 'reported', answers.info.Owner);
    if (answers.info.Beneficiary !== undefined && answers.info.Beneficiary !== answers.info.Owner) add('filecoin-beneficiary', null, '', 'reported', answers.info.Beneficiary);
    add('filecoin-sector-size', answers.info.SectorSize, 'iB', 'reported');
  }
  return facts;
}

/** A node that lags this far behind tells of the past. */
const BEHIND_MS = 30 * 60_000;

function toNotices(wallet: Wallet, answers: MinerAnswers, funds: Funds | null, nowMs: number): readonly SourceNotice[] {
  const notices: SourceNotice[] = [];
  const say = (code: string, level: SourceNotice['level'], context: Readonly<Record<string, string>> = {}): void => {
    notices.push({ walletId: wallet.id, network: 'filecoin', device: wallet.address, code, context, level, sinceMs: null });
  };
  const { sectors, power, info, height } = answers;
  const headMs = epochToMs(height);
  if (nowMs - headMs > BEHIND_MS) say('filecoin-node-behind', 'warning', { minutes: String(Math.round((nowMs - headMs) / 60_000)) });
  if (sectors !== null && sectors.Faulty > 0) say('filecoin-sectors-faulty', 'bad', { faulty: String(sectors.Faulty), live: String(sectors.Live) });
  if (funds !== null && funds.feeDebt > 0n) say('filecoin-fee-debt', 'bad', { amount: `${filText(funds.feeDebt)} FIL` });
  if (funds !== null && funds.available < 0n && funds.feeDebt === 0n) say('filecoin-pledge-short', 'bad', { amount: `${filText(-funds.available)} FIL` });
  if (funds?.table === 'differs') say('filecoin-vesting-differs', 'warning');
  if (power !== null && !power.HasMinPower) say('filecoin-below-minimum-power', 'warning', { tib: String(Number(power.MinerPower.RawBytePower >> 30n) / 1024) });
  if (info !== null && info.ConsensusFaultElapsed > height) say('filecoin-consensus-fault', 'bad', { until: new Date(epochToMs(info.ConsensusFaultElapsed)).toISOString().slice(0, 16) });
  if (info?.PendingOwnerAddress !== undefined && info.PendingOwnerAddress !== null) say('filecoin-owner-change', 'warning', { address: info.PendingOwnerAddress });
  return notices;
}
