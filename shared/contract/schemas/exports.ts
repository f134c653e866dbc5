import { z } from 'zod';

import { amountSchema, currencySchema, daySchema, instantSchema, knownNumberSchema } from './common';
import { lineFilterSchema } from './ledger';

/**
 * Files the app writes: `csv` and `json` of what is shown, `koinly` and `rotki` for those tools, `tax` (income at receipt and disposals of a
 * year), `costs` (power, depreciation, fees and typed costs by device and day beside income).
 */
export const exportFormatSchema = z.enum(['csv', 'json', 'koinly', 'rotki', 'tax', 'costs']);

export const taxMethodSchema = z.enum(['fifo', 'lifo', 'hifo', 'average']);

export const taxQuestionSchema = z.object({
  /** Calendar year in the operator's zone. */
  year: z.number().int().min(2015).max(2100), currency: currencySchema, method: taxMethodSchema,
  /** Share of income to set aside, 0..1, as the operator thinks right: the app knows nobody's tax rate. */
  setAsideShare: z.number().min(0).max(1),
});

export const exportQuestionSchema = z.object({
  format: exportFormatSchema, filter: lineFilterSchema.exactOptional(), tax: taxQuestionSchema.exactOptional(),
  /** Local days, both inclusive, beside what the filter says. */
  fromDay: daySchema.exactOptional(), toDay: daySchema.exactOptional(),
  /** Currency of the values; the display currency unless said. A tax file has that of its question. */
  currency: currencySchema.exactOptional(),
});

/** What a file would lack, told before it is made. */
export const exportGapsSchema = z.object({
  lines: z.number().int(), counted: z.number().int(), unpriced: z.number().int(), daysWithoutPrice: z.number().int(), undated: z.number().int(), unclassified: z.number().int(),
  /** The wallets have been read from this instant on; null: not at all. */
  readSinceMs: instantSchema.nullable(), unknownCosts: z.array(z.string()),
});

export const exportJobSchema = z.object({
  id: z.string(), format: exportFormatSchema, state: z.enum(['running', 'done', 'failed', 'cancelled']), done: z.number().int(), total: z.number().int(),
  fileName: z.string().nullable(), bytes: z.number().int().nullable(), reason: z.string().nullable(),
  /** Sum of the exported values, equal to the total on the page; null while running. */
  totalValue: knownNumberSchema.nullable(),
});

/** Lots of one token acquired on one local day, told as one; a file has each by itself. `acquiredAtMs` is the first of them. */
export const taxLotSchema = z.object({ mint: z.string(), symbol: z.string().nullable(), amount: amountSchema, acquiredAtMs: instantSchema, costBasis: knownNumberSchema, lots: z.number().int() });

export const taxReportSchema = z.object({
  question: taxQuestionSchema, tz: z.string(),
  income: z.array(z.object({ network: z.string().nullable(), mint: z.string(), symbol: z.string().nullable(), kind: z.enum(['reward', 'staking']), amount: amountSchema, value: knownNumberSchema, lines: z.number().int(), unpriced: z.number().int() })),
  /** Of the lines with a value: "at least" while `unpriced` is not 0. */
  incomeTotal: knownNumberSchema, unpriced: z.number().int(),
  /** Income lines of no known time: they lie in no year. */
  undated: z.number().int(),
  disposals: z.array(z.object({
    atMs: instantSchema, mint: z.string(), symbol: z.string().nullable(), amount: amountSchema, proceeds: knownNumberSchema, costBasis: knownNumberSchema, gain: knownNumberSchema,
    /** `sold` for something else, or `sent` away: then proceeds are not known and it may be no disposal at all. */
    how: z.enum(['sold', 'sent']), lineId: z.string(),
  })),
  /** Gains of what was sold, without what was sent; unknown as soon as one of them is (`gainsUnknown` says how many). */
  gainTotal: knownNumberSchema, gainsUnknown: z.number().int(),
  /** Lots still held at the end of the year by the chosen method. */
  lots: z.array(taxLotSchema),
  /** What is held by those lots, today's value against the tax set aside on it. */
  holdings: z.array(z.object({ mint: z.string(), symbol: z.string().nullable(), amount: amountSchema, costBasis: knownNumberSchema, valueNow: knownNumberSchema, setAside: knownNumberSchema, worthLessThanTax: z.boolean() })),
  /** Of the year, of the `days` whose cost is known: "at least" while `missing` (days without) is not 0. `what` is a code (`cost.<code>`), or `typed:` and the operator's own word. */
  costs: z.array(z.object({ device: z.string().nullable(), what: z.string(), amount: knownNumberSchema, days: z.number().int(), missing: z.number().int() })),
  setAside: knownNumberSchema,
  worthLessThanTax: z.boolean(),
  /** What has to be known when these figures are used, as codes (`tax-note.<code>`). */
  notes: z.array(z.string()),
});

export type ExportFormat = z.infer<typeof exportFormatSchema>;
export type ExportQuestion = z.infer<typeof exportQuestionSchema>;
export type ExportGaps = z.infer<typeof exportGapsSchema>;
export type ExportJob = z.infer<typeof exportJobSchema>;
export type TaxMethod = z.infer<typeof taxMethodSchema>;
export type TaxQuestion = z.infer<typeof taxQuestionSchema>;
export type TaxReport = z.infer<typeof taxReportSchema>;
