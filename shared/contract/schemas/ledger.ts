import { z } from 'zod';

import type { LedgerLine, LineValue, SenderDecision } from '../../domain/reward';
import { isChainId } from '../../domain/wallet';
import type { ChainId, Holding, Wallet } from '../../domain/wallet';
import { amountSchema, currencySchema, daySchema, figureSchema, instantSchema, knownNumberSchema } from './common';

export const chainSchema = z.custom<ChainId>((value) => typeof value === 'string' && isChainId(value), 'a chain such as solana, filecoin or eip155:137');

export const walletSchema = z.object({
  id: z.string(), chain: chainSchema, address: z.string(), label: z.string(), addedAtMs: instantSchema,
}) satisfies z.ZodType<Wallet>;

export const lineKindSchema = z.enum(['reward', 'staking', 'zero-claim', 'conversion', 'spam', 'unclassified', 'outgoing', 'duplicate']);

export const ledgerLineSchema = z.object({
  id: z.string(), chain: chainSchema, walletId: z.string(), signature: z.string(), instructionPath: z.string(), destinationAccount: z.string(),
  mint: z.string(), symbol: z.string().nullable(), base: z.string(), decimals: z.number(), slot: z.number(), atMs: instantSchema.nullable(),
  kind: lineKindSchema, network: z.string().nullable(), sourceDevice: z.string().nullable(), sender: z.string().nullable(),
  evidence: z.object({ rule: z.string(), facts: z.record(z.string(), z.string()) }), decoderVersion: z.number(), receipt: z.string().exactOptional(),
}) satisfies z.ZodType<LedgerLine>;

export const lineValueSchema = z.object({
  lineId: z.string(), usdPerToken: z.number(), source: z.string(), priceAtMs: instantSchema, confidence: z.number().nullable(), typed: z.boolean(),
}) satisfies z.ZodType<LineValue>;

/** A ledger line as pages show it: exact amount, value in the display currency (or why not), and the link to its transaction. */
export const ledgerRowSchema = z.object({
  line: ledgerLineSchema,
  usd: lineValueSchema.nullable(),
  /** Value at receipt in the display currency, with the fiat rate of that day. */
  value: knownNumberSchema,
  currency: currencySchema,
  explorerUrl: z.string(),
});

export const lineFilterSchema = z.object({
  walletId: z.string().exactOptional(), kinds: z.array(lineKindSchema).exactOptional(), networks: z.array(z.string()).exactOptional(),
  mints: z.array(z.string()).exactOptional(), sourceDevices: z.array(z.string()).exactOptional(), fromMs: instantSchema.exactOptional(), toMs: instantSchema.exactOptional(), search: z.string().max(200).exactOptional(),
});

export const ledgerPageSchema = z.object({
  rows: z.array(ledgerRowSchema),
  total: z.number().int(),
  /** Lines by kind under the same filter without its kinds: the counts on the tabs. */
  counts: z.record(z.string(), z.number().int()),
  /** Value of all counted lines of the filter (rewards and staking), with how many lack a price. */
  value: figureSchema,
});

export const tokenTotalSchema = z.object({
  mint: z.string(), symbol: z.string().nullable(), network: z.string().nullable(), amount: amountSchema, lines: z.number().int(), value: figureSchema,
});

export const earningsDaySchema = z.object({
  day: daySchema,
  /** Networks that paid on this day. A day without an entry paid nothing that was read; `read` says whether it was read at all. */
  networks: z.array(z.object({ network: z.string(), value: knownNumberSchema, missing: z.number().int(), tokens: z.array(z.object({ mint: z.string(), symbol: z.string().nullable(), amount: amountSchema })) })),
  /** False where the wallets' history has not been read that far back: a gap, not a zero. */
  read: z.boolean(),
  cost: knownNumberSchema,
  net: knownNumberSchema,
});

export const earningsSchema = z.object({
  currency: currencySchema, tz: z.string(), days: z.array(earningsDaySchema), totals: z.array(tokenTotalSchema), income: figureSchema, cost: figureSchema, net: figureSchema,
  /** False when a cost is unknown: then the word is "income", not "net". */
  netIsKnown: z.boolean(),
});

export const senderDecisionSchema = z.object({
  network: z.string(), mint: z.string(), sender: z.string(), decision: z.enum(['confirmed', 'refused']), decidedAtMs: instantSchema,
}) satisfies z.ZodType<SenderDecision>;

/** A sender that pays a wallet in a network's token and rhythm; the person confirms it once. */
export const senderProposalSchema = z.object({
  network: z.string(), mint: z.string(), sender: z.string(), payments: z.number().int(), firstAtMs: instantSchema.nullable(), lastAtMs: instantSchema.nullable(),
  amount: amountSchema, why: z.string(),
});

export const holdingSchema = z.object({
  walletId: z.string(), mint: z.string(), symbol: z.string().nullable(), base: z.string(), decimals: z.number(), asOfMs: instantSchema,
}) satisfies z.ZodType<Holding>;

/** What is held now with today's value, beside what was earned (rewards and staking, exact base units). */
export const holdingRowSchema = z.object({ holding: holdingSchema, value: figureSchema, earned: amountSchema.nullable(), earnedValue: figureSchema });

export const syncStateSchema = z.object({
  walletId: z.string(),
  state: z.enum(['idle', 'running', 'paused', 'failed']),
  phase: z.enum(['accounts', 'listing', 'reading', 'done']).nullable(),
  listed: z.number().int(),
  read: z.number().int(),
  waiting: z.number().int(),
  lines: z.number().int(),
  unclassified: z.number().int(),
  unreadable: z.number().int(),
  missing: z.number().int(),
  calls: z.number().int(),
  /** Milliseconds left at the endpoint's limit; null while the length is not known. */
  leftMs: z.number().nullable(),
  /** "Totals since": everything after this instant is complete; null: nothing complete yet. */
  completeSinceMs: instantSchema.nullable(),
  /** True when the whole history that the endpoint keeps was read. */
  complete: z.boolean(),
  endpoint: z.string(),
  waitingUntilMs: instantSchema.nullable(),
  lastDoneAtMs: instantSchema.nullable(),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  /** Bytes that reading on would fetch, when that is so much that the person is asked first; null: nothing is asked. */
  asksBytes: z.number().nullable(),
});

/** The raw answer a line was read from, and the rule that made it. */
export const rawEntrySchema = z.object({
  text: z.string().nullable(),
  /** Why there is none: `archive-limit`, `not-archived`, `typed`. */
  why: z.string().nullable(), bytes: z.number().int(), truncated: z.boolean(),
});

export type LedgerRow = z.infer<typeof ledgerRowSchema>;
export type LedgerPage = z.infer<typeof ledgerPageSchema>;
export type Earnings = z.infer<typeof earningsSchema>;
export type EarningsDay = z.infer<typeof earningsDaySchema>;
export type TokenTotal = z.infer<typeof tokenTotalSchema>;
export type SenderProposal = z.infer<typeof senderProposalSchema>;
export type HoldingRow = z.infer<typeof holdingRowSchema>;
export type SyncState = z.infer<typeof syncStateSchema>;
