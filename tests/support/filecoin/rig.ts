import { createHttp, type ManagedHttp } from '../../../main/adapters/system/http';
import { createFilecoin, type Filecoin } from '../../../main/adapters/sources/filecoin/create-filecoin';
import type { DecodeContext } from '../../../main/engine/ports/chain';
import type { EntryPage } from '../../../main/engine/ports/entries';
import type { Clock, Http } from '../../../main/engine/ports/system';
import type { LedgerLine } from '../../../shared/domain/reward';
import type { Wallet } from '../../../shared/domain/wallet';
import { builtInBook } from '../../../shared/networks/registry';
import { createQuietLogger, type QuietLogger } from '../quiet-logger';
import { createVirtualClock, type VirtualClock } from '../virtual-clock';

export const NOW_MS = Date.UTC(2026, 10, 22, 9);

export const minerWallet = (address: string): Wallet => ({ id: `wallet-${address}`, chain: 'filecoin', address, label: 'provider', addedAtMs: 0 });

export interface FilecoinRig {
  readonly clock: VirtualClock;
  readonly http: ManagedHttp;
  readonly logger: QuietLogger;
  readonly filecoin: Filecoin;
  close(): void;
}

/** The adapter on a real http port: waits pass at once, so that retries need no patience. */
export function createFilecoinRig(options: { readonly portalUrl?: () => string; readonly endpoints?: () => readonly string[]; readonly nowMs?: number } = {}): FilecoinRig {
  const clock = createVirtualClock({ nowMs: options.nowMs ?? NOW_MS });
  const logger = createQuietLogger();
  const http = createHttp({ clock: impatient(clock), random: { next: () => 1, id: () => 'id' }, logger });
  const filecoin = createFilecoin({
    http, clock, random: { next: () => 0.5, id: () => 'id' }, logger,
    ...(options.portalUrl === undefined ? {} : { portalUrl: options.portalUrl }),
    ...(options.endpoints === undefined ? {} : { endpoints: options.endpoints }),
  });
  return { clock, http, logger, filecoin, close: () => http.close() };
}

/** Pauses pass in one turn of the event loop, and the monotonic clock with them, so that limits and retries need no patience; time-outs are left to the test. */
export function impatient(clock: VirtualClock): Clock {
  let skippedMs = 0;
  return {
    now: () => clock.now(),
    mono: () => clock.mono() + skippedMs,
    after: (ms, callback) => {
      if (ms >= 20_000) return clock.after(ms, callback);
      const timer = setImmediate(() => {
        skippedMs += ms;
        callback();
      });
      return () => clearImmediate(timer);
    },
  };
}

/** An http port whose answers a test makes itself. */
export const httpOf = (request: Http['request']): Http => ({ request });

export const decodeContext = (wallet: Wallet): DecodeContext => ({ walletId: wallet.id, accounts: [], decisions: [], networks: builtInBook });

/** Pages as the engine takes them: stored by key, withdrawn keys taken back, the cursor of the last page kept. */
export interface Stored {
  readonly pages: EntryPage[];
  readonly texts: Map<string, string>;
  cursor: string | null;
}

export async function storeAll(filecoin: Filecoin, wallet: Wallet, stored: Stored = { pages: [], texts: new Map(), cursor: null }): Promise<Stored> {
  for await (const page of filecoin.entries.pages(wallet, stored.cursor, { networks: builtInBook, decisions: [] })) {
    stored.pages.push(page);
    for (const entry of page.entries) stored.texts.set(entry.key, entry.text);
    for (const key of page.withdrawn ?? []) if (!page.entries.some((entry) => entry.key === key)) stored.texts.delete(key);
    stored.cursor = page.cursor;
  }
  return stored;
}

export function linesOf(filecoin: Filecoin, wallet: Wallet, stored: Stored): readonly LedgerLine[] {
  return [...stored.texts].flatMap(([key, text]) => {
    const decoded = filecoin.entries.decode(key, text, wallet, decodeContext(wallet));
    return decoded.state === 'decoded' ? decoded.lines : [];
  });
}

export const sumOf = (lines: readonly LedgerLine[]): bigint => lines.reduce((sum, line) => sum + BigInt(line.base), 0n);
