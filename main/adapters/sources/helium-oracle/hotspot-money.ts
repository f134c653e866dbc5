import type { Position } from '../../../../shared/domain/position';
import type { SourceNotice, SourceReport } from '../../../../shared/domain/source-look';
import type { TokenFacts } from '../../../../shared/networks/types';
import type { Recipient } from './accounts';
import { lifetimeOf } from './median';

/** What is known of one hotspot in one token when its oracles and the chain have been asked. */
export interface HotspotMoney {
  readonly walletId: string;
  readonly wallet: string;
  readonly token: TokenFacts;
  /** Address of the recipient account: how the ledger names the hotspot. */
  readonly device: string;
  readonly name: string;
  /** null: no account, so nothing was ever paid in this token. */
  readonly recipient: Recipient | null;
  /** What the oracles that answered tell, base units. */
  readonly lifetimes: readonly bigint[];
  /** The highest lifetime told before; 0 at first. */
  readonly before: bigint;
  readonly asOfMs: number;
}

export interface Told {
  readonly position: Position | null;
  readonly reports: readonly SourceReport[];
  readonly notice: SourceNotice | null;
  /** The lifetime that can be believed; null: none. */
  readonly lifetime: bigint | null;
  /** No oracle knows the hotspot. */
  readonly silent: boolean;
}

const toTokens = (base: bigint, decimals: number): string => `${base / 10n ** BigInt(decimals)}.${(base % 10n ** BigInt(decimals)).toString().padStart(decimals, '0')}`;

/**
 * Pending = lifetime − paid so far, where the lifetime can be believed: the oracles agree on it, it did not fall, and it is not below what was
 * paid. Otherwise the range is told and no number made up.
 */
export function toMoney(seen: HotspotMoney): Told {
  const { token, device, recipient } = seen;
  const decimals = token.decimals ?? 8;
  const base = { walletId: seen.walletId, network: 'helium', mint: token.mint, symbol: token.symbol, decimals, asOfMs: seen.asOfMs } as const;
  const report = (what: 'earned' | 'paid', source: string, amount: bigint): SourceReport => ({ ...base, source, device, what, fromMs: 0, toMs: seen.asOfMs, boundary: 'lifetime', base: amount.toString() });
  const paidReports = recipient === null ? [] : [report('paid', 'helium-recipient', recipient.paid)];
  const onlyRange = (low: bigint, high: bigint, code: string): Told => ({
    position: null, reports: paidReports, lifetime: null, silent: false,
    notice: { walletId: seen.walletId, network: 'helium', device, code, context: { hotspot: seen.name, low: toTokens(low, decimals), high: toTokens(high, decimals), token: token.symbol }, level: 'warning', sinceMs: null },
  });

  const lifetime = lifetimeOf(seen.lifetimes);
  const paid = recipient?.paid ?? 0n;
  if (lifetime.state === 'silent') return { position: null, reports: paidReports, notice: null, lifetime: null, silent: true };
  if (lifetime.state === 'disagree') return onlyRange(lifetime.low, lifetime.high, 'helium-oracles-disagree');
  const { amount } = lifetime;
  if (amount < seen.before) return onlyRange(amount, seen.before, 'helium-oracle-fell');
  if (amount < paid) return { ...onlyRange(amount, paid, 'helium-oracle-below-paid'), lifetime: amount };
  const elsewhere = recipient !== null && recipient.destination !== null && recipient.destination !== seen.wallet;
  return {
    position: { ...base, base: (amount - paid).toString(), state: 'claimable', device, releases: [], kind: 'reported', source: 'helium-oracle', note: elsewhere ? 'helium-custom-destination' : null },
    reports: [...paidReports, report('earned', 'helium-oracle', amount)], notice: null, lifetime: amount, silent: false,
  };
}
