import { z } from 'zod';

import type { Deployment, Device } from '../../domain/device';
import type { Tariff } from '../../domain/tariff';
import { currencySchema, daySchema, figureSchema, instantSchema } from './common';

const shareSchema = z.number().min(0).max(1);
const moneySchema = z.object({ amount: z.number().min(0), currency: currencySchema });

export const deviceSchema = z.object({
  id: z.string(), name: z.string().min(1).max(80), kind: z.enum(['this-machine', 'gpu', 'hotspot', 'camera', 'storage', 'gnss', 'other']), local: z.boolean(),
  pricePaid: moneySchema.nullable(), boughtOn: daySchema.nullable(), lifeMonths: z.number().int().min(1).max(600), salvageFraction: shareSchema,
  watts: z.object({ idle: z.number().min(0).nullable(), busy: z.number().min(0).nullable(), host: z.number().min(0).nullable(), source: z.enum(['measured', 'typed', 'catalogue']) }),
  wallFactor: z.number().min(1).max(3), soldOn: daySchema.nullable(), salePrice: moneySchema.nullable(), replacedById: z.string().nullable(),
  place: z.string().max(80).nullable(), createdAtMs: instantSchema,
}) satisfies z.ZodType<Device>;

/** What a person types; id and dates of creation are the engine's. */
export const deviceInputSchema = deviceSchema.omit({ id: true, createdAtMs: true, local: true }).partial().extend({ id: z.string().exactOptional(), name: z.string().min(1).max(80) });

export const deploymentSchema = z.object({
  id: z.string(), deviceId: z.string(), network: z.string(), walletId: z.string().nullable(), sourceDevice: z.string().nullable(), fromDate: daySchema, toDate: daySchema.nullable(),
  uptime: shareSchema, busyFraction: shareSchema, tokensPerDay: z.number().min(0).nullable(),
  otherCosts: z.array(z.object({
    name: z.string().min(1).max(80), perMonth: z.number().min(0), currency: currencySchema, kind: z.enum(['hosting', 'bandwidth', 'subscription', 'claim', 'other']).exactOptional(),
  })),
  oneOffCosts: z.array(z.object({ name: z.string().min(1).max(80), day: daySchema, amount: z.number().min(0), currency: currencySchema })).exactOptional(),
  feeShare: shareSchema.exactOptional(), swapShare: shareSchema.exactOptional(),
  collateral: z.object({ tokens: z.number().min(0).max(1e12), opportunityPerYear: z.number().min(0).max(5) }).exactOptional(),
}) satisfies z.ZodType<Deployment>;

export const deploymentInputSchema = deploymentSchema.omit({ id: true }).extend({ id: z.string().exactOptional() });

const clockSchema = z.string().regex(/^\d{2}:\d{2}$/);

export const tariffPeriodSchema = z.object({
  price: z.number().min(0),
  from: clockSchema.exactOptional(),
  to: clockSchema.exactOptional(),
  days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).exactOptional(),
  months: z.array(z.number().int().min(1).max(12)).exactOptional(),
});

export const tariffSchema = z.object({
  id: z.string(), currency: currencySchema, tz: z.string(), periods: z.array(tariffPeriodSchema).min(1), standingPerDay: z.number().min(0),
  validFrom: daySchema.nullable(), source: z.enum(['typed', 'regional-default']), setAtMs: instantSchema,
  tiers: z.object({ aboveKwhPerMonth: z.number().min(0).max(1e6), extraPerKwh: z.number().min(-10).max(10), houseKwhPerMonth: z.number().min(0).max(1e6) }).exactOptional(),
  feedIn: z.object({
    perKwh: z.number().min(0), share: shareSchema, from: clockSchema, to: clockSchema, months: z.array(z.number().int().min(1).max(12)).exactOptional(),
  }).exactOptional(),
  dynamic: z.object({ source: z.enum(['file', 'octopus', 'nord-pool']), region: z.string().min(1).max(120), factor: z.number().min(0).max(100), perKwh: z.number().min(-1).max(100) }).exactOptional(),
}) satisfies z.ZodType<Tariff>;

export const tariffInputSchema = tariffSchema.omit({ id: true, setAtMs: true, source: true }).extend({
  id: z.string().exactOptional(),
  /** `regional-default` when an average was taken over instead of typing a price; typed unless said. */
  source: tariffSchema.shape.source.exactOptional(),
  /** The person has been asked about a price far from the region's and said that it is right. */
  confirmed: z.boolean().exactOptional(),
});

export const regionalDefaultSchema = z.object({ country: z.string(), currency: currencySchema, perKwh: z.number(), asOf: z.string(), source: z.string() });

/** One row of the device table, and the head of a device's page. The same figures as everywhere. */
export const deviceRowSchema = z.object({
  device: deviceSchema,
  deployments: z.array(deploymentSchema),
  state: z.enum(['up', 'down', 'unknown', 'sold']),
  stateSinceMs: instantSchema.nullable(),
  load: figureSchema,
  watts: figureSchema,
  uptime30d: figureSchema,
  incomeMonth: figureSchema,
  costMonth: figureSchema,
  netMonth: figureSchema,
  netIsKnown: z.boolean(),
  unknownCosts: z.array(z.string()),
  lastRewardAtMs: instantSchema.nullable(),
});

export type DeviceInput = z.infer<typeof deviceInputSchema>;
export type DeploymentInput = z.infer<typeof deploymentInputSchema>;
export type TariffInput = z.infer<typeof tariffInputSchema>;
export type DeviceRow = z.infer<typeof deviceRowSchema>;
export type RegionalDefault = z.infer<typeof regionalDefaultSchema>;
