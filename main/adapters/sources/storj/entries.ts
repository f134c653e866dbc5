import { z } from 'zod';
import type { EntryPage, EntrySource, RawEntry } from '../../../engine/ports/entries';
import type { Clock, Http } from '../../../engine/ports/system';
import { createSourceFailure, hostOf } from '../ask-json';
import { distributedOf, monthOf, type Paystub } from './answers';
import { createStorjClient } from './client';
import { decodePaystub, paidAtMs, paystubKey, STORJ_DECODER_VERSION, type ArchivedPaystub } from './decode';

/** What was handed over of each paystub: `transferred|receipt`. A few hundred short texts in all the life of a node. */
const cursorSchema = z.object({ v: z.literal(1), seen: z.record(z.string(), z.string()) });

function seenOf(cursor: string | null): Record<string, string> {
  try {
    const parsed = cursorSchema.safeParse(cursor === null ? null : JSON.parse(cursor));
    return parsed.success ? { ...parsed.data.seen } : {};
  } catch {
    return {};
  }
}

export interface StorjEntriesPorts {
  readonly http: Http;
  readonly clock: Pick<Clock, 'now'>;
}

/** Monthly payouts as the node tells them, one entry for each month and satellite that was really paid. */
export function createStorjEntries({ http, clock }: StorjEntriesPorts): EntrySource {
  const count = { calls: 0, endpoint: '' };
  const counted: Http = { request: (request) => { count.calls += 1; count.endpoint = hostOf(request.url); return http.request(request); } };

  return {
    id: 'storj',
    decoderVersion: STORJ_DECODER_VERSION,
    reads: (wallet) => wallet.chain === 'storj',
    async *pages(wallet, cursor, _context, cancel): AsyncIterable<EntryPage> {
      const client = createStorjClient(counted, wallet.address);
      const seen = seenOf(cursor);
      const node = await client.dashboard(cancel);
      const periods = await client.periods(cancel);
      const [first] = periods;
      const last = periods.at(-1);
      const save = (): string => JSON.stringify({ v: 1, seen });
      const sinceMs = first === undefined ? null : (monthOf(first)?.fromMs ?? null);
      if (first === undefined || last === undefined) {
        yield { entries: [], cursor: save(), completeSinceMs: null, complete: true };
        return;
      }
      const { rows, unreadable } = await client.paystubs(first, last, cancel);
      let undecided = unreadable;
      const byPeriod = new Map<string, Paystub[]>();
      for (const stub of new Map(rows.map((row) => [paystubKey(node.nodeID, row), row])).values()) {
        const distributed = distributedOf(stub);
        if (distributed === null && stub.paid > 0) undecided += 1;
        // A payout that the node told once and tells no more is kept: it happened.
        if (distributed === null || distributed === 0n || monthOf(stub.period) === null) continue;
        byPeriod.set(stub.period, [...(byPeriod.get(stub.period) ?? []), stub]);
      }
      for (const [period, stubs] of [...byPeriod].toSorted(([a], [b]) => (a < b ? 1 : -1))) {
        // A month whose payouts are all known with their receipts cannot change any more.
        if (stubs.every((stub) => seen[paystubKey(node.nodeID, stub)]?.startsWith(`${distributedOf(stub)}|0x`) === true)) continue;
        // Without the receipts a payout could stand beside its chain's own line: rather later than twice.
        const payouts = await client.payouts(period, cancel);
        const entries: RawEntry[] = [];
        for (const stub of stubs) {
          const payout = payouts.rows.find((row) => row.satelliteID === stub.satelliteId);
          const archived: ArchivedPaystub = {
            node: node.nodeID, wallet: node.wallet ?? null, satelliteUrl: payout?.satelliteURL?.slice(0, 300) ?? null,
            receipt: payout?.receipt?.slice(0, 300) ?? null, observedAtMs: clock.now(), stub,
          };
          const key = paystubKey(node.nodeID, stub);
          const print = `${distributedOf(stub)}|${(archived.receipt ?? '').replace(/^[a-z0-9-]+:(?:0x)?/, '0x').slice(0, 12)}`;
          if (seen[key] === print) continue;
          // The receipt is known already and the node tells it no more: nothing new.
          if (archived.receipt === null && seen[key]?.startsWith(`${distributedOf(stub)}|0x`) === true) continue;
          seen[key] = print;
          entries.push({ key, height: 0, atMs: paidAtMs(archived), text: JSON.stringify(archived) });
        }
        if (entries.length > 0) yield { entries, cursor: save(), completeSinceMs: null, complete: false };
      }
      if (undecided > 0) throw createSourceFailure('bad-answer', hostOf(wallet.address), `${undecided} paystubs could not be read`);
      yield { entries: [], cursor: save(), completeSinceMs: sinceMs, complete: true };
    },
    decode: decodePaystub,
    status: () => ({ endpoint: count.endpoint, calls: count.calls, requests: count.calls, historyStartsAtSlot: null, waitingUntilMs: null, transactionsPerSecond: 20 }),
  };
}
