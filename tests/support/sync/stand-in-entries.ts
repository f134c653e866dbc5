import type { ChainFailure } from '../../../main/engine/ports/chain';
import type { EntrySource, RawEntry } from '../../../main/engine/ports/entries';
import type { LedgerLine } from '../../../shared/domain/reward';
import type { ChainId, Wallet } from '../../../shared/domain/wallet';

/** What happened at the source, in its order: an entry is told (again), or turns out not to exist. */
type Told = { readonly kind: 'entry'; readonly entry: RawEntry } | { readonly kind: 'withdrawn'; readonly key: string };

/** What a raw text of this source holds. */
export interface StandInPayload {
  readonly base: string;
  readonly kind?: LedgerLine['kind'];
  readonly atMs?: number | null;
  readonly mint?: string;
  /** Not JSON of this shape: unreadable. */
  readonly garbage?: true;
}

export const FIRST_AT_MS = Date.UTC(2025, 5, 1);
const HOUR = 3_600_000;

export const FIL_WALLET: Wallet = { id: 'f1', chain: 'filecoin', address: 'f01234', label: 'Miner', addedAtMs: FIRST_AT_MS };

/** A source outside of the app that tells a list of payments, page by page: the outside world without its network, and with its moods. */
export interface StandInEntries extends EntrySource {
  tell(key: string, payload: StandInPayload, height?: number): void;
  withdraw(key: string): void;
  /** Entries on page n (from 0); beyond the list: the last one. */
  cutPages(sizes: readonly number[]): void;
  /** The page of this number in the next pass fails; -1: measuring does. */
  failAt(page: number | null, code?: ChainFailure['chainCode']): void;
  measures(bytes: number | null): void;
  decoderIs(version: number): void;
  pagesGiven(): number;
  asked(): number;
}

export const chainFailure = (chainCode: ChainFailure['chainCode'], host = 'stand-in.example'): ChainFailure =>
  Object.assign(new Error(chainCode), { name: 'ChainFailure', chainCode, host, detail: '' });

export function createStandInEntries(chain: ChainId = 'filecoin', id: string = chain): StandInEntries {
  const told: Told[] = [];
  let sizes: readonly number[] = [3];
  let failingPage: number | null = null;
  let failure: ChainFailure['chainCode'] = 'endpoint-unreachable';
  let bytes: number | null = null;
  let version = 1;
  let pages = 0;
  let asked = 0;

  const lineOf = (key: string, payload: StandInPayload, wallet: Wallet): LedgerLine => ({
    id: `${chain}:${key}:0:${wallet.address}:${payload.mint ?? 'filecoin/fil'}`, chain, walletId: wallet.id, signature: key, instructionPath: '0', destinationAccount: wallet.address,
    mint: payload.mint ?? 'filecoin/fil', symbol: 'FIL', base: payload.base, decimals: 18, slot: 0, atMs: payload.atMs ?? null, kind: payload.kind ?? 'reward', network: 'filecoin',
    sourceDevice: wallet.address, sender: null, evidence: { rule: 'stand-in', facts: {} }, decoderVersion: version,
  });

  return {
    id,
    get decoderVersion() {
      return version;
    },
    tell: (key, payload, height = told.length) => void told.push({ kind: 'entry', entry: { key, height, atMs: payload.atMs === undefined ? FIRST_AT_MS + height * HOUR : null, text: JSON.stringify(payload) } }),
    withdraw: (key) => void told.push({ kind: 'withdrawn', key }),
    cutPages(given) {
      sizes = given;
    },
    failAt(page, code = 'endpoint-unreachable') {
      failingPage = page;
      failure = code;
    },
    measures(given) {
      bytes = given;
    },
    decoderIs(given) {
      version = given;
    },
    pagesGiven: () => pages,
    asked: () => asked,
    reads: (wallet) => wallet.chain === chain,
    async measure() {
      asked += 1;
      if (failingPage === -1) throw chainFailure(failure);
      return bytes;
    },
    async *pages(_wallet, cursor) {
      let at = cursor === null ? 0 : (JSON.parse(cursor) as { at: number }).at;
      for (let page = 0; ; page += 1) {
        asked += 1;
        if (page === failingPage) throw chainFailure(failure);
        const size = Math.max(1, sizes[Math.min(page, sizes.length - 1)] ?? 1);
        const piece = told.slice(at, at + size);
        at += piece.length;
        const isEnd = at >= told.length;
        pages += 1;
        // A page tells what holds at its end: of an entry that was told and withdrawn within it, only that it is gone.
        const last = [...new Map(piece.map((one) => [one.kind === 'entry' ? one.entry.key : one.key, one])).values()];
        yield {
          entries: last.flatMap((one) => (one.kind === 'entry' ? [one.entry] : [])),
          withdrawn: last.flatMap((one) => (one.kind === 'withdrawn' ? [one.key] : [])),
          cursor: JSON.stringify({ at }), completeSinceMs: isEnd ? FIRST_AT_MS : null, complete: isEnd,
        };
        if (isEnd) return;
      }
    },
    decode(key, text, wallet) {
      const payload = JSON.parse(text) as StandInPayload;
      if (payload.garbage === true) return { state: 'unreadable', why: 'not-json' };
      return { state: 'decoded', lines: [lineOf(key, payload, wallet)], newAccounts: [] };
    },
    status: () => ({ endpoint: 'stand-in.example', calls: asked, requests: asked, historyStartsAtSlot: null, waitingUntilMs: null, transactionsPerSecond: Number.POSITIVE_INFINITY }),
  };
}
