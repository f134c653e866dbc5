import { z } from 'zod';

/**
 * What is known of one provider, day by day, so that a later pass sees what is new and what has changed:
 * `reward;wins` as the file wrote them, or one of these marks.
 */
export const DAY = {
  /** The file has the day, and no row of the provider: nothing was won. */
  none: '',
  /** The row tells no amount that can be believed. */
  unreadable: '!',
  /** The file has no row of anybody for the day: not known. */
  absent: '?',
} as const;

export interface PortalCursor {
  /** Version of the file that was read last; empty before the first pass ended. */
  readonly tag: string;
  /** Rows of the whole file then. */
  readonly rows: number;
  /** Day of `days[0]`, whole days since 1970-01-01; null: nothing read yet. */
  readonly from: number | null;
  readonly days: readonly string[];
  /** True: `from` is the first day of the file. */
  readonly complete: boolean;
  /** Days whose releases were handed out, both inclusive. */
  readonly unlocks: readonly [from: number, to: number] | null;
  /** When an older row group was last read again, UTC ms, and below which day the next one is looked for. */
  readonly recheckedAtMs: number;
  readonly recheckBelow: number | null;
}

export const EMPTY_CURSOR: PortalCursor = { tag: '', rows: 0, from: null, days: [], complete: false, unlocks: null, recheckedAtMs: 0, recheckBelow: null };

const day = z.number().int().min(0).max(200_000);
const cursorSchema = z.object({
  v: z.literal(1), tag: z.string().max(500), rows: z.number().int().nonnegative(), from: day.nullable(), days: z.array(z.string().max(900)).max(100_000), complete: z.boolean(),
  unlocks: z.tuple([day, day]).nullable(), recheckedAtMs: z.number(), recheckBelow: day.nullable(),
});

export const toCursorText = (cursor: PortalCursor): string => JSON.stringify({ v: 1, ...cursor });

/** A cursor that cannot be read starts again: entries have the same keys, so nothing is doubled. */
export function parseCursor(text: string | null): PortalCursor {
  if (text === null) return EMPTY_CURSOR;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return EMPTY_CURSOR;
  }
  const parsed = cursorSchema.safeParse(value);
  if (!parsed.success) return EMPTY_CURSOR;
  const { v: _v, ...cursor } = parsed.data;
  return cursor;
}

/** Value of a day; undefined: it was never read. */
export const dayValue = (cursor: Pick<PortalCursor, 'from' | 'days'>, at: number): string | undefined => (cursor.from === null ? undefined : cursor.days[at - cursor.from]);

/** The last day that was read; null: none. */
export const lastDayOf = (cursor: Pick<PortalCursor, 'from' | 'days'>): number | null => (cursor.from === null || cursor.days.length === 0 ? null : cursor.from + cursor.days.length - 1);
