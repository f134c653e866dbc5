import { z } from 'zod';
import type { EntryPage, EntrySource, RawEntry } from '../../../engine/ports/entries';
import type { Wallet } from '../../../../shared/domain/wallet';
import type { Cancel } from '../../../../shared/units/cancel';
import { createSourceFailure } from '../ask-json';
import { leaseKey, type LeaseEntry } from './answers';
import { createAkashClient, type AkashClient, type AkashPorts, type Leases } from './client';
import { AKASH_DECODER_VERSION, decodeIncrease, increaseKey, partsOf, type ArchivedIncrease } from './decode';
import { BLOCK_MS } from './endpoints';
import { createWhenPaid, ONE_LOOK_MS } from './when-paid';

/** The total of each lease that was handed over, and when the last whole pass looked. About 60 bytes a lease. */
const cursorSchema = z.object({ v: z.literal(1), lookedAtMs: z.number().nullable(), paid: z.record(z.string(), z.string().regex(/^\d{1,20}$/)) });
type Cursor = { lookedAtMs: number | null; paid: Map<string, string> };

const ENTRIES_A_PAGE = 200;

function cursorOf(text: string | null): Cursor {
  try {
    const parsed = cursorSchema.safeParse(text === null ? null : JSON.parse(text));
    if (parsed.success) return { lookedAtMs: parsed.data.lookedAtMs, paid: new Map(Object.entries(parsed.data.paid)) };
  } catch {
    // Told below, with the cursors of another shape.
  }
  if (text === null) return { lookedAtMs: null, paid: new Map() };
  // Beginning again would hand over every total a second time.
  throw createSourceFailure('bad-answer', '', 'cursor');
}

const saved = (cursor: Cursor): string => JSON.stringify({ v: 1, lookedAtMs: cursor.lookedAtMs, paid: Object.fromEntries(cursor.paid) });

/** About when a height was, from the newest one; never in the future. */
const timeOf = (height: number, found: Leases): number => Math.min(found.atMs, found.atMs - (found.height - height) * BLOCK_MS);

/** In another coin than before: the chain changed how it counts, and the new total is no new money. */
function changedCoin(lease: LeaseEntry, paid: ReadonlyMap<string, string>): boolean {
  const key = leaseKey(lease);
  const base = key.slice(0, key.length - lease.escrow_payment.state.withdrawn.denom.length);
  return !paid.has(key) && [...paid.keys()].some((other) => other.startsWith(base));
}

async function increasesOf(client: AkashClient, wallet: Wallet, found: Leases, cursor: Cursor, cancel: Cancel | undefined): Promise<readonly { readonly entry: RawEntry; readonly key: string; readonly to: string }[]> {
  const whenPaid = createWhenPaid(client, wallet.address, found.atMs, cancel);
  const known = new Map(cursor.paid);
  const increases: { entry: RawEntry; key: string; to: string }[] = [];
  for (const lease of found.leases.toSorted((a, b) => a.lease.created_at - b.lease.created_at || (leaseKey(a) < leaseKey(b) ? -1 : 1))) {
    const key = leaseKey(lease);
    const { denom, amount: to } = lease.escrow_payment.state.withdrawn;
    if (changedCoin(lease, known)) {
      cursor.paid.set(key, to);
      continue;
    }
    const from = known.get(key) ?? '0';
    // Less than before is a node that lags or lies: what was paid stays paid.
    if (BigInt(to) <= BigInt(from)) continue;
    const createdMs = timeOf(lease.lease.created_at, found);
    const closedOn = lease.lease.closed_on ?? 0;
    const toMs = closedOn > 0 && closedOn <= found.height ? timeOf(closedOn, found) : found.atMs;
    const fromMs = Math.min(toMs, Math.max(createdMs, cursor.lookedAtMs ?? 0));
    const buckets = toMs - fromMs > ONE_LOOK_MS ? await whenPaid(denom, fromMs, toMs) : null;
    const increase: ArchivedIncrease = {
      provider: wallet.address, lease: key, denom, from, to, fromMs, toMs,
      buckets: buckets?.map((bucket) => ({ atMs: bucket.atMs, weight: bucket.weight.toString() })) ?? null,
    };
    // The ledger gives a line without a date that of its entry: where the day is not known the entry tells none.
    const dated = partsOf(increase).parts.every((part) => part.atMs !== null);
    increases.push({ entry: { key: increaseKey(increase), height: found.height, atMs: dated ? toMs : null, text: JSON.stringify(increase) }, key, to });
  }
  return increases;
}

/** What tenants' escrow accounts paid to a provider, as increases of the totals that the chain's state tells of each lease. */
export function createAkashEntries(ports: AkashPorts): EntrySource {
  const client = createAkashClient(ports);
  return {
    id: 'akash',
    decoderVersion: AKASH_DECODER_VERSION,
    reads: (wallet) => wallet.chain === 'akash',
    async *pages(wallet, text, _context, cancel): AsyncIterable<EntryPage> {
      const cursor = cursorOf(text);
      const found = await client.leases(wallet.address, null, cancel);
      const increases = await increasesOf(client, wallet, found, cursor, cancel);
      for (let at = 0; at < increases.length; at += ENTRIES_A_PAGE) {
        const part = increases.slice(at, at + ENTRIES_A_PAGE);
        for (const { key, to } of part) cursor.paid.set(key, to);
        yield { entries: part.map((increase) => increase.entry), cursor: saved(cursor), completeSinceMs: null, complete: false };
      }
      if (found.unreadable > 0) throw createSourceFailure('bad-answer', client.status().endpoint, `${found.unreadable} leases could not be read`);
      cursor.lookedAtMs = found.atMs;
      const oldest = found.leases.reduce((least, lease) => Math.min(least, lease.lease.created_at), found.height);
      yield { entries: [], cursor: saved(cursor), completeSinceMs: timeOf(oldest, found), complete: true };
    },
    decode: decodeIncrease,
    status: () => ({ ...client.status(), requests: client.status().calls, historyStartsAtSlot: null, waitingUntilMs: null, transactionsPerSecond: 4 }),
  };
}
