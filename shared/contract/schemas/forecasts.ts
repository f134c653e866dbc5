import { z } from 'zod';

import { currencySchema, daySchema, figureSchema, instantSchema, knownNumberSchema } from './common';
import { assumptionSchema, curvePointSchema, verdictSchema } from './economics';

/** How well forecasts of one network turned out (handbook: economics, section 5), and what that does to the band. */
export const forecastGradeSchema = z.object({
  network: z.string(),
  months: z.array(z.object({ month: z.string(), forecast: z.number(), low: z.number().nullable(), high: z.number().nullable(), received: knownNumberSchema, currency: currencySchema })),
  /** Received over forecast, median of the last six graded months. */
  medianRatio: knownNumberSchema,
  inBand: z.object({ hits: z.number().int(), of: z.number().int() }),
  /** What the record does to the forecast shown; null: too few graded months (fewer than three). */
  adjustment: z.object({ shift: z.number(), widen: z.number(), because: z.enum(['too-high', 'too-low', 'too-narrow', 'good']) }).nullable(),
});

/** A forecast as it was stored. */
export const storedForecastSchema = z.object({
  id: z.string(), madeAtMs: instantSchema, deploymentId: z.string(), network: z.string(), currency: currencySchema,
  verdict: verdictSchema, tokenPrice: z.number().nullable(), kwhPrice: z.number().nullable(), ruleVersion: z.string().nullable(),
  inputs: z.array(assumptionSchema),
  months: z.array(z.object({ month: z.string(), income: z.number(), low: z.number().nullable(), high: z.number().nullable() })),
});

export const compareInputSchema = z.object({
  deploymentId: z.string(), horizonMonths: z.number().int().min(1).max(240).exactOptional(), discountRatePerYear: z.number().min(0).max(1).exactOptional(),
  /** Networks the device could move to, with what it would bring there; without a rate the planner's range is taken. */
  moves: z.array(z.object({ network: z.string(), tokensPerDay: z.number().min(0).max(1e9).exactOptional(), movingCost: z.number().min(0).max(1e9).exactOptional() })).max(6),
});

/** Keep, move, sell, or put today's resale money in the token: lines from today on. */
export const comparisonSchema = z.object({
  currency: currencySchema, startDay: daySchema, horizonMonths: z.number().int(),
  lines: z.array(z.object({
    kind: z.enum(['keep', 'move', 'sell', 'buy-token']), network: z.string().nullable(),
    /** Value at the end, at the discount rate; unknown with the reason. */
    value: knownNumberSchema, low: knownNumberSchema, high: knownNumberSchema,
    points: z.array(curvePointSchema),
    assumptions: z.array(assumptionSchema),
  })),
  /** Index into `lines`; null: what would have to be compared is not known. */
  best: z.number().int().nullable(),
  missing: z.array(z.string()),
});

export const fleetForecastSchema = z.object({
  currency: currencySchema, startDay: daySchema, horizonMonths: z.number().int(),
  verdict: verdictSchema,
  members: z.array(z.object({ deploymentId: z.string(), device: z.string(), network: z.string(), included: z.boolean(), missing: z.array(z.string()) })),
  correlation: z.object({ value: z.number(), kind: z.enum(['measured', 'estimated', 'typed']), days: z.number().int() }),
  openingBalance: z.number().nullable(),
  forecast: z.array(curvePointSchema),
  netPerMonth: z.object({ low: z.number(), middle: z.number(), high: z.number() }).nullable(),
  shareNever: z.number().nullable(),
});

const spanSchema = z.object({ fromDay: daySchema, toDay: daySchema });
export const whyInputSchema = z.object({ before: spanSchema, after: spanSchema, deviceId: z.string().exactOptional(), network: z.string().exactOptional() });

export const WHY_FACTORS = ['price', 'work-rate', 'uptime', 'paid-hours', 'network-share', 'rule', 'tariff', 'power', 'other-costs', 'days', 'unexplained'] as const;

/** Why the net of one period differs from another's. Parts add up exactly to the difference. */
export const whySchema = z.object({
  currency: currencySchema, before: figureSchema, after: figureSchema, beforeSpan: spanSchema, afterSpan: spanSchema,
  /** Largest first, `unexplained` last; zero parts are left out. */
  parts: z.array(z.object({
    factor: z.enum(WHY_FACTORS), amount: z.number(),
    beforeValue: knownNumberSchema, afterValue: knownNumberSchema, unit: z.string(), kind: z.enum(['measured', 'reported', 'estimated', 'typed']), source: z.string(),
  })),
  /** Factors that could not be told apart, and why. */
  notTold: z.array(z.object({ factor: z.enum(WHY_FACTORS), reason: z.string() })),
});

export type ForecastGradeAnswer = z.infer<typeof forecastGradeSchema>;
export type StoredForecast = z.infer<typeof storedForecastSchema>;
export type CompareInput = z.infer<typeof compareInputSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type FleetForecast = z.infer<typeof fleetForecastSchema>;
export type WhyInput = z.infer<typeof whyInputSchema>;
export type Why = z.infer<typeof whySchema>;
export type WhyFactor = (typeof WHY_FACTORS)[number];
