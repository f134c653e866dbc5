import { z } from 'zod';

import { currencySchema, daySchema, figureSchema, instantSchema, knownNumberSchema } from './common';
import { tariffInputSchema, tariffSchema } from './devices';

/** One stretch of the day's ring with its price. */
export const ringStretchSchema = z.object({
  fromMs: instantSchema, toMs: instantSchema,
  /** Per kWh in the tariff's currency. */
  price: knownNumberSchema,
  kind: z.enum(['typed', 'reported', 'estimated']),
  /** Third of the day's range it lies in; `flat` when all prices are one. */
  band: z.enum(['cheap', 'middle', 'dear', 'flat', 'unknown']),
});

/** One device on the page of costs. */
export const deviceCostSchema = z.object({
  deviceId: z.string(), name: z.string(),
  /** Where its watts come from. */
  wattsSource: z.enum(['plug', 'counters', 'typed', 'catalogue', 'none']),
  wattsNow: figureSchema, idleW: z.number().nullable(), busyW: z.number().nullable(), hostW: z.number().nullable(), wallFactor: z.number(),
  /** At the price of this hour. */
  perHourNow: figureSchema,
  kwhToday: figureSchema, costToday: figureSchema, costMonth: figureSchema,
  /** Hours of the local day so far: 23 to 25 of them in a whole day. */
  hours: z.array(z.object({ fromMs: instantSchema, toMs: instantSchema, kwh: knownNumberSchema, cost: knownNumberSchema, kind: z.enum(['measured', 'typed', 'estimated']) })),
});

/** A cost beside power, in the display currency where a rate is known. */
export const costItemSchema = z.object({
  kind: z.enum(['hosting', 'bandwidth', 'subscription', 'claim', 'other', 'one-off', 'standing', 'swap', 'fee', 'opportunity', 'depreciation']),
  name: z.string(), deviceId: z.string().nullable(), network: z.string().nullable(),
  /** Of this month so far. */
  month: figureSchema,
  /** False: it is no money that leaves the purse (opportunity, depreciation) and is not in the total unless switched on. */
  cash: z.boolean(),
});

export const costsPageSchema = z.object({
  nowMs: instantSchema, currency: currencySchema, tz: z.string(), day: daySchema,
  tariff: tariffSchema.nullable(),
  priceNow: figureSchema,
  ring: z.array(ringStretchSchema),
  devices: z.array(deviceCostSchema),
  items: z.array(costItemSchema),
  /** Power of all devices this month, and everything that is cash. */
  energyMonth: figureSchema, totalMonth: figureSchema,
  unknownCosts: z.array(z.string()),
});

/** The past priced again: what a figure was before and is now. */
export const repriceEntrySchema = z.object({
  id: z.string(), atMs: instantSchema, cause: z.enum(['tariff', 'tariff-removed', 'wall-factor', 'watts', 'prices']),
  /** Name of the tariff's place or of the device. */
  subject: z.string(), deviceId: z.string().nullable(), month: z.string(), currency: currencySchema, before: knownNumberSchema, after: knownNumberSchema,
});

/** A bill of one month as the plan would make it. */
export const sampleBillSchema = z.object({
  currency: currencySchema, kwh: z.number(), month: z.string(),
  lines: z.array(z.object({ code: z.string(), label: z.string().nullable(), kwh: z.number().nullable(), perKwh: z.number().nullable(), amount: z.number() })),
  total: z.number(), meanPerKwh: z.number(),
  /** What a household of the region pays on average; null: the region is not known. */
  typical: z.object({ region: z.string(), perKwh: z.number(), currency: currencySchema, asOf: z.string(), source: z.string() }).nullable(),
});

export const sampleBillInputSchema = z.object({ tariff: tariffInputSchema, kwhPerMonth: z.number().min(0).max(1e6), region: z.string().max(8).exactOptional(), month: z.string().regex(/^\d{4}-\d{2}$/).exactOptional() });

export const priceSeriesPointSchema = z.object({ fromMs: instantSchema, toMs: instantSchema, price: z.number() });

/** A file of prices, read but not kept yet. */
export const priceFilePreviewSchema = z.object({
  points: z.number().int(), fromMs: instantSchema.nullable(), toMs: instantSchema.nullable(), lowest: z.number().nullable(), highest: z.number().nullable(),
  /** Stretches without a price between the first and the last. */
  gaps: z.number().int(),
  problems: z.array(z.object({ line: z.number().int(), should: z.string() })),
});

export type CostsPage = z.infer<typeof costsPageSchema>;
export type DeviceCost = z.infer<typeof deviceCostSchema>;
export type CostItem = z.infer<typeof costItemSchema>;
export type RepriceEntry = z.infer<typeof repriceEntrySchema>;
export type SampleBill = z.infer<typeof sampleBillSchema>;
export type SampleBillInput = z.infer<typeof sampleBillInputSchema>;
export type PriceFilePreview = z.infer<typeof priceFilePreviewSchema>;
