import { z } from 'zod';

import type { ImportBatch, TypedCost } from '../../domain/own-record';
import { amountSchema, currencySchema, daySchema, instantSchema } from './common';

/** A reward that is on no chain, as typed. `token` is a token id or `fiat:EUR`; the amount is exact decimal text. */
export const typedLineInputSchema = z.object({
  atMs: instantSchema, kind: z.enum(['reward', 'staking']), network: z.string().nullable(), token: z.string().max(120), amount: z.string().max(60),
  /** USD a whole token; null: look it up (or, for money, the day's rate). */
  usdPerToken: z.number().min(0).nullable(), note: z.string().max(200),
});

export const typedCostInputSchema = z.object({
  day: daySchema, amount: z.number().min(0), currency: currencySchema, what: z.string().min(1).max(120), deviceId: z.string().nullable(), network: z.string().nullable(),
});

export const typedCostSchema = typedCostInputSchema.extend({ id: z.string(), addedAtMs: instantSchema }) satisfies z.ZodType<TypedCost>;

export const importFormatSchema = z.enum(['generic', 'rotki', 'koinly', 'helium-explorer', 'fairspot']);

/** Which column of a generic file holds what; a name of the header row. */
export const columnMappingSchema = z.object({
  time: z.string(), amount: z.string(), token: z.string().exactOptional(), network: z.string().exactOptional(), transaction: z.string().exactOptional(), price: z.string().exactOptional(),
  value: z.string().exactOptional(), currency: z.string().exactOptional(), device: z.string().exactOptional(), note: z.string().exactOptional(), kind: z.string().exactOptional(),
  /** Used for every row where the file has no column for it. */
  fixedToken: z.string().exactOptional(), fixedNetwork: z.string().exactOptional(), fixedCurrency: z.string().exactOptional(),
  /** Zone of times without one, IANA. */
  tz: z.string().exactOptional(),
  /** How dates such as 03/04/2026 are meant; asked when the file does not tell. */
  dateOrder: z.enum(['iso', 'dmy', 'mdy']).exactOptional(),
});

export const importInputSchema = z.object({
  fileName: z.string().max(200), text: z.string().max(60_000_000), format: importFormatSchema.exactOptional(), mapping: columnMappingSchema.exactOptional(),
});

export const importRowSchema = z.object({
  /** Line of the file at which the row begins, 1-based. */
  line: z.number().int(),
  state: z.enum(['new', 'duplicate', 'bad', 'ignored']),
  /** For bad and ignored rows: what is wrong, as a code (`import.<code>`), and the words of the file that it is about. */
  why: z.string().nullable(), what: z.string().nullable(),
  atMs: instantSchema.nullable(), kind: z.string().nullable(), network: z.string().nullable(), symbol: z.string().nullable(), amount: z.string().nullable(), transaction: z.string().nullable(),
});

export const importPreviewSchema = z.object({
  format: importFormatSchema,
  /** False: the format was read from its documented columns and no real file of it was seen. */
  verified: z.boolean(),
  columns: z.array(z.string()), mapping: columnMappingSchema.nullable(),
  /** Fields of the mapping that are missing or ambiguous; nothing can be imported before they are said. */
  asks: z.array(z.string()),
  counts: z.object({ new: z.number().int(), duplicate: z.number().int(), bad: z.number().int(), ignored: z.number().int() }),
  /** All bad rows first, then the first hundred others. */
  rows: z.array(importRowSchema),
  totals: z.array(z.object({ mint: z.string(), symbol: z.string().nullable(), amount: amountSchema, lines: z.number().int() })),
});

export const importBatchSchema = z.object({
  id: z.string(), fileName: z.string(), format: importFormatSchema, lines: z.number().int(), duplicates: z.number().int(), importedAtMs: instantSchema,
}) satisfies z.ZodType<ImportBatch>;

export type TypedLineInput = z.infer<typeof typedLineInputSchema>;
export type TypedCostInput = z.infer<typeof typedCostInputSchema>;
export type ColumnMapping = z.infer<typeof columnMappingSchema>;
export type ImportInput = z.infer<typeof importInputSchema>;
export type ImportRow = z.infer<typeof importRowSchema>;
export type ImportPreview = z.infer<typeof importPreviewSchema>;
