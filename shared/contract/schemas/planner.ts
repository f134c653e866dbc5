import { z } from 'zod';

import type { CatalogueDevice, CatalogueFigure } from '../../hardware/types';
import { currencySchema, daySchema, figureSchema, instantSchema, knownNumberSchema } from './common';
import { assumptionSchema, overridesSchema, verdictSchema } from './economics';

const catalogueFigureSchema = z.object({
  mark: z.enum(['verified', 'secondary', 'unsure']), source: z.string(), asOf: daySchema, low: z.number(), middle: z.number(), high: z.number(),
}) satisfies z.ZodType<CatalogueFigure>;

export const catalogueDeviceSchema = z.object({
  id: z.string(), kind: z.enum(['gpu', 'hotspot', 'camera', 'gnss', 'storage', 'server', 'edge']), name: z.string(), maker: z.string(),
  priceUsd: catalogueFigureSchema.nullable(), idleW: catalogueFigureSchema.nullable(), busyW: catalogueFigureSchema.nullable(), ratedW: catalogueFigureSchema.nullable(), hostW: catalogueFigureSchema.nullable(),
  wallFactor: z.number(), memoryGb: catalogueFigureSchema.nullable(), octaneBench: catalogueFigureSchema.nullable(), diskTb: catalogueFigureSchema.nullable(),
  lifeMonths: z.number().int(), exclusive: z.array(z.enum(['gpu', 'radio', 'camera', 'gnss'])), shared: z.array(z.enum(['disk', 'line', 'cpu'])),
  networks: z.array(z.string()), notes: z.array(z.string()),
}) satisfies z.ZodType<CatalogueDevice>;

/** What the person knows better than the catalogue; a field left out stays, null takes an own value back. */
export const catalogueEditSchema = z.object({
  id: z.string(),
  price: z.object({ amount: z.number().min(0).max(1e9), currency: currencySchema }).nullable().exactOptional(),
  idleW: z.number().min(0).max(1e6).nullable().exactOptional(), busyW: z.number().min(0).max(1e6).nullable().exactOptional(), hostW: z.number().min(0).max(1e6).nullable().exactOptional(),
  wallFactor: z.number().min(1).max(3).nullable().exactOptional(), octaneBench: z.number().min(0).max(1e6).nullable().exactOptional(), diskTb: z.number().min(0).max(1e6).nullable().exactOptional(),
});

export const catalogueRowSchema = catalogueDeviceSchema.extend({
  /** Own values in force, as typed. */
  edited: catalogueEditSchema.omit({ id: true }).nullable(),
});

/** What is asked first: what, and where. Everything else has a marked default. */
export const plannerChoiceSchema = z.object({
  /** Catalogue ids; empty: all. */
  devices: z.array(z.string()).max(100),
  /** Network ids; empty: all that the device can serve. */
  networks: z.array(z.string()).max(40),
  /** ISO 3166 country or US state (`US-CA`); null: the operator's own tariff, else unknown. */
  region: z.string().max(8).nullable(),
  /** Per kWh in the display currency; wins over the region. */
  kwhPrice: z.number().min(0).max(100).exactOptional(),
  quantity: z.number().int().min(1).max(10_000).exactOptional(),
  horizonMonths: z.number().int().min(1).max(240).exactOptional(),
  paidHoursPerDay: z.number().min(0).max(24).exactOptional(),
  uptime: z.number().min(0).max(1).exactOptional(),
  /** What is already owned costs what it would fetch, not what was paid. */
  alreadyOwned: z.boolean().exactOptional(),
  /** Inputs of yield models by `<network>.<key>`. */
  typed: z.record(z.string(), z.number()).exactOptional(),
  overrides: overridesSchema.exactOptional(),
});

export const plannerRowSchema = z.object({
  deviceId: z.string(), network: z.string(),
  verdict: verdictSchema,
  netPerMonth: z.object({ low: z.number(), middle: z.number(), high: z.number() }).nullable(),
  moneyAtRisk: z.object({ outlay: z.number(), resaleToday: z.number() }).nullable(),
  /** Null in a field: out of reach. The whole is null while something is missing. */
  mustBeTrue: z.object({ tokenPrice: z.number().nullable(), kwhPrice: z.number().nullable(), paidHoursPerDay: z.number().nullable(), networkGrowthPerYear: z.number().nullable() }).nullable(),
  demand: z.enum(['paid-by-customers', 'mostly-customers', 'mostly-emission', 'emission', 'unknown']),
  status: z.enum(['alive', 'at-risk', 'dead', 'unknown']),
  /** Codes of the string catalogue. */
  statusWhy: z.array(z.string()),
  missing: z.array(z.string()),
  /** How the income was come by; null while it is not known. */
  basis: z.enum(['rule', 'rate', 'sample', 'own-record']).nullable(),
  assumptions: z.array(assumptionSchema),
});

