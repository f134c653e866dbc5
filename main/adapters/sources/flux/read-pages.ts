import { z } from 'zod';
import type { Wallet } from '../../../../shared/domain/wallet';
import { neverCancelled, throwIfCancelled, type Cancel } from '../../../../shared/units/cancel';
import type { EntryPage, RawEntry } from '../../../engine/ports/entries';
import { createChainFailure, isChainFailure } from './chain-failure';
import type { FluxBlock, FluxClient, FluxDelta } from './client';
import type { FluxEntry } from './raw-entry';

/** Everything from `bottom` to `top` has been read; see the cursor of the EVM source for the order. */
const cursorSchema = z.object({
  v: z.literal(1),
  top: z.number().int().nonnegative(),
  bottom: z.number().int().nonnegative(),
  bottomAtMs: z.number().int().nullable(),
  /** Entries of the last blocks: height, block hash, transaction. */
  recent: z.array(z.tuple([z.number().int(), z.string(), z.string()])).max(100_000),
});
type Cursor = z.infer<typeof cursorSchema>;

/** Blocks that count as settled, as for the spending of a coinbase; and how many below the newest one read are read once more. */
export const SAFE_BLOCKS = 100;
export const RESCAN_BLOCKS = 200;
/** About five weeks of blocks. */
const STRETCH = 100_000;
/** Blocks asked for at once: one for each payment, since a payment does not tell its time. */
const AT_ONCE = 4;

const parseCursor = (text: string | null): Cursor | null => {
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(text ?? ''));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

async function readBlocks(client: FluxClient, heights: readonly number[], cancel: Cancel): Promise<ReadonlyMap<number, FluxBlock>> {
  const blocks = new Map<number, FluxBlock>();
  for (let at = 0; at < heights.length; at += AT_ONCE) {
    throwIfCancelled(cancel);
    for (const block of await Promise.all(heights.slice(at, at + AT_ONCE).map((height) => client.block(height, cancel)))) blocks.set(block.height, block);
  }
  return blocks;
}

/** Deltas become entries, one per transaction. @throws ChainFailure when the block does not hold the transaction where it is said to be */
function toEntries(deltas: readonly FluxDelta[], blocks: ReadonlyMap<number, FluxBlock>, host: string): readonly (RawEntry & { readonly blockHash: string })[] {
  const byTx = new Map<string, FluxDelta[]>();
  for (const delta of deltas) byTx.set(delta.txid, [...(byTx.get(delta.txid) ?? []), delta]);
  return [...byTx].map(([txid, its]) => {
    const [first] = its;
    const block = first === undefined ? undefined : blocks.get(first.height);
    if (first === undefined || block === undefined || its.some((one) => one.height !== first.height) || block.txids[first.blockIndex] !== txid) throw createChainFailure('bad-answer', host, 'transaction is not in its block');
    const seen = new Map(its.map((one) => [`${one.index} ${one.base}`, { index: one.index, base: String(one.base) }]));
    const entry: FluxEntry = {
      v: 1, txid, height: block.height, blockHash: block.hash, atMs: block.atMs, coinbase: first.blockIndex === 0,
      deltas: [...seen.values()].toSorted((a, b) => a.index - b.index || (a.base < b.base ? -1 : 1)),
    };
    return { key: txid, height: block.height, atMs: block.atMs, text: JSON.stringify(entry), blockHash: block.hash };
  });
}

/** Pages of one address: first up to what is settled now, then down to the first block. */
export async function* readFluxPages(client: FluxClient, wallet: Wallet, from: string | null, cancel: Cancel = neverCancelled): AsyncIterable<EntryPage> {
  const safe = Math.max(1, (await client.tip(cancel)) - SAFE_BLOCKS);
  let size = STRETCH;
  let cursor = parseCursor(from);

  async function stretch(low: number, high: number, end: 'low' | 'high'): Promise<{ readonly from: number; readonly to: number; readonly entries: readonly (RawEntry & { readonly blockHash: string })[]; readonly bottomAtMs: number }> {
    for (;;) {
      throwIfCancelled(cancel);
      const span = Math.min(size, high - low + 1);
      const [a, b] = end === 'low' ? [low, low + span - 1] : [high - span + 1, high];
      try {
        const deltas = await client.deltas(wallet.address, a, b, cancel);
        const blocks = await readBlocks(client, [...new Set([a, ...deltas.map((one) => one.height)])], cancel);
        return { from: a, to: b, entries: toEntries(deltas, blocks, client.host()), bottomAtMs: blocks.get(a)?.atMs ?? 0 };
      } catch (error) {
        if (!isChainFailure(error) || (error.detail !== 'too-large' && error.detail !== 'timeout') || span === 1) throw error;
        size = Math.max(1, Math.floor(span / 4));
      }
    }
  }

  if (cursor === null) cursor = { v: 1, top: safe, bottom: safe + 1, bottomAtMs: null, recent: [] };
  else {
    let at = Math.max(cursor.bottom, cursor.top - RESCAN_BLOCKS + 1);
    // What is known already lies above what this node has: it lags, and cannot say that anything is gone.
    if (safe < cursor.top - SAFE_BLOCKS) throw createChainFailure('endpoint-failed', client.host(), 'behind');
    while (at <= safe) {
      const before: Cursor = cursor;
      const read = await stretch(at, safe, 'low');
      const found = new Map(read.entries.map((entry) => [entry.key, entry.blockHash]));
      const missing = before.recent.filter(([height, , txid]) => height >= read.from && height <= read.to && !found.has(txid));
      const blocks = await readBlocks(client, [...new Set(missing.map(([height]) => height))], cancel);
      for (const [height, hash] of missing) if (blocks.get(height)?.hash === hash) throw createChainFailure('bad-answer', client.host(), 'transaction-missing');
      const withdrawn = missing.map(([, , txid]) => txid);
      const known = new Map(before.recent.map(([, hash, txid]) => [txid, hash]));
      const top = Math.max(before.top, read.to);
      const gone = new Set([...withdrawn, ...found.keys()]);
      const recent = [...before.recent.filter(([, , txid]) => !gone.has(txid)), ...read.entries.map((entry): Cursor['recent'][number] => [entry.height, entry.blockHash, entry.key])];
      cursor = { ...before, top, recent: recent.filter(([height]) => height > top - RESCAN_BLOCKS) };
      at = read.to + 1;
      yield {
        entries: read.entries.filter((entry) => known.get(entry.key) !== entry.blockHash).map(plain), cursor: JSON.stringify(cursor),
        completeSinceMs: at > safe ? cursor.bottomAtMs : null, complete: at > safe && cursor.bottom <= 1, ...(withdrawn.length === 0 ? {} : { withdrawn }),
      };
    }
  }

  while (cursor.bottom > 1) {
    const before: Cursor = cursor;
    const read = await stretch(1, before.bottom - 1, 'high');
    const recent = [...before.recent, ...read.entries.map((entry): Cursor['recent'][number] => [entry.height, entry.blockHash, entry.key])];
    cursor = { ...before, bottom: read.from, bottomAtMs: read.bottomAtMs, recent: recent.filter(([height]) => height > before.top - RESCAN_BLOCKS) };
    yield { entries: read.entries.map(plain), cursor: JSON.stringify(cursor), completeSinceMs: cursor.bottomAtMs, complete: cursor.bottom <= 1 };
  }
}

const plain = ({ key, height, atMs, text }: RawEntry): RawEntry => ({ key, height, atMs, text });
