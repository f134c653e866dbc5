import { z } from 'zod';
import type { DecodeContext, Decoded } from '../../../engine/ports/chain';
import type { AkashRule } from '../../../../shared/chains/akash/rule-codes';
import type { LedgerLine } from '../../../../shared/domain/reward';
import type { Wallet } from '../../../../shared/domain/wallet';
import { AKASH_DENOMS } from '../../../../shared/networks/akash/tokens';
import { coinId } from '../../../../shared/networks/token-id';
import { ONE_LOOK_MS } from './when-paid';
import { shareOut } from './share-out';
import { toPlainText } from '../plain-text';

export const AKASH_DECODER_VERSION = 1;

const total = z.string().regex(/^\d{1,20}$/);
/** Unix ms of this century. */
const instant = z.int().min(1_500_000_000_000).max(4_102_444_800_000);

/** What is archived of one observed increase: the chain's own totals, when they were seen, and how the days between weigh. */
export const archivedIncrease = z.object({
  provider: z.string().max(100),
  lease: z.string().min(1).max(300),
  denom: z.string().min(1).max(128),
  from: total,
  to: total,
  /** Earliest and latest instant at which it can have been paid; null: the beginning is not known. */
  fromMs: instant.nullable(),
  toMs: instant,
  buckets: z.array(z.object({ atMs: instant, weight: z.string().regex(/^\d{1,25}$/) })).max(200).nullable(),
});
export type ArchivedIncrease = z.infer<typeof archivedIncrease>;

export const increaseKey = (increase: Pick<ArchivedIncrease, 'lease' | 'from' | 'to'>): string => `akash:${increase.lease}:${increase.from}-${increase.to}`;

/** A stretch without any word on its days gets its end as date when it is this short, and no date when it is longer. */
const DATED_BY_END_MS = 31 * 86_400_000;

/** The lines that an increase comes to, and by which rule. */
export function partsOf(increase: ArchivedIncrease): { readonly rule: AkashRule; readonly parts: readonly { readonly atMs: number | null; readonly amount: bigint }[] } {
  const amount = BigInt(increase.to) - BigInt(increase.from);
  const spanMs = increase.fromMs === null ? null : increase.toMs - increase.fromMs;
  if (spanMs !== null && spanMs <= ONE_LOOK_MS) return { rule: 'akash-withdrawn', parts: [{ atMs: increase.toMs, amount }] };
  const shared = increase.buckets === null ? [] : shareOut(amount, increase.buckets.map((bucket) => ({ atMs: bucket.atMs, weight: BigInt(bucket.weight) })));
  if (shared.length > 0) return { rule: 'akash-withdrawn-spread', parts: shared };
  return { rule: 'akash-withdrawn-undated', parts: [{ atMs: spanMs !== null && spanMs <= DATED_BY_END_MS ? increase.toMs : null, amount }] };
}

/** An increase of what a lease has paid out, as ledger lines that add up to it exactly. Never throws. */
export function decodeIncrease(key: string, text: string, wallet: Wallet, context: DecodeContext): Decoded {
  let parsed: ReturnType<typeof archivedIncrease.safeParse>;
  try {
    parsed = archivedIncrease.safeParse(JSON.parse(text));
  } catch {
    return { state: 'unreadable', why: 'not-json' };
  }
  if (!parsed.success) return { state: 'unreadable', why: 'unknown-shape' };
  const increase = parsed.data;
  if (increase.provider !== wallet.address) return { state: 'unreadable', why: 'other-provider' };
  if (key !== increaseKey(increase)) return { state: 'unreadable', why: 'other-key' };
  if (BigInt(increase.to) <= BigInt(increase.from)) return { state: 'unreadable', why: 'no-increase' };
  if (increase.fromMs !== null && increase.fromMs > increase.toMs) return { state: 'unreadable', why: 'time-runs-backwards' };
  if (!increase.lease.endsWith(`/${increase.denom}`)) return { state: 'unreadable', why: 'other-coin' };
  const mint = coinId('akash', increase.denom);
  const known = context.networks.token(mint) ?? AKASH_DENOMS[increase.denom];
  const [owner = '', dseq = '', gseq = '', oseq = ''] = increase.lease.split('/');
  const { rule, parts } = partsOf(increase);
  const lines: readonly LedgerLine[] = parts.map((part, at) => ({
    id: `akash:${key}:${at}:${wallet.address}:${mint}`,
    chain: 'akash',
    walletId: wallet.id,
    signature: key,
    instructionPath: String(at),
    destinationAccount: wallet.address,
    mint,
    symbol: known?.symbol ?? null,
    base: part.amount.toString(),
    // Every coin of this chain that pays leases counts millionths.
    decimals: known?.decimals ?? 6,
    slot: 0,
    atMs: part.atMs,
    kind: 'reward',
    network: 'akash',
    sourceDevice: `${dseq}/${gseq}/${oseq}`,
    sender: toPlainText(owner, 100) || null,
    evidence: { rule, facts: { tenant: toPlainText(owner, 100), lease: `${dseq}/${gseq}/${oseq}`, coin: increase.denom, before: increase.from, after: increase.to } },
    decoderVersion: AKASH_DECODER_VERSION,
  }));
  return { state: 'decoded', lines, newAccounts: [] };
}
