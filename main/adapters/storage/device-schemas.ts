import { z } from 'zod';
import type { Deployment, Device } from '../../../shared/domain/device';
import type { Tariff } from '../../../shared/domain/tariff';

// Documents written by this or an older version. A field that a later version adds gets a default here, so that old documents still read.

const money = z.object({ amount: z.number(), currency: z.string() });

export const deviceSchema: z.ZodType<Device> = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['this-machine', 'gpu', 'hotspot', 'camera', 'storage', 'gnss', 'other']),
  local: z.boolean(),
  pricePaid: money.nullable(),
  boughtOn: z.string().nullable(),
  lifeMonths: z.number(),
  salvageFraction: z.number(),
  watts: z.object({
    idle: z.number().nullable(),
    busy: z.number().nullable(),
    host: z.number().nullable(),
    source: z.enum(['measured', 'typed', 'catalogue']),
  }),
  wallFactor: z.number(),
  soldOn: z.string().nullable(),
  salePrice: money.nullable(),
  replacedById: z.string().nullable(),
  place: z.string().nullable(),
  createdAtMs: z.number(),
});

export const deploymentSchema: z.ZodType<Deployment> = z.object({
  id: z.string(),
  deviceId: z.string(),
  network: z.string(),
  walletId: z.string().nullable(),
  sourceDevice: z.string().nullable(),
  fromDate: z.string(),
  toDate: z.string().nullable(),
  uptime: z.number(),
  busyFraction: z.number(),
  tokensPerDay: z.number().nullable(),
  otherCosts: z.array(z.object({ name: z.string(), perMonth: z.number(), currency: z.string(), kind: z.enum(['hosting', 'bandwidth', 'subscription', 'claim', 'other']).exactOptional() })),
  oneOffCosts: z.array(z.object({ name: z.string(), day: z.string(), amount: z.number(), currency: z.string() })).exactOptional(),
  feeShare: z.number().exactOptional(),
  swapShare: z.number().exactOptional(),
  collateral: z.object({ tokens: z.number(), opportunityPerYear: z.number() }).exactOptional(),
});

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

export const tariffSchema: z.ZodType<Tariff> = z.object({
  id: z.string(),
  currency: z.string(),
  tz: z.string(),
  periods: z.array(
    z.object({
      price: z.number(),
      from: z.string().exactOptional(),
      to: z.string().exactOptional(),
      days: z.array(weekday).exactOptional(),
      months: z.array(z.number()).exactOptional(),
    }),
  ),
  standingPerDay: z.number(),
  validFrom: z.string().nullable(),
  source: z.enum(['typed', 'regional-default']),
  setAtMs: z.number(),
  tiers: z.object({ aboveKwhPerMonth: z.number(), extraPerKwh: z.number(), houseKwhPerMonth: z.number() }).exactOptional(),
  feedIn: z.object({ perKwh: z.number(), share: z.number(), from: z.string(), to: z.string(), months: z.array(z.number()).exactOptional() }).exactOptional(),
  dynamic: z.object({ source: z.enum(['file', 'octopus', 'nord-pool']), region: z.string(), factor: z.number(), perKwh: z.number() }).exactOptional(),
});
