import type { Wallet } from '../../../../shared/domain/wallet';
import { LIVEPEER_CHAIN, LIVEPEER_FIRST_BLOCK } from '../../../../shared/networks/livepeer/contracts';
import { neverCancelled, throwIfCancelled, type Cancel } from '../../../../shared/units/cancel';
import type { EntryContext, EntryPage, RawEntry } from '../../../engine/ports/entries';
import type { Clock } from '../../../engine/ports/system';
import { createChainFailure, isChainFailure } from './chain-failure';
import { cursorText, joinScopes, parseCursor, type EvmCursor } from './cursor';
import type { EvmChain } from './endpoints';
import { bookTokens, filtersFor } from './filters';
import type { EvmPool } from './pool';
import { readLogs, type ReadLogs } from './read-logs';
import { toEntries, type ReadEntry } from './read-stretch';
import { blockAt, blockOfInstant, blocksAt, type Session } from './session';
import type { TokenAnswer } from './token-facts';

/** Blocks below the newest one read that are read once more at every pass. */
export const RESCAN_BLOCKS = 256;

export interface PagePorts {
  readonly pool: EvmPool;
  readonly clock: Clock;
  /** Answers of token contracts of this chain, kept for the run. */
  readonly tokens: Map<string, TokenAnswer>;
  readonly historyMs: number | null;
  /** Told the lowest block that the endpoints still keep, once a reading ran into it. */
  readonly onHistoryStart?: (height: number) => void;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly entries: readonly ReadEntry[];
  readonly scope: EvmCursor['scope'];
}

/** Pages of one wallet on one chain: first up to what is final now, then down to the floor. */
export async function* readPages(ports: PagePorts, wallet: Wallet, chain: EvmChain, from: string | null, context: EntryContext, cancel: Cancel = neverCancelled): AsyncIterable<EntryPage> {
  const { pool, clock } = ports;
  const wanted = bookTokens(chain, context.networks);
  pool.newPass();
  let cursor = usable(parseCursor(from), wanted);

  /** Reads as much of the stretch as the endpoint gives at once; `end` says on which side it begins. */
  async function stretch(session: Session, low: number, high: number, end: 'low' | 'high'): Promise<Stretch> {
    for (;;) {
      throwIfCancelled(cancel);
      const { endpoint } = session;
      const span = Math.min(endpoint.rangeSize(), high - low + 1);
      const [a, b] = end === 'low' ? [low, low + span - 1] : [high - span + 1, high];
      const restricted = endpoint.needsAddress();
      const filters = filtersFor(chain, wallet.address, context.networks, restricted);
      const read: ReadLogs = filters.length === 0 ? { state: 'read', logs: [] } : await readLogs(endpoint, filters, a, b, cancel);
      if (read.state === 'address') {
        endpoint.rememberNeedsAddress();
        continue;
      }
      if (read.state === 'range') continue;
      return { from: a, to: b, entries: await toEntries(endpoint, chain, read.logs, ports.tokens, clock, cancel), scope: restricted ? [...wanted] : '*' };
    }
  }

  if (cursor === null) {
    cursor = await pool.with((session) => firstCursor(session, chain, ports, cancel), cancel);
  } else {
    let at = Math.max(cursor.bottom, cursor.top - RESCAN_BLOCKS + 1);
    for (let reached = false; !reached; ) {
      const before: EvmCursor = cursor;
      const step = await pool.with(async (session) => {
        if (session.safeHeight < at) {
          // An endpoint that knows less than was read already has nothing to say; one that knows just as much has nothing new.
          if (at <= before.top) throw createChainFailure('endpoint-failed', session.endpoint.host, 'behind');
          return { from: at, to: at - 1, entries: [], scope: '*' as const, withdrawn: [], reached: true };
        }
        const read = await stretch(session, at, session.safeHeight, 'low');
        return { ...read, withdrawn: await vanished(session, pool, before, read, clock, cancel), reached: read.to >= session.safeHeight };
      }, cancel);
      const seen = new Map(before.recent.map(([, hash, key, logs]) => [key, { hash, logs }]));
      // What is known already is left out, also where an endpoint that wants contracts named tells less of it.
      const fresh = step.entries.filter((entry) => { const known = seen.get(entry.key); return known === undefined || known.hash !== entry.blockHash || known.logs < entry.logs; });
      const top = Math.max(before.top, step.to);
      const gone = new Set([...step.withdrawn, ...step.entries.map((entry) => entry.key)]);
      const recent = [...before.recent.filter(([, , key]) => !gone.has(key)), ...step.entries.map((entry): EvmCursor['recent'][number] => [entry.height, entry.blockHash, entry.key, fresh.includes(entry) ? entry.logs : seen.get(entry.key)?.logs ?? entry.logs])];
      cursor = { ...before, top, scope: joinScopes(before.scope, step.scope), recent: recent.filter(([height]) => height > top - RESCAN_BLOCKS) };
      at = step.to + 1;
      ({ reached } = step);
      yield { entries: fresh.map(plain), cursor: cursorText(cursor), completeSinceMs: reached ? cursor.bottomAtMs : null, complete: reached && cursor.bottom <= cursor.floor && cursor.floorIsStart, ...(step.withdrawn.length === 0 ? {} : { withdrawn: step.withdrawn }) };
    }
  }

  while (cursor.bottom > cursor.floor) {
    const before: EvmCursor = cursor;
    const step = await unlessPruned(pool.with(async (session) => {
      if (session.safeHeight < before.bottom - 1) throw createChainFailure('endpoint-failed', session.endpoint.host, 'behind');
      const read = await stretch(session, before.floor, before.bottom - 1, 'high');
      return { ...read, bottomAtMs: (await blockAt(session.endpoint, read.from, clock, cancel)).atMs };
    }, cancel));
    if (step === null) {
      // Every endpoint has dropped what is older: what was read stays complete since then, and a pass that can do no more is no failure.
      ports.onHistoryStart?.(before.bottom);
      return;
    }
    const recent = [...before.recent, ...step.entries.map((entry): EvmCursor['recent'][number] => [entry.height, entry.blockHash, entry.key, entry.logs])];
    cursor = { ...before, bottom: step.from, bottomAtMs: step.bottomAtMs, scope: joinScopes(before.scope, step.scope), recent: recent.filter(([height]) => height > before.top - RESCAN_BLOCKS) };
    yield { entries: step.entries.map(plain), cursor: cursorText(cursor), completeSinceMs: cursor.bottomAtMs, complete: cursor.bottom <= cursor.floor && cursor.floorIsStart };
  }
}

