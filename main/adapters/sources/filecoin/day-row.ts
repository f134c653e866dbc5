import { z } from 'zod';
import { formatLocalDate, parseLocalDate } from '../../../../shared/units/local-date';
import { toAttoFil } from './fil-text';

/** One row of the file as text of its own, digit for digit, with what the whole network had on that day: what the archive keeps. */
export interface DayRow {
  /** Whole days since 1970-01-01, UTC. */
  readonly day: number;
  readonly provider: string;
  /** Decimal text; null: the row holds no number there. */
  readonly reward: string | null;
  readonly wins: string | null;
  readonly powerTib: string | null;
  /** How the file stores the reward. */
  readonly storedAs: 'double' | 'decimal';
  /** Another row of the same provider and day says something else: this reward, and neither is believed. */
  readonly conflict: string | null;
  /** Sums over all rows of that day; null: not all of its rows were read. */
  readonly network: { readonly reward: string; readonly wins: string; readonly powerTib: string; readonly rows: number } | null;
}

const text = z.string().max(400);
const daySchema = z.string().refine((day) => parseLocalDate(day) !== null);
const dayTextSchema = z.object({
  dataset: z.literal('daily_storage_providers_metrics'),
  date: daySchema,
  storage_provider_id: z.string().regex(/^f0\d{1,19}$/),
  block_rewards_fil: text.nullable(),
  win_count: text.nullable(),
  quality_adjusted_power_tibs: text.nullable(),
  stored_as: z.enum(['double', 'decimal']),
  other_row: text.nullable(),
  network: z.object({ block_rewards_fil: text, win_count: text, quality_adjusted_power_tibs: text, rows: z.number().int().nonnegative() }).nullable(),
});

export function toDayText(row: DayRow): string {
  return JSON.stringify({
    dataset: 'daily_storage_providers_metrics', date: formatLocalDate(row.day), storage_provider_id: row.provider, block_rewards_fil: row.reward, win_count: row.wins,
    quality_adjusted_power_tibs: row.powerTib, stored_as: row.storedAs, other_row: row.conflict,
    network: row.network === null ? null : { block_rewards_fil: row.network.reward, win_count: row.network.wins, quality_adjusted_power_tibs: row.network.powerTib, rows: row.network.rows },
  } satisfies z.input<typeof dayTextSchema>);
}

/** @returns null for a text that `toDayText` did not write */
export function parseDayText(raw: string): DayRow | null {
  const parsed = parseJson(raw, dayTextSchema);
  const day = parsed === null ? null : parseLocalDate(parsed.date);
  if (parsed === null || day === null) return null;
  const { network } = parsed;
  return {
    day, provider: parsed.storage_provider_id, reward: parsed.block_rewards_fil, wins: parsed.win_count, powerTib: parsed.quality_adjusted_power_tibs, storedAs: parsed.stored_as, conflict: parsed.other_row,
    network: network === null ? null : { reward: network.block_rewards_fil, wins: network.win_count, powerTib: network.quality_adjusted_power_tibs, rows: network.rows },
  };
}

/** attoFIL of the day's reward; null: the row does not tell it (no number, negative, more than can exist, or two rows that differ). */
export const rewardOf = (row: Pick<DayRow, 'reward' | 'conflict'>): bigint | null => (row.reward === null || row.conflict !== null ? null : toAttoFil(row.reward));

/** What unlocks on a day, as the rewards of the 180 days before it: everything that decoding needs. */
export interface UnlockText {
  readonly day: number;
  readonly provider: string;
  /** Reward of each day from `day − 180` to `day − 1` as decimal text; empty: none was won; null: not known. */
  readonly rewards: readonly (string | null)[];
}

const unlockSchema = z.object({
  dataset: z.literal('daily_storage_providers_metrics'),
  unlock: daySchema,
  storage_provider_id: z.string().regex(/^f0\d{1,19}$/),
  rewards_before: z.array(text.nullable()).length(180),
});

export const toUnlockText = (unlock: UnlockText): string =>
  JSON.stringify({
    dataset: 'daily_storage_providers_metrics', unlock: formatLocalDate(unlock.day), storage_provider_id: unlock.provider, rewards_before: [...unlock.rewards],
  } satisfies z.input<typeof unlockSchema>);

export function parseUnlockText(raw: string): UnlockText | null {
  const parsed = parseJson(raw, unlockSchema);
  const day = parsed === null ? null : parseLocalDate(parsed.unlock);
  return parsed === null || day === null ? null : { day, provider: parsed.storage_provider_id, rewards: parsed.rewards_before };
}

function parseJson<T>(raw: string, schema: z.ZodType<T>): T | null {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return null;
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
