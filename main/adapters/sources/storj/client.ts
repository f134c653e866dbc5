import type { z } from 'zod';
import type { Http } from '../../../engine/ports/system';
import type { Cancel } from '../../../../shared/units/cancel';
import { askJson, createSourceFailure, hostOf } from '../ask-json';
import { dashboardAnswer, estimateAnswer, heldEntry, listAnswer, payoutEntry, paystubEntry, satelliteAnswer, type Dashboard, type Estimate, type Paystub } from './answers';

const PURPOSE = 'storj-node';
/** A node sits on a small machine and reads its databases for an answer; two questions at once are enough. */
const TIMEOUT_MS = 30_000;

/** Entries that could be read, and how many could not. */
export interface Rows<T> {
  readonly rows: readonly T[];
  readonly unreadable: number;
}

export interface StorjClient {
  dashboard(cancel?: Cancel): Promise<Dashboard>;
  satellite(id: string, cancel?: Cancel): Promise<z.infer<typeof satelliteAnswer>>;
  estimate(satelliteId: string | null, cancel?: Cancel): Promise<Estimate>;
  held(cancel?: Cancel): Promise<Rows<z.infer<typeof heldEntry>>>;
  periods(cancel?: Cancel): Promise<readonly string[]>;
  paystubs(from: string, to: string, cancel?: Cancel): Promise<Rows<Paystub>>;
  payouts(period: string, cancel?: Cancel): Promise<Rows<z.infer<typeof payoutEntry>>>;
}

/** The API of one node's dashboard. @param base `http://host:port`. @throws ChainFailure, CancelledError */
export function createStorjClient(http: Http, base: string): StorjClient {
  const host = hostOf(base);

  async function ask<T>(path: string, schema: z.ZodType<T>, cancel: Cancel | undefined): Promise<T> {
    const answer = await askJson(http, { url: `${base}${path}`, purpose: PURPOSE, timeoutMs: TIMEOUT_MS, cancel });
    if (!answer.found) throw createSourceFailure('bad-answer', host, 'no-storj-node');
    const parsed = schema.safeParse(answer.json);
    if (!parsed.success) throw createSourceFailure('bad-answer', host, 'unknown-shape');
    return parsed.data;
  }

  async function rows<T>(path: string, entry: z.ZodType<T>, cancel: Cancel | undefined): Promise<Rows<T>> {
    const list = await ask(path, listAnswer, cancel);
    const read = list.map((row) => entry.safeParse(row));
    return { rows: read.flatMap((row) => (row.success ? [row.data] : [])), unreadable: read.filter((row) => !row.success).length };
  }

  return {
    dashboard: (cancel) => ask('/api/sno/', dashboardAnswer, cancel),
    satellite: (id, cancel) => ask(`/api/sno/satellite/${id}`, satelliteAnswer, cancel),
    estimate: (id, cancel) => ask(`/api/sno/estimated-payout${id === null ? '' : `?id=${id}`}`, estimateAnswer, cancel),
    held: (cancel) => rows('/api/heldamount/held-history', heldEntry, cancel),
    async periods(cancel) {
      const list = await ask('/api/heldamount/periods', listAnswer, cancel);
      return [...new Set(list.filter((period): period is string => typeof period === 'string' && /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(period)))].toSorted();
    },
    paystubs: (from, to, cancel) => rows(`/api/heldamount/paystubs/${from}/${to}`, paystubEntry, cancel),
    payouts: (period, cancel) => rows(`/api/heldamount/payout-history/${period}`, payoutEntry, cancel),
  };
}
