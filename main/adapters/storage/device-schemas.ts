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
  otherCosts: z.array(z.object({ name: z.string(), perMonth: z.number(), currency: z.string() })),
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
});
