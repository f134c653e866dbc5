import { z } from 'zod';

import { currencySchema, daySchema, figureSchema, instantSchema, knownNumberSchema } from './common';
import { verdictSchema } from './economics';

const sourced = { mark: z.enum(['verified', 'secondary', 'unsure']), source: z.string(), asOf: daySchema };

export const demandGradeSchema = z.enum(['paid-by-customers', 'mostly-customers', 'mostly-emission', 'emission']);

/** Customers against emission over one window. Every figure in USD unless its unit says otherwise. */
export const demandWindowSchema = z.object({
  days: z.union([z.literal(30), z.literal(90), z.literal(365)]), fromDay: daySchema.nullable(), toDay: daySchema.nullable(),
  customers: figureSchema, paidToOperators: figureSchema, burned: figureSchema, minted: figureSchema,
  /** Customer payments over value paid to operators. */
  share: knownNumberSchema,
  /** Burned over minted, by value. */
  sinkOverEmission: knownNumberSchema,
  grade: demandGradeSchema.nullable(),
});

/** What the same unit costs elsewhere, and what an operator gets for it: two different things. */
export const comparatorSchema = z.object({
  ...sourced, unit: z.string(), provider: z.string(), region: z.string().nullable(), what: z.string(), usd: z.number(), usdHigh: z.number().nullable(), kind: z.enum(['customer-price', 'operator-income']),
  /** True: the network itself. */
  isNetwork: z.boolean(),
});

export const demandPageSchema = z.object({
  network: z.string(), currency: currencySchema, atMs: instantSchema,
  windows: z.array(demandWindowSchema),
  /** What a burn is on this network, as a plain sentence; null: it burns nothing, or nobody told. */
  burnMeaning: z.string().nullable(),
  /** Share that the largest payers pay, where a source told. */
  topPayers: z.object({ ...sourced, count: z.number().int(), share: z.number(), text: z.string() }).nullable(),
  /** Market value over yearly customer payments. */
  valuation: z.object({ marketCapUsd: figureSchema, revenueYearUsd: figureSchema, multiple: knownNumberSchema }),
  nodes: z.object({ points: z.array(z.object({ day: daySchema, count: z.number() })), changePerYear: knownNumberSchema, source: z.string(), asOf: daySchema }).nullable(),
  /** By month, USD: customer payments and value minted. Gaps stay gaps. */
  months: z.array(z.object({ month: z.string(), customers: z.number().nullable(), minted: z.number().nullable() })),
  verification: z.string().nullable(),
  ahead: z.array(z.object({ ...sourced, day: daySchema.nullable(), what: z.enum(['emission-step', 'unlock', 'proposal', 'other']), text: z.string() })),
  comparators: z.array(comparatorSchema),
  /** What it does with the machine, the line and the address. */
  answers: z.array(z.object({ ...sourced, question: z.enum(['machine', 'line', 'address', 'data', 'remote-control']), text: z.string() })),
  law: z.array(z.object({ ...sourced, topic: z.enum(['telecom', 'hosting', 'provider-terms', 'privacy', 'recording', 'tax', 'other']), region: z.string().nullable(), text: z.string() })),
  /** The operator's own income of 90 days, divided by the demand share. */
  own: z.object({ income90d: figureSchema, fromCustomers: knownNumberSchema, fromEmission: knownNumberSchema }),
  /** Where the operator's result lies among others; unknown where no public data allows it. */
  percentile: z.object({ value: knownNumberSchema, of: z.number().int(), what: z.string(), source: z.string(), asOf: daySchema.nullable() }),
  /** What no source told. */
  notKnown: z.array(z.string()),
  /** Last successful refresh; null: only the figures that came with the app. */
  refreshedAtMs: instantSchema.nullable(),
});

/** A forecast on what customers pay alone, beside the normal one. */
export const demandAloneSchema = z.object({ share: knownNumberSchema, verdict: verdictSchema, normal: verdictSchema });

/** One price of the strip on top. */
export const stripPriceSchema = z.object({
  symbol: z.string(), token: z.string(), network: z.string().nullable(), price: figureSchema, change24h: knownNumberSchema,
});

export type DemandPage = z.infer<typeof demandPageSchema>;
export type DemandWindow = z.infer<typeof demandWindowSchema>;
export type Comparator = z.infer<typeof comparatorSchema>;
export type StripPrice = z.infer<typeof stripPriceSchema>;
