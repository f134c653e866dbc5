import { createClock } from '../../../main/adapters/system/clock';
import { createHttp } from '../../../main/adapters/system/http';
import type { Clock, Http, Random } from '../../../main/engine/ports/system';
import { createQuietLogger } from '../quiet-logger';

export interface EntryRig {
  readonly http: Http;
  readonly clock: Clock;
  readonly random: Random;
  close(): void;
}

/** The real http port without a limit for these hosts; rests between tries are a hundred times shorter, time-outs are not. */
export function openEntryRig(addresses: readonly string[], timeoutMs: number): EntryRig {
  const real = createClock();
  const clock: Clock = { ...real, after: (ms, callback) => real.after(ms >= 100 && ms <= 60_000 && ms !== timeoutMs && ms !== 2 * timeoutMs ? Math.ceil(ms / 100) : ms, callback) };
  const random = { next: () => 0.5, id: () => 'id' };
  const limits = Object.fromEntries(addresses.map((url) => [new URL(url).host, { perSecond: 10_000, burst: 10_000, concurrent: 8 }]));
  const http = createHttp({ clock, random, logger: createQuietLogger(), limits });
  return { http, clock, random, close: () => http.close() };
}
