import { z } from 'zod';

import { hardwareSnapshotSchema } from './schemas/hardware';
import { syncStateSchema } from './schemas/ledger';

/**
 * Live topics. A listener gets one snapshot, then patches that carry the engine run (`epoch`) and a number that grows by one
 * (`rev`). A gap or another epoch means: subscribe again. A patch replaces the top-level keys it names.
 */
const frame = <S extends z.ZodType, P extends z.ZodType>(snapshot: S, patch: P) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('snapshot'), epoch: z.string(), rev: z.number().int(), data: snapshot }),
    z.object({ kind: z.literal('patch'), epoch: z.string(), rev: z.number().int(), data: patch }),
  ]);

const hardwareTopic = z.object({ snapshot: hardwareSnapshotSchema.nullable() });
const syncTopic = z.object({ wallets: z.array(syncStateSchema) });

/** Areas whose answers changed since; pages ask again for what they show. */
export const AREAS = ['hardware', 'ledger', 'wallets', 'devices', 'tariffs', 'prices', 'settings', 'sync', 'traffic', 'networks', 'records', 'exports', 'forecasts', 'plans', 'demand'] as const;
const changesTopic = z.object({ areas: z.array(z.enum(AREAS)) });

export const hardwareFrame = frame(hardwareTopic, z.object({ snapshot: hardwareSnapshotSchema.nullable().exactOptional() }));
export const syncFrame = frame(syncTopic, z.object({ wallets: z.array(syncStateSchema).exactOptional() }));
export const changesFrame = frame(changesTopic, z.object({ areas: z.array(z.enum(AREAS)).exactOptional() }));

export type Area = (typeof AREAS)[number];
export type HardwareTopic = z.infer<typeof hardwareTopic>;
export type SyncTopic = z.infer<typeof syncTopic>;
export type ChangesTopic = z.infer<typeof changesTopic>;
export type Frame<T> = { readonly kind: 'snapshot'; readonly epoch: string; readonly rev: number; readonly data: T } | { readonly kind: 'patch'; readonly epoch: string; readonly rev: number; readonly data: Partial<T> };
