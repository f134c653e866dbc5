import { z } from 'zod';

import { currencySchema, figureSchema, instantSchema } from './common';

/** Settings of the domain; shell preferences are elsewhere. Every key has a default, so an empty folder works. */
export const settingsSchema = z.object({
  currency: currencySchema,
  /** IANA zone of the operator: days and tariffs. */
  tz: z.string(),
  dayBoundary: z.enum(['local', 'utc']),
  sampleWatchedMs: z.number().int().min(1000).max(60_000),
  sampleIdleMs: z.number().int().min(5000).max(600_000),
  sampleSlowMs: z.number().int().min(10_000).max(3_600_000),
  solanaEndpoints: z.array(z.string().url()).min(1).max(8),
  /** Endpoints by source (`filecoin`, `eip155:137`, `akash` …) where they are not the usual ones. A key in one is shown as `•••`. */
  endpoints: z.record(z.string().regex(/^[a-z0-9:-]{1,40}$/), z.array(z.string().min(1).max(500)).max(8)),
  /** Sources that are not asked. */
  sourcesOff: z.array(z.string().max(60)).max(60),
  syncEveryMinutes: z.number().int().min(5).max(1440),
  pricesEnabled: z.boolean(),
  /** Who says what a dollar is in other money: the European Central Bank, or a blend of central banks. */
  fiatRates: z.enum(['ecb', 'blended']),
  chainEnabled: z.boolean(),
  archiveLimitMb: z.number().int().min(10).max(100_000),
  includeDepreciation: z.boolean(),
  onboarding: z.enum(['open', 'done']),
});

export const settingsPatchSchema = settingsSchema.partial();

export const hostTrafficSchema = z.object({
  host: z.string(), purposes: z.array(z.string()), calls: z.number(), failures: z.number(), lastCallAtMs: instantSchema.nullable(), lastStatus: z.string().nullable(),
});

/** What the watcher itself costs. */
export const selfCostSchema = z.object({
  cpuMsPerSample: figureSchema, cpuShare: figureSchema, residentB: figureSchema, eventLoopP99Ms: figureSchema, storeB: figureSchema, archiveB: figureSchema, callsToday: figureSchema,
});

export const systemInfoSchema = z.object({
  version: z.string(),
  /** Engine run; changes with every start. */
  epoch: z.string(),
  host: z.enum(['desktop', 'headless', 'cli', 'test']),
  demo: z.boolean(),
  dataDir: z.string(),
  startedAtMs: instantSchema,
  platform: z.string(),
});

export const doctorCheckSchema = z.object({
  id: z.string(), title: z.string(), state: z.enum(['works', 'partly', 'does-not-work', 'switched-off']), detail: z.string(), remedy: z.string().nullable(),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
export type SelfCost = z.infer<typeof selfCostSchema>;
export type SystemInfo = z.infer<typeof systemInfoSchema>;
export type DoctorCheck = z.infer<typeof doctorCheckSchema>;
