import { z } from 'zod';

import type { HardwareSnapshot, MachineIdentity, Reading } from '../../domain/hardware';
import { TIERS } from '../../domain/series';
import type { SeriesHistory, UptimeInterval } from '../../domain/series';
import { instantSchema } from './common';

const unavailableSchema = z.object({
  state: z.literal('unavailable'),
  reason: z.enum(['no-tool', 'no-driver', 'no-permission', 'no-device', 'not-supported', 'asleep', 'timed-out', 'unreadable', 'starting']),
  detail: z.string(),
  atMs: instantSchema,
  source: z.string(),
});

const readingSchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('state', [z.object({ state: z.literal('ok'), value, atMs: instantSchema, source: z.string() }), unavailableSchema]);

const nullableNumber = z.number().nullable();

const cpuSchema = z.object({ loadPct: z.number(), coresPct: z.array(z.number()), model: z.string().nullable() });
const memorySchema = z.object({ totalB: z.number(), usedB: z.number(), swapTotalB: z.number(), swapUsedB: z.number() });
const diskSchema = z.object({
  id: z.string(), mount: z.string(), device: z.string(), fileSystem: z.string(), sizeB: z.number(), freeB: z.number(), readOnly: z.boolean(),
  readBps: nullableNumber, writeBps: nullableNumber,
});
const networkSchema = z.object({ name: z.string(), receivedBps: nullableNumber, sentBps: nullableNumber });
const temperatureSchema = z.object({ id: z.string(), label: z.string(), celsius: z.number() });
const gpuProcessSchema = z.object({ pid: z.number(), name: z.string(), memoryB: nullableNumber });
const gpuSchema = z.object({
  id: z.string(), name: z.string(), driver: z.string().nullable(), loadPct: nullableNumber, memoryTotalB: nullableNumber, memoryUsedB: nullableNumber,
  temperatureC: nullableNumber, fanPct: nullableNumber, powerW: nullableNumber, powerLimitW: nullableNumber, clockMHz: nullableNumber,
  memoryClockMHz: nullableNumber, performanceState: z.string().nullable(), processes: z.array(gpuProcessSchema).nullable(),
});
const powerSchema = z.object({ packageW: nullableNumber });
const uptimeSchema = z.object({ uptimeS: z.number(), bootAtMs: instantSchema });

export const hardwareSnapshotSchema = z.object({
  deviceId: z.string(),
  atMs: instantSchema,
  cpu: readingSchema(cpuSchema),
  memory: readingSchema(memorySchema),
  disks: readingSchema(z.array(diskSchema)),
  networks: readingSchema(z.array(networkSchema)),
  temperatures: readingSchema(z.array(temperatureSchema)),
  gpus: readingSchema(z.array(gpuSchema)),
  power: readingSchema(powerSchema),
  uptime: readingSchema(uptimeSchema),
}) satisfies z.ZodType<HardwareSnapshot>;

/** The type-level proof that a reading parses into the domain's own. */
export type ParsedReading = z.infer<ReturnType<typeof readingSchema<typeof cpuSchema>>> extends Reading<unknown> ? true : never;

export const machineIdentitySchema = z.object({
  hostname: z.string(), platform: z.string(), osName: z.string(), cpuModel: z.string(), cores: z.number(), memoryTotalB: z.number(),
}) satisfies z.ZodType<MachineIdentity>;

export const bucketSchema = z.object({
  fromMs: instantSchema, spanMs: z.number(), min: z.number(), mean: z.number(), max: z.number(), count: z.number(), coveredMs: z.number(),
});

export const seriesHistorySchema = z.object({ series: z.string(), tier: z.enum(TIERS), buckets: z.array(bucketSchema) }) satisfies z.ZodType<SeriesHistory>;

export const seriesNameSchema = z.object({ group: z.string(), series: z.string() });

export const uptimeIntervalSchema = z.object({
  fromMs: instantSchema, toMs: instantSchema, state: z.enum(['up', 'down', 'asleep', 'unwatched']),
}) satisfies z.ZodType<UptimeInterval>;

/** One cell of an uptime bar: shares of the cell's time; what is in none of them was not watched. */
export const uptimeCellSchema = z.object({
  fromMs: instantSchema, toMs: instantSchema, up: z.number(), down: z.number(), asleep: z.number(), unwatched: z.number(),
});
