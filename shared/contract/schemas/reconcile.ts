import { z } from 'zod';

import { amountSchema, instantSchema, knownNumberSchema } from './common';
import { ledgerLineSchema, lineFilterSchema } from './ledger';

export const boundarySchema = z.enum(['local', 'utc', 'epoch']);

/**
 * Why two of the three figures differ, as a code (`cause.<code>`), with the amount it explains where that can be told:
 * `day-boundary`, `unclaimed`, `held`, `rounding`, `missing-page`, `unclassified`, `not-counted` (spam, refused sender), `duplicate`,
 * `network-fee`, `not-read-yet`, `source-silent`, `own-record` (typed or imported: on no chain), `not-explained`.
 * `of` says which difference it explains: the amounts of one add up to it exactly.
 */
export const causeSchema = z.object({ code: z.string(), of: z.enum(['source', 'chain']).exactOptional(), amount: amountSchema.nullable(), lines: z.number().int(), filter: lineFilterSchema.nullable() });

export const reconcileRowSchema = z.object({
  fromMs: instantSchema, toMs: instantSchema,
  /** What the network's own source says was earned or paid; null: it says nothing of this stretch. */
  source: amountSchema.nullable(), sourceName: z.string().nullable(), sourceAsOfMs: instantSchema.nullable(),
  /** Everything of this token that came in, as the chain tells it. null: the chain has not been read here. */
  chain: amountSchema.nullable(),
  /** What the app counts as income. */
  counted: amountSchema,
  lines: z.number().int(),
  /** Source less counted, and chain less counted. */
  sourceDifference: amountSchema.nullable(), chainDifference: amountSchema.nullable(),
  causes: z.array(causeSchema),
});

export const reconciliationSchema = z.object({
  network: z.string(), boundary: boundarySchema, currency: z.string(),
  tokens: z.array(z.object({ mint: z.string(), symbol: z.string().nullable(), decimals: z.number().int(), rows: z.array(reconcileRowSchema), total: reconcileRowSchema, countedValue: knownNumberSchema })),
  /** Sources that were asked for it, and when; empty: this network has no source of its own. */
  sources: z.array(z.object({ source: z.string(), asOfMs: instantSchema.nullable() })),
});

/** What a newer decoder makes of one transaction that an older one has read. */
export const redecodeChangeSchema = z.object({
  walletId: z.string(), chain: z.string(), signature: z.string(), atMs: instantSchema.nullable(),
  before: z.array(ledgerLineSchema), after: z.array(ledgerLineSchema),
});

export const redecodePreviewSchema = z.object({
  /** Transactions that an older decoder has read. */
  waiting: z.number().int(),
  /** Looked through so far; the preview is worked out in steps and grows. */
  checked: z.number().int(), state: z.enum(['idle', 'running', 'done']),
  /** Raw answers that are neither in the archive nor to be had without asking the chain again. */
  withoutRaw: z.number().int(),
  changed: z.number().int(),
  changes: z.array(redecodeChangeSchema),
  /** What the change does to counted income, by token. */
  effect: z.array(z.object({ mint: z.string(), symbol: z.string().nullable(), before: amountSchema, after: amountSchema })),
});

export type Boundary = z.infer<typeof boundarySchema>;
export type Cause = z.infer<typeof causeSchema>;
export type ReconcileRow = z.infer<typeof reconcileRowSchema>;
export type Reconciliation = z.infer<typeof reconciliationSchema>;
export type RedecodePreview = z.infer<typeof redecodePreviewSchema>;
