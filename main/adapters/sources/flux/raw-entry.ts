import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * One transaction of Flux' main chain as far as it touches an address: the outputs that reached it (positive) and the ones of it that were spent
 * (negative), in base units, with the block's time. `coinbase`: the block itself lists this transaction first.
 */
export const fluxEntrySchema = z.object({
  v: z.literal(1),
  txid: hash,
  height: z.number().int().nonnegative(),
  blockHash: hash,
  atMs: z.number().int().nonnegative(),
  coinbase: z.boolean(),
  deltas: z.array(z.object({ index: z.number().int().nonnegative(), base: z.string().regex(/^-?\d{1,17}$/) })).min(1).max(20_000),
});

export type FluxEntry = z.infer<typeof fluxEntrySchema>;

export function parseFluxText(text: string): FluxEntry | null {
  try {
    const entry = fluxEntrySchema.safeParse(JSON.parse(text));
    if (!entry.success) return null;
    // One output twice would be one payment twice; what was received and what was spent are numbered apart.
    const { deltas } = entry.data;
    return new Set(deltas.map((delta) => `${delta.base.startsWith('-') ? 'spent' : 'received'} ${delta.index}`)).size === deltas.length ? entry.data : null;
  } catch {
    return null;
  }
}
