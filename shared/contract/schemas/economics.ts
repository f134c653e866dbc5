import { z } from 'zod';

import type { Verdict } from '../../economics/verdict';
import { currencySchema, daySchema, figureSchema, instantSchema } from './common';

/** The output of `estimate` (handbook: economics, section 3). Null is "not within the horizon" or "out of reach", never zero. */
export const estimateSchema = z.object({
  days: z.number(), wallKw: z.number(), outlay: z.number(), tokensEarned: z.number(), tokensReceived: z.number(), tokensPendingAtEnd: z.number(),
  income: z.number(), cost: z.number(), cumulative: z.number(),
  cashFirstTouchDay: z.number().nullable(), cashBreakEvenDay: z.number().nullable(), cashBreakEvenDate: daySchema.nullable(), exitBreakEvenDay: z.number().nullable(),
  resaleAtEnd: z.number(), npv: z.number(), npvWithExit: z.number(),
  lenses: z.object({ sold: z.number(), held: z.number(), boughtToken: z.number() }),
  firstMonths: z.array(z.object({ month: z.number(), tokens: z.number(), income: z.number(), cost: z.number() })),
  targetMonths: z.number(),
  handles: z.object({
    tokenPrice: z.number().nullable(), flatKwhPrice: z.number().nullable(), busyHoursPerDay: z.number().nullable().exactOptional(), networkGrowthPerYear: z.number().nullable(),
  }),
  monteCarlo: z.object({
    never: z.number(), p10Day: z.number().nullable(), p50Day: z.number().nullable(), p90Day: z.number().nullable(),
    finalP10: z.number(), finalP50: z.number(), finalP90: z.number(), finalMean: z.number(),
  }).nullable(),
  defaults: z.array(z.string()),
  notModelled: z.array(z.string()),
  sensitivity: z.array(z.object({ input: z.string(), lowDay: z.number().nullable(), highDay: z.number().nullable(), lowNpv: z.number(), highNpv: z.number() })),
  series: z.object({ tokens: z.array(z.number()), income: z.array(z.number()), cost: z.array(z.number()), cumulative: z.array(z.number()) }).exactOptional(),
});

export const verdictSchema = z.discriminatedUnion('kind', [
  /** 80 % band in months; `shareNever` of the simulated futures never make it within the horizon. */
  z.object({ kind: z.literal('pays-back'), monthsLow: z.number(), monthsHigh: z.number(), shareNever: z.number() }),
  /** At least half pay back, but more than one in ten never does: the band has no upper end. */
  z.object({ kind: z.literal('pays-back-in-some'), monthsLow: z.number(), monthsMiddle: z.number(), horizonMonths: z.number(), shareNever: z.number() }),
  z.object({ kind: z.literal('does-not-pay-back'), horizonMonths: z.number(), shareNever: z.number() }),
  z.object({ kind: z.literal('cannot-tell'), reason: z.string() }),
]) satisfies z.ZodType<Verdict>;

/** One point of the cumulative curve: money since the purchase. */
export const curvePointSchema = z.object({ day: daySchema, middle: z.number(), low: z.number().nullable(), high: z.number().nullable() });

export const assumptionSchema = z.object({
  key: z.string(), value: z.string(), unit: z.string(), kind: z.enum(['measured', 'reported', 'estimated', 'typed']), source: z.string(), asOfMs: instantSchema.nullable(),
});

/** The four handles and few others that a person moves; absent: as known. */
export const overridesSchema = z.object({
  tokenPrice: z.number().min(0).max(1e6).exactOptional(), kwhPrice: z.number().min(0).max(10).exactOptional(), busyHoursPerDay: z.number().min(0).max(24).exactOptional(),
  networkGrowthPerYear: z.number().min(-0.9).max(5).exactOptional(), devicePrice: z.number().min(0).max(1e9).exactOptional(), tokensPerDay: z.number().min(0).max(1e9).exactOptional(),
  watts: z.number().min(0).max(1e6).exactOptional(), horizonMonths: z.number().int().min(1).max(240).exactOptional(), volatilityPerYear: z.number().min(0).max(5).exactOptional(),
  uptime: z.number().min(0).max(1).exactOptional(), discountRatePerYear: z.number().min(0).max(1).exactOptional(),
  /** `log-normal` unless said; `bootstrap` draws the token's own past returns again. */
  priceModel: z.enum(['log-normal', 'bootstrap']).exactOptional(),
  /** Months for the handles; the horizon unless said. */
  targetMonths: z.number().int().min(1).max(240).exactOptional(),
});