export const plannerAnswerSchema = z.object({
  currency: currencySchema, atMs: instantSchema, horizonMonths: z.number().int(),
  /** Price in force with its source. */
  kwh: figureSchema,
  rows: z.array(plannerRowSchema),
  /** What was assumed for all rows alike. */
  assumptions: z.array(assumptionSchema),
  notModelled: z.array(z.string()),
});

/** A saved scenario: the choice, and what the answer was when it was saved. */
export const planSchema = z.object({
  id: z.string(), name: z.string().min(1).max(80), choice: plannerChoiceSchema, savedAtMs: instantSchema,
  /** The row that was looked at; null: the whole table. */
  row: plannerRowSchema.nullable(), currency: currencySchema,
  /** Runs beside the real devices since then; null: it does not. */
  ghostSinceMs: instantSchema.nullable(),
});

export const planInputSchema = z.object({ id: z.string().exactOptional(), name: z.string().min(1).max(80), choice: plannerChoiceSchema, deviceId: z.string().exactOptional(), network: z.string().exactOptional() });

/** A device that is not there, on the same tariff and the same uptime as the real ones. */
export const ghostSchema = z.object({
  planId: z.string(), name: z.string(), deviceId: z.string(), network: z.string(), sinceMs: instantSchema,
  cost: figureSchema, income: figureSchema, net: figureSchema,
  /** Share of the time in which the machine that lends its uptime was up; unknown without one. */
  uptime: knownNumberSchema,
  /** What a real device of the same network received in that time, for comparison; null: there is none. */
  real: z.object({ deviceId: z.string(), name: z.string(), net: figureSchema }).nullable(),
});

export const allocateInputSchema = z.object({
  /** Own devices; empty: all that are not sold. */
  deviceIds: z.array(z.string()).max(200),
  /** What a device would bring at a network a month, where the person knows better. */
  typed: z.array(z.object({ deviceId: z.string(), network: z.string(), incomePerMonth: z.number() })).max(1000).exactOptional(),
  /** Networks that are left out. */
  without: z.array(z.string()).max(40).exactOptional(),
});

/** Which device should serve which network. */
export const allocationSchema = z.object({
  currency: currencySchema, atMs: instantSchema,
  assignments: z.array(z.object({
    deviceId: z.string(), name: z.string(),
    /** Empty: off. Several where resources are shared. */
    networks: z.array(z.string()), now: z.array(z.string()), netPerMonth: knownNumberSchema, netNow: knownNumberSchema,
    /** Change of the fleet's net a month if it were switched off. */
    offChanges: knownNumberSchema,
    /** Codes with their context, as sentences of the catalogue. */
    why: z.array(z.object({ code: z.string(), context: z.record(z.string(), z.string()) })),
  })),
  total: knownNumberSchema, totalNow: knownNumberSchema,
  /** Pairs that could not be counted, with the reason. */
  notCounted: z.array(z.object({ deviceId: z.string(), network: z.string(), reason: z.string() })),
  /** False: the solver stopped at its limit and this is the best found. */
  proven: z.boolean(),
});

/** Income, price and paid hours by hour of the week. */
export const hourMapSchema = z.object({
  currency: currencySchema, deploymentId: z.string(), tz: z.string(),
  coveredDays: z.number().int(), neededDays: z.number().int(), enough: z.boolean(),
  /** 168 cells, Monday 00:00 first, local time. */
  cells: z.array(z.object({
    weekday: z.number().int().min(0).max(6), hour: z.number().int().min(0).max(23), days: z.number().int(),
    paidShare: knownNumberSchema, incomePerHour: knownNumberSchema, kwhPrice: knownNumberSchema, costPerHour: knownNumberSchema,
    /** Whether running pays, beyond what being off costs. */
    run: z.boolean().nullable(),
  })),
  runHours: z.number().int(),
  /** Net a month of running those hours only, less that of running always; unknown without enough days. */
  gainPerMonth: knownNumberSchema,
  /** What makes the gain less sure: codes. */
  caveats: z.array(z.string()),
});

export type CatalogueRow = z.infer<typeof catalogueRowSchema>;
export type CatalogueEdit = z.infer<typeof catalogueEditSchema>;
export type PlannerChoice = z.infer<typeof plannerChoiceSchema>;
export type PlannerRow = z.infer<typeof plannerRowSchema>;
export type PlannerAnswer = z.infer<typeof plannerAnswerSchema>;
export type Plan = z.infer<typeof planSchema>;
export type PlanInput = z.infer<typeof planInputSchema>;
export type Ghost = z.infer<typeof ghostSchema>;
export type AllocateInput = z.infer<typeof allocateInputSchema>;
export type Allocation = z.infer<typeof allocationSchema>;
export type HourMap = z.infer<typeof hourMapSchema>;
