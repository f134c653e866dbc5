import { z } from 'zod';

import type { Position } from '../../domain/position';
import type { SourceFact, SourceNotice, SourceReport } from '../../domain/source-look';
import { amountSchema, daySchema, figureSchema, instantSchema } from './common';
import { chainSchema } from './ledger';

const markSchema = z.enum(['verified', 'secondary', 'unsure']);
const sourced = { mark: markSchema, source: z.string(), asOf: daySchema };

export const tokenFactsSchema = z.object({
  ...sourced, mint: z.string(), symbol: z.string(), name: z.string(), decimals: z.number().int().nullable(), program: z.enum(['spl-token', 'token-2022']).nullable(), network: z.string().nullable(),
});

export const networkRuleSchema = z.object({ ...sourced, version: z.string(), fromDay: daySchema.nullable(), text: z.string() });

export const hardwareNoteSchema = z.object({
  ...sourced, id: z.string(), name: z.string(), watts: z.tuple([z.number(), z.number()]).nullable(), priceUsd: z.tuple([z.number(), z.number()]).nullable(),
});

export const positionSchema = z.object({
  walletId: z.string(), network: z.string(), mint: z.string(), symbol: z.string().nullable(), base: z.string(), decimals: z.number().int(),
  state: z.enum(['accrued', 'claimable', 'held', 'vesting', 'locked']), device: z.string().nullable(),
  releases: z.array(z.object({ atMs: instantSchema.nullable(), base: z.string() })), kind: z.enum(['measured', 'reported', 'estimated']),
  source: z.string(), asOfMs: instantSchema, note: z.string().nullable(),
}) satisfies z.ZodType<Position>;

export const sourceReportSchema = z.object({
  walletId: z.string(), network: z.string(), source: z.string(), device: z.string().nullable(), what: z.enum(['earned', 'expected', 'paid', 'held', 'penalty', 'fee']),
  fromMs: instantSchema, toMs: instantSchema, boundary: z.enum(['utc-day', 'local-day', 'epoch', 'month', 'lifetime']),
  mint: z.string(), symbol: z.string().nullable(), base: z.string(), decimals: z.number().int(), asOfMs: instantSchema,
}) satisfies z.ZodType<SourceReport>;

export const sourceNoticeSchema = z.object({
  walletId: z.string(), network: z.string(), device: z.string().nullable(), code: z.string(), context: z.record(z.string(), z.string()),
  level: z.enum(['bad', 'warning', 'info']), sinceMs: instantSchema.nullable(),
}) satisfies z.ZodType<SourceNotice>;

export const sourceFactSchema = z.object({
  walletId: z.string(), network: z.string(), device: z.string().nullable(), name: z.string(), value: z.number().nullable(), text: z.string().nullable(), unit: z.string(),
  kind: z.enum(['measured', 'reported', 'estimated']), source: z.string(), asOfMs: instantSchema,
}) satisfies z.ZodType<SourceFact>;

/** Where the asking of one network's own source about one watched address stands. */
export const watchStateSchema = z.object({
  watch: z.string(), network: z.string(), walletId: z.string(), state: z.enum(['never', 'fresh', 'partly', 'failed', 'running']),
  askedAtMs: instantSchema.nullable(), failures: z.array(z.object({ code: z.string(), detail: z.string() })),
});

/** One row of the page of networks. */
export const networkRowSchema = z.object({
  id: z.string(), name: z.string(), chains: z.array(chainSchema), colorSlot: z.number().int(),
  /** `built-in`, `facts-file` (replaced by a signed file), or `added` by the operator. */
  origin: z.enum(['built-in', 'facts-file', 'added']),
  recognition: z.enum(['program', 'confirmed-sender', 'own-source']),
  /** The rule in force today; null: none is known. */
  rule: networkRuleSchema.nullable(),
  /** The oldest and the newest day on which a fact of this network was read. */
  factsFrom: daySchema, factsTo: daySchema,
  /** True when the newest fact is older than 90 days. */
  factsOld: z.boolean(),
  notKnown: z.array(z.string()),
  /** True when a wallet, node or deployment of the operator belongs to it. */
  used: z.boolean(),
  lastReward: z.object({ atMs: instantSchema, symbol: z.string().nullable(), amount: amountSchema, lineId: z.string() }).nullable(),
  next: z.object({ atMs: instantSchema.nullable(), basis: z.string(), overdue: z.boolean() }).nullable(),
  /** Value received in the last 30 days. */
  income30d: figureSchema,
  notices: z.array(sourceNoticeSchema),
});

export const networkDetailSchema = networkRowSchema.extend({
  tokens: z.array(tokenFactsSchema), rules: z.array(networkRuleSchema), hardware: z.array(hardwareNoteSchema), verification: z.string().nullable(),
  cadence: z.object({ ...sourced, accrual: z.string(), payout: z.string(), silentIntervals: z.number().nullable() }),
  positions: z.array(positionSchema), reports: z.array(sourceReportSchema), facts: z.array(sourceFactSchema), watches: z.array(watchStateSchema),
});

/** Something in a facts or network file that does not fit, with where it stands. */
export const fileProblemSchema = z.object({ where: z.string(), should: z.string() });

/** Age of one fact of the app that money figures rest on. */
export const factAgeSchema = z.object({
  id: z.string(), subject: z.enum(['network', 'token', 'rule', 'tariff', 'hardware', 'comparator']), title: z.string(), asOf: daySchema, ageDays: z.number().int(), old: z.boolean(), source: z.string(), mark: markSchema,
});

export type NetworkRow = z.infer<typeof networkRowSchema>;
export type NetworkDetail = z.infer<typeof networkDetailSchema>;
export type WatchState = z.infer<typeof watchStateSchema>;
export type FileProblem = z.infer<typeof fileProblemSchema>;
export type FactAge = z.infer<typeof factAgeSchema>;