export const breakEvenInputSchema = z.object({
  /** null: no deployment yet; everything has to come from overrides and defaults. */
  deploymentId: z.string().nullable(),
  network: z.string().exactOptional(),
  overrides: overridesSchema,
});

export const breakEvenSchema = z.object({
  currency: currencySchema,
  network: z.string(),
  verdict: verdictSchema,
  /** Null while something the forecast needs is unknown; `missing` names it. */
  estimate: estimateSchema.nullable(),
  missing: z.array(z.string()),
  /** First day of the forecast, from which the months of the verdict count: today, or a few days before it while the last days are not read. */
  startDay: daySchema,
  /** What the forecast starts with; minus the price for a device that is not owned yet. Null while the price is unknown. */
  openingBalance: z.number().nullable(),
  /**
   * Where that balance comes from. `realised`: everything since the purchase is known. `price-only`: the price is counted, what came and
   * went since then is not known. `not-owned`: thought of, or bought on a day to come.
   */
  openingKind: z.enum(['realised', 'price-only', 'not-owned']),
  /** Null: not owned, or nobody said when it was bought. */
  purchasedOn: daySchema.nullable(),
  /** Since when the realised balance has not been below 0; null while it is, or is not known. */
  paidBackOn: daySchema.nullable(),
  /** Forecast from `startDay`, at most 600 points. */
  forecast: z.array(curvePointSchema),
  /** What really came, value received less energy and fixed costs and the price paid, from the purchase to the last day that is fully known; the sale counts on its day. */
  realised: z.array(z.object({ day: daySchema, cumulative: z.number() })),
  /** The same sum without the price and the sale; never with depreciation, which is the price again. */
  realisedNet: figureSchema,
  netPerMonth: z.object({ low: z.number().nullable(), middle: z.number(), high: z.number().nullable() }).nullable(),
  moneyAtRisk: z.object({ outlay: z.number(), resaleToday: z.number() }).nullable(),
  /** Values in force for the handles: what the sliders stand on. */
  current: z.object({ tokenPrice: z.number().nullable(), kwhPrice: z.number().nullable(), busyHoursPerDay: z.number().nullable(), networkGrowthPerYear: z.number() }),
  assumptions: z.array(assumptionSchema),
  /** Share of the reward that is paid from emission rather than by customers, where known. */
  emissionNote: z.string().nullable(),
  /** The three lenses day by day, at most 600 points; empty while there is no forecast. */
  lensCurves: z.array(z.object({ day: daySchema, sold: z.number(), held: z.number(), boughtToken: z.number() })),
  /** What the spread rests on; null: there is none. */
  spread: z.object({ model: z.enum(['log-normal', 'bootstrap']), volatilityPerYear: z.number(), source: z.enum(['typed', 'history']), days: z.number().int() }).nullable(),
  /** How past forecasts of this network turned out and what that did to this one; null: none is graded yet. */
  record: z.object({ medianRatio: z.number(), months: z.number().int(), hits: z.number().int(), of: z.number().int(), shift: z.number(), widen: z.number() }).nullable(),
  /** The same forecast if customers alone paid; null where the share is not known. */
  onDemandAlone: z.object({ share: z.number(), verdict: verdictSchema, netPerMonth: z.number() }).nullable(),
});

export type Estimate = z.infer<typeof estimateSchema>;
export type BreakEven = z.infer<typeof breakEvenSchema>;
export type BreakEvenInput = z.infer<typeof breakEvenInputSchema>;
export type Overrides = z.infer<typeof overridesSchema>;
export type Assumption = z.infer<typeof assumptionSchema>;