const unlessPruned = <T>(work: Promise<T>): Promise<T | null> =>
  work.catch((error: unknown) => {
    if (isChainFailure(error) && error.detail === 'pruned') return null;
    throw error;
  });

const plain = ({ key, height, atMs, text }: ReadEntry): RawEntry => ({ key, height, atMs, text });

/** A token that was not asked for by name before: everything is read anew, under the same keys. */
const usable = (cursor: EvmCursor | null, wanted: readonly string[]): EvmCursor | null => {
  if (cursor === null || cursor.scope === '*') return cursor;
  const scope = new Set(cursor.scope);
  return wanted.every((token) => scope.has(token)) ? cursor : null;
};

async function firstCursor(session: Session, chain: EvmChain, ports: PagePorts, cancel: Cancel): Promise<EvmCursor> {
  const { safeHeight, safeAtMs, endpoint } = session;
  const dated = ports.historyMs === null ? 0 : await blockOfInstant(endpoint, safeAtMs - ports.historyMs, { height: safeHeight, atMs: safeAtMs }, ports.clock, cancel);
  const start = chain === LIVEPEER_CHAIN && ports.historyMs === null ? Math.min(LIVEPEER_FIRST_BLOCK, safeHeight) : 0;
  return { v: 1, top: safeHeight, bottom: safeHeight + 1, bottomAtMs: safeAtMs, floor: Math.max(dated, start), floorIsStart: dated <= 1, scope: '*', recent: [] };
}

/**
 * Keys that were read before in this stretch and are not there now. Only a block that changed takes them back, and only when a second endpoint does
 * not contradict; a node that leaves out logs of the same block is not believed at all.
 * @throws ChainFailure
 */
async function vanished(session: Session, pool: EvmPool, before: EvmCursor, read: Stretch, clock: Clock, cancel: Cancel): Promise<readonly string[]> {
  const found = new Map(read.entries.map((entry) => [entry.key, entry]));
  const asked = new Set(read.scope === '*' ? [] : read.scope);
  const missing = before.recent.filter(([height, , key]) => height >= read.from && height <= read.to && !found.has(key));
  const fewer = before.recent.filter(([, hash, key, logs]) => { const entry = found.get(key); return entry !== undefined && entry.blockHash === hash && entry.logs < logs; });
  const narrower = read.scope !== '*' && (before.scope === '*' || before.scope.some((token) => !asked.has(token)));
  // Asked for fewer contracts than before: what is missing may only not have been asked for.
  if (narrower) return [];
  if (fewer.length > 0) throw createChainFailure('bad-answer', session.endpoint.host, 'log-missing');
  if (missing.length === 0) return [];
  const heights = [...new Set(missing.map(([height]) => height))];
  const now = new Map((await blocksAt(session.endpoint, heights, clock, cancel)).map((head) => [head.height, head.hash]));
  for (const [height, hash] of missing) if (now.get(height) === hash) throw createChainFailure('bad-answer', session.endpoint.host, 'log-missing');
  const second = await pool.second(session, cancel);
  if (second !== null && second.safeHeight >= Math.max(...heights)) {
    const others = new Map((await blocksAt(second.endpoint, heights, clock, cancel)).map((head) => [head.height, head.hash]));
    for (const height of heights) if (others.get(height) !== now.get(height)) throw createChainFailure('bad-answer', session.endpoint.host, 'endpoints disagree');
  }
  return missing.map(([, , key]) => key);
}
