import { z } from 'zod';
import type { DecodeContext, Decoded } from '../../../engine/ports/chain';
import type { LedgerLine } from '../../../../shared/domain/reward';
import type { Wallet } from '../../../../shared/domain/wallet';
import type { StorjRule } from '../../../../shared/chains/storj/rule-codes';
import { STORJ_USD } from '../../../../shared/networks/storj/tokens';
import { MS_PER_DAY } from '../../../../shared/units/duration';
import { distributedOf, monthOf, paystubEntry, receiptOf, toMs, type Paystub } from './answers';
import { toPlainText } from '../plain-text';

export const STORJ_DECODER_VERSION = 1;

/** What is archived of one paystub: the node's own words, and what has to be known of the node to read them again. */
export const archivedPaystub = z.object({
  node: z.string().min(1).max(64),
  wallet: z.string().max(64).nullable(),
  satelliteUrl: z.string().max(300).nullable(),
  receipt: z.string().max(300).nullable(),
  observedAtMs: z.int(),
  stub: paystubEntry,
});
export type ArchivedPaystub = z.infer<typeof archivedPaystub>;

/** The same whoever watches the node, so that one node under two addresses is known again. */
export const paystubKey = (node: string, stub: Pick<Paystub, 'period' | 'satelliteId'>): string => `storj:${node}:${stub.period}:${stub.satelliteId}`;

/** When it was paid, as near as the node tells: the instant the paystub was written; null when that cannot be true. */
export function paidAtMs(archived: ArchivedPaystub): number | null {
  const created = toMs(archived.stub.created);
  const month = monthOf(archived.stub.period);
  if (created === null || month === null) return null;
  return created >= month.toMs && created <= archived.observedAtMs + MS_PER_DAY ? created : null;
}

/** A paystub as it was archived, as a ledger line: what was really transferred, in USD, reported by the node. Never throws. */
export function decodePaystub(key: string, text: string, wallet: Wallet, context: DecodeContext): Decoded {
  let parsed: ReturnType<typeof archivedPaystub.safeParse>;
  try {
    parsed = archivedPaystub.safeParse(JSON.parse(text));
  } catch {
    return { state: 'unreadable', why: 'not-json' };
  }
  if (!parsed.success) return { state: 'unreadable', why: 'unknown-shape' };
  const { node, stub, receipt, satelliteUrl, wallet: payoutWallet } = parsed.data;
  if (key !== paystubKey(node, stub)) return { state: 'unreadable', why: 'other-key' };
  if (monthOf(stub.period) === null) return { state: 'unreadable', why: 'no-month' };
  const distributed = distributedOf(stub);
  if (distributed === null) return { state: 'unreadable', why: 'distributed-not-told' };
  // Below the minimum payout, or nothing earned: no money moved.
  if (distributed === 0n) return { state: 'decoded', lines: [], newAccounts: [] };

  const elsewhere = context.accounts.some((account) => account.address === node && account.walletId !== wallet.id);
  const known = context.accounts.some((account) => account.address === node && account.walletId === wallet.id);
  const rule: StorjRule = elsewhere ? 'storj-same-node' : 'storj-paystub';
  const proof = receiptOf(receipt);
  const destination = payoutWallet ?? node;
  const line: LedgerLine = {
    id: `storj:${key}:0:${destination}:${STORJ_USD.mint}`,
    chain: 'storj',
    walletId: wallet.id,
    signature: key,
    instructionPath: '0',
    destinationAccount: destination,
    ...STORJ_USD,
    base: distributed.toString(),
    slot: 0,
    atMs: paidAtMs(parsed.data),
    kind: elsewhere ? 'duplicate' : 'reward',
    network: 'storj',
    sourceDevice: stub.satelliteId,
    sender: null,
    evidence: {
      rule,
      facts: {
        node,
        satellite: toPlainText(satelliteUrl, 80) || stub.satelliteId,
        month: stub.period.slice(0, 7),
        paid: `${stub.paid} micro-USD`,
        distributed: `${distributed} micro-USD`,
        ...(proof === null ? {} : { payoutChain: proof.chain }),
      },
    },
    ...(proof === null ? {} : { receipt: proof.transaction }),
    decoderVersion: STORJ_DECODER_VERSION,
  };
  return { state: 'decoded', lines: [line], newAccounts: elsewhere || known ? [] : [{ walletId: wallet.id, address: node, kind: 'wallet', mint: null, origin: 'seen' }] };
}
