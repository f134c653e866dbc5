import { z } from 'zod';

/**
 * Where the reading of one wallet on one chain stands. Everything from `bottom` to `top` has been read; the pass first goes up from `top`, then
 * down from `bottom` to `floor`, so that this month is right at once.
 */
const cursorSchema = z.object({
  v: z.literal(1),
  top: z.number().int().min(-1),
  bottom: z.number().int().min(0),
  /** UTC ms of the block `bottom`; null while nothing has been read. */
  bottomAtMs: z.number().int().nullable(),
  /** Lowest block that will be read. */
  floor: z.number().int().min(0),
  /** True: nothing of interest can lie below the floor. */
  floorIsStart: z.boolean(),
  /** `*`: logs of all contracts were read; else the only ones that were, because an endpoint wanted them named. */
  scope: z.union([z.literal('*'), z.array(z.string()).max(10_000)]),
  /** Entries of the last blocks below `top`, which are read once more: height, block hash, key, number of logs. */
  recent: z.array(z.tuple([z.number().int(), z.string(), z.string(), z.number().int()])).max(100_000),
});

export type EvmCursor = z.infer<typeof cursorSchema>;

/** null: there is none, or it is no cursor of ours: the reading begins anew, which repeats work and loses nothing. */
export function parseCursor(text: string | null): EvmCursor | null {
  if (text === null) return null;
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export const cursorText = (cursor: EvmCursor): string => JSON.stringify(cursor);

/** The scope of both: what was read with named contracts only is no more than that. */
export const joinScopes = (a: EvmCursor['scope'], b: EvmCursor['scope']): EvmCursor['scope'] => {
  if (a === '*') return b;
  if (b === '*') return a;
  const both = new Set(b);
  return a.filter((token) => both.has(token));
};
