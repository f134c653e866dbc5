import type { Clock, Http } from '../../../engine/ports/system';
import type { Cancel } from '../../../../shared/units/cancel';
import { formatLocalDate } from '../../../../shared/units/local-date';
import { MS_PER_DAY } from '../../../../shared/units/duration';
import { askJson, createSourceFailure, hostOf, isSourceFailure } from '../ask-json';
import { blockAnswer, earningsAnswer, leaseEntry, leaseKey, leasesAnswer, toEarned, type Earned, type LeaseEntry } from './answers';
import { AKASH_CONSOLE_URL, AKASH_LCD_URLS } from './endpoints';

export interface AkashPorts {
  readonly http: Http;
  readonly clock: Pick<Clock, 'now'>;
  /** REST interfaces of the chain, in the order in which they are asked. */
  readonly lcdUrls?: readonly string[];
  /** null: the Console is switched off. */
  readonly consoleUrl?: string | null;
}

const PAGE = 100;
/** Five hundred pages are fifty thousand leases: more is a list that never ends. */
const MAX_PAGES = 500;
/** A node that stands still tells old totals; another one is asked. */
const STALE_MS = 3_600_000;

export interface Leases {
  /** One of each lease and coin; of doubled ones the larger total. */
  readonly leases: readonly LeaseEntry[];
  readonly unreadable: number;
  readonly height: number;
  /** UTC ms of that height. */
  readonly atMs: number;
}

export interface AkashClient {
  /** All leases of a provider, from one node. @param state all when null */
  leases(provider: string, state: 'active' | null, cancel?: Cancel): Promise<Leases>;
  /** What leases earned from one UTC day to another (exclusive); null: the Console does not know, or is switched off. */
  earned(provider: string, fromDay: number, toDay: number, cancel?: Cancel): Promise<Earned | null>;
  status(): { readonly endpoint: string; readonly calls: number };
}

/** @throws ChainFailure after every endpoint was tried, CancelledError */
export function createAkashClient(ports: AkashPorts): AkashClient {
  const { http, clock } = ports;
  /** Read before each question: the person may set others at any time. */
  const urlsNow = (): readonly string[] => (ports.lcdUrls ?? AKASH_LCD_URLS).map((url) => url.replace(/\/+$/, ''));
  const consoleUrl = ports.consoleUrl === undefined ? AKASH_CONSOLE_URL : ports.consoleUrl;
  let preferred = 0;
  let calls = 0;

  const ask = (url: string, purpose: string, cancel: Cancel | undefined) => {
    calls += 1;
    return askJson(http, { url, purpose, cancel });
  };

  async function listFrom(base: string, provider: string, state: 'active' | null, cancel: Cancel | undefined): Promise<Leases> {
    const host = hostOf(base);
    const latest = await ask(`${base}/cosmos/base/tendermint/v1beta1/blocks/latest`, 'akash-chain', cancel);
    const block = blockAnswer.safeParse(latest.found ? latest.json : null);
    const atMs = block.success ? Date.parse(block.data.block.header.time) : Number.NaN;
    if (!block.success || !Number.isFinite(atMs)) throw createSourceFailure('bad-answer', host, 'no-block');
    if (Math.abs(clock.now() - atMs) > STALE_MS) throw createSourceFailure('endpoint-failed', host, 'stale');

    const byKey = new Map<string, LeaseEntry>();
    const keys = new Set<string>();
    let unreadable = 0;
    let key = '';
    for (let page = 0; ; page += 1) {
      const filters = `filters.provider=${provider}${state === null ? '' : `&filters.state=${state}`}`;
      const answer = await ask(`${base}/akash/market/v1beta5/leases/list?${filters}&pagination.limit=${PAGE}${key === '' ? '' : `&pagination.key=${encodeURIComponent(key)}`}`, 'akash-chain', cancel);
      const parsed = leasesAnswer.safeParse(answer.found ? answer.json : null);
      if (!parsed.success) throw createSourceFailure('bad-answer', host, 'unknown-shape');
      for (const row of parsed.data.leases) {
        const lease = leaseEntry.safeParse(row);
        // A node that forgets the filter would give other people's leases.
        if (!lease.success || lease.data.lease.id.provider !== provider) {
          unreadable += 1;
          continue;
        }
        const before = byKey.get(leaseKey(lease.data));
        if (before === undefined || BigInt(before.escrow_payment.state.withdrawn.amount) < BigInt(lease.data.escrow_payment.state.withdrawn.amount)) byKey.set(leaseKey(lease.data), lease.data);
      }
      key = parsed.data.pagination?.next_key ?? '';
      if (key === '') break;
      if (keys.has(key) || page >= MAX_PAGES) throw createSourceFailure('bad-answer', host, 'endless-list');
      keys.add(key);
    }
    return { leases: [...byKey.values()], unreadable, height: block.data.block.header.height, atMs };
  }

  return {
    async leases(provider, state, cancel) {
      const urls = urlsNow();
      if (urls.length === 0) throw createSourceFailure('no-endpoint', '');
      let failure: unknown = null;
      // A list is read from one node: keys of one mean nothing to another, and their heights differ.
      for (let turn = 0; turn < urls.length; turn += 1) {
        const at = (preferred + turn) % urls.length;
        try {
          const found = await listFrom(urls[at] ?? '', provider, state, cancel);
          preferred = at;
          return found;
        } catch (error) {
          if (!isSourceFailure(error)) throw error;
          failure = error;
        }
      }
      throw failure;
    },
    async earned(provider, fromDay, toDay, cancel) {
      if (consoleUrl === null) return null;
      const answer = await ask(`${consoleUrl}/v1/provider-earnings/${provider}?from=${formatLocalDate(fromDay)}&to=${formatLocalDate(toDay)}`, 'akash-console', cancel);
      if (!answer.found) return null;
      const parsed = earningsAnswer.safeParse(answer.json);
      if (!parsed.success) throw createSourceFailure('bad-answer', hostOf(consoleUrl), 'unknown-shape');
      return toEarned(parsed.data);
    },
    status: () => ({ endpoint: hostOf(urlsNow()[preferred] ?? urlsNow()[0] ?? ''), calls }),
  };
}

export const utcDayOf = (atMs: number): number => Math.floor(atMs / MS_PER_DAY);
