import { z } from 'zod';

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const word = z.string().regex(/^0x[0-9a-f]{64}$/);

export const rawLogSchema = z.object({
  address,
  topics: z.array(word).min(1).max(4),
  data: z.string().regex(/^0x[0-9a-f]*$/).max(8_200),
  logIndex: z.number().int().nonnegative(),
});

/**
 * The logs of one transaction that speak of a wallet, with everything that is needed to read them again years later: the block's time, what each
 * token's contract said of its decimals, and for some whom the transaction called. Written once, never changed.
 */
export const rawEntrySchema = z.object({
  v: z.literal(1),
  chain: z.string().regex(/^eip155:[1-9]\d{0,14}$/),
  hash: word,
  block: z.object({ height: z.number().int().nonnegative(), hash: word, atMs: z.number().int().nonnegative() }),
  tx: z.object({ from: address, to: address.nullable() }).nullable(),
  logs: z.array(rawLogSchema).min(1).max(5_000),
  tokens: z.record(z.string(), z.object({ decimals: z.number().int().min(0).max(255).nullable(), symbol: z.string().max(64).nullable() })),
});

export type RawLog = z.infer<typeof rawLogSchema>;
export type RawEvmEntry = z.infer<typeof rawEntrySchema>;

/** Keys in one order, so that the same transaction gives the same text whenever it is read. */
export function toRawText(entry: RawEvmEntry): string {
  const tokens = Object.fromEntries(Object.entries(entry.tokens).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const logs = entry.logs.toSorted((a, b) => a.logIndex - b.logIndex).map(({ address: contract, topics, data, logIndex }) => ({ address: contract, topics, data, logIndex }));
  const { v, chain, hash, block, tx } = entry;
  return JSON.stringify({ v, chain, hash, block: { height: block.height, hash: block.hash, atMs: block.atMs }, tx: tx === null ? null : { from: tx.from, to: tx.to }, logs, tokens });
}

/** null: no entry of ours (truncated, bent, of another version). */
export function parseRawText(text: string): RawEvmEntry | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const entry = rawEntrySchema.safeParse(parsed);
  if (!entry.success) return null;
  // One event twice would be one payment twice.
  const { logs } = entry.data;
  return new Set(logs.map((log) => log.logIndex)).size === logs.length ? entry.data : null;
}
