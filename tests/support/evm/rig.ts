import { createEvmSource } from '../../../main/adapters/sources/evm/create-evm-source';
import type { EntryPage, EntrySource } from '../../../main/engine/ports/entries';
import type { Clock } from '../../../main/engine/ports/system';
import type { LedgerLine, SenderDecision } from '../../../shared/domain/reward';
import type { Wallet } from '../../../shared/domain/wallet';
import type { NetworkBook } from '../../../shared/networks/network-book';
import { builtInBook } from '../../../shared/networks/registry';
import { openEntryRig } from './entry-rig';

export const WALLET = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
export const OTHER = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359';
export const PAYER = '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB';
export const STRANGER = '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb';
export const GLM = '0x0B220b82F3eA3B7F6d9A1D8ab58930C064A2b5Bf';
export const GOLEM_CONTRACT = '0x50100d4Faf5f3b09987dEa36dC2eddd57a3E561B';

export const walletOn = (chain: Wallet['chain'], address = WALLET, id = 'w1'): Wallet => ({ id, chain, address, label: '', addedAtMs: 0 });

export interface EvmRig {
  readonly source: EntrySource;
  readonly clock: Clock;
  close(): void;
}

/** The real adapter on the real http port; waiting takes no time, so that back-offs do not slow the tests down. */
export function openEvmRig(endpoints: readonly string[], options: { readonly timeoutMs?: number; readonly historyMs?: number | null } = {}): EvmRig {
  const timeoutMs = options.timeoutMs ?? 5_000;
  const { http, clock, random, close } = openEntryRig(endpoints, timeoutMs);
  const source = createEvmSource({ http, clock, random, endpoints: () => endpoints, timeoutMs, historyMs: options.historyMs === undefined ? null : options.historyMs });
  return { source, clock, close };
}

/** What an engine keeps: the raw text of every entry by its key, and the cursor behind it. */
export interface Kept {
  readonly entries: Map<string, string>;
  cursor: string | null;
  readonly pages: EntryPage[];
}
export const nothingKept = (): Kept => ({ entries: new Map(), cursor: null, pages: [] });

/** Stores page after page as the engine does; `pages`: the process dies after so many. */
export async function readInto(kept: Kept, source: EntrySource, wallet: Wallet, pages = Number.POSITIVE_INFINITY, book: NetworkBook = builtInBook): Promise<Kept> {
  let read = 0;
  for await (const page of source.pages(wallet, kept.cursor, { networks: book, decisions: [] })) {
    for (const key of page.withdrawn ?? []) kept.entries.delete(key);
    for (const entry of page.entries) kept.entries.set(entry.key, entry.text);
    kept.cursor = page.cursor;
    kept.pages.push(page);
    read += 1;
    if (read >= pages) break;
  }
  return kept;
}

export function linesOf(kept: Kept, source: EntrySource, wallet: Wallet, decisions: readonly SenderDecision[] = [], own: readonly string[] = [], book: NetworkBook = builtInBook): readonly LedgerLine[] {
  const accounts = own.map((address, at) => ({ walletId: `own${at}`, address, kind: 'wallet' as const, mint: null, origin: 'self' as const }));
  return [...kept.entries].flatMap(([key, text]) => {
    const decoded = source.decode(key, text, wallet, { walletId: wallet.id, accounts, decisions, networks: book });
    if (decoded.state !== 'decoded') throw new Error(`${key}: ${decoded.state === 'unreadable' ? decoded.why : decoded.state}`);
    return decoded.lines;
  });
}

export const confirm = (network: string, mint: string, sender: string, decision: SenderDecision['decision'] = 'confirmed'): SenderDecision => ({ network, mint, sender, decision, decidedAtMs: 1 });
