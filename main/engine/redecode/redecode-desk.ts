import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { RedecodePreview } from '../../../shared/contract/schemas/reconcile';
import type { LedgerLine } from '../../../shared/domain/reward';
import type { Wallet } from '../../../shared/domain/wallet';
import { COUNTED_KINDS } from '../../../shared/domain/totals';
import { CancelledError, createCancel, throwIfCancelled } from '../../../shared/units/cancel';
import type { Cancel } from '../../../shared/units/cancel';
import { toWire, tokenAmount } from '../../../shared/units/token-amount';
import type { SettingsStore, Store } from '../ports/store';
import type { Clock, Logger } from '../ports/system';
import { createBreather } from '../rewards/breathe';
import { createGate } from '../rewards/gate';
import { createPassTally, isChainFailure } from '../rewards/outcome';
import type { PassSource, SourcePass } from '../rewards/pass';
import { countedByToken, sameLines } from './line-changes';

export interface RedecodeParts {
  readonly store: Pick<Store, 'ledger' | 'settings'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly readers: () => readonly { readonly wallet: Wallet; readonly source: PassSource }[];
  /** Whether a source may be asked now. */
  readonly mayAsk: (source: string) => boolean;
  /** Lines changed. */
  readonly onApplied: () => void;
}

/** What an older decoder has read waits here until the person has seen what a newer one would change. */
export interface RedecodeDesk {
  /** Transactions that wait and could be decoded again; those of which nothing can be had any more are not among them. */
  waiting(): number;
  preview(): DeepReadonly<RedecodePreview>;
  /** Begins to look through the archive, unless that is under way or done; nothing is written. */
  start(): DeepReadonly<RedecodePreview>;
  /** Decodes again what waits. Killed in between, the rest waits still. @returns how many transactions have other lines now */
  apply(): Promise<{ readonly changed: number }>;
  stop(): Promise<void>;
}

/** Changes that are kept to be shown; all are counted. */
const MOST_SHOWN = 200;
const AT_ONCE = 100;
const UNOBTAINABLE = 'redecode.unobtainable';

interface Found {
  readonly waiting: number;
  checked: number;
  withoutRaw: number;
  changed: number;
  readonly changes: RedecodePreview['changes'][number][];
  readonly before: Map<string, bigint>;
  readonly after: Map<string, bigint>;
  /** A line of each token, for its symbol and decimals. */
  readonly tokens: Map<string, LedgerLine>;
  done: boolean;
}

const nothing = (waiting: number): Found => ({ waiting, checked: 0, withoutRaw: 0, changed: 0, changes: [], before: new Map(), after: new Map(), tokens: new Map(), done: false });

const addAll = (to: Map<string, bigint>, from: ReadonlyMap<string, bigint>): void => {
  for (const [mint, base] of from) to.set(mint, (to.get(mint) ?? 0n) + base);
};

export function createRedecodeDesk(parts: RedecodeParts): RedecodeDesk {
  const { store, clock, logger } = parts;
  let found: Found | null = null;
  let looking: { readonly cancel: Cancel & { cancel(): void }; readonly promise: Promise<void> } | null = null;
  let applying: Promise<{ readonly changed: number }> | null = null;
  const stopping = createCancel();

  const olderCount = (): number => parts.readers().reduce((sum, { wallet, source }) => sum + source.older.count(wallet), 0);
  /** Names the decoders: with another version there may be another source for what could not be had. */
  const unobtainableKey = (): string => [...new Set(parts.readers().map(({ source }) => `${source.id} ${source.decoderVersion}`))].toSorted().join();

  /** Every transaction that waits, in small steps that give the engine's thread back. */
  async function overWaiting(cancel: Cancel, each: (wallet: Wallet, source: PassSource, keys: readonly string[], breathe: () => Promise<void>) => Promise<void>): Promise<void> {
    const breather = createBreather(clock, createGate(), cancel);
    const breathe = (): Promise<void> => breather(() => undefined);
    for (const { wallet, source } of parts.readers()) {
      for (let after: string | null = null; ; ) {
        throwIfCancelled(cancel);
        const keys: readonly string[] = source.older.next(wallet, after, AT_ONCE);
        const last = keys.at(-1);
        if (last === undefined) break;
        await each(wallet, source, keys, breathe);
        after = last;
      }
    }
  }

  function note(into: Found, wallet: Wallet, signature: string, before: readonly LedgerLine[], after: readonly LedgerLine[]): void {
    into.changed += 1;
    addAll(into.before, countedByToken(before));
    addAll(into.after, countedByToken(after));
    for (const line of [...before, ...after]) if (!into.tokens.has(line.mint)) into.tokens.set(line.mint, line);
    if (into.changes.length >= MOST_SHOWN) return;
    const copy = (line: LedgerLine): LedgerLine => ({ ...line });
    into.changes.push({ walletId: wallet.id, chain: wallet.chain, signature, atMs: (before[0] ?? after[0])?.atMs ?? null, before: before.map(copy), after: after.map(copy) } as RedecodePreview['changes'][number]);
  }

  async function look(into: Found, cancel: Cancel): Promise<void> {
    await overWaiting(cancel, async (wallet, source, keys, breathe) => {
      const reread = source.older.reread(wallet);
      for (const key of keys) {
        throwIfCancelled(cancel);
        const now = reread(key);
        into.checked += 1;
        if (now.state === 'no-raw') into.withoutRaw += 1;
        else if (now.state !== 'unreadable') {
          const before = store.ledger.transactionLines(wallet.id, key);
          const after = now.state === 'failed' ? [] : now.lines;
          if (!sameLines(before, after)) note(into, wallet, key, before, after);
        }
        await breathe();
      }
    });
    into.done = true;
  }

  /** Counted income of each token that changes, before and after. */
  function effectOf({ before, after, tokens }: Found): DeepReadonly<RedecodePreview['effect']> {
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter((mint) => (before.get(mint) ?? 0n) !== (after.get(mint) ?? 0n));
    if (changed.length === 0) return [];
    const totals = new Map<string, bigint>();
    for (const sum of store.ledger.tokenSums({ mints: changed, kinds: COUNTED_KINDS })) totals.set(sum.mint, (totals.get(sum.mint) ?? 0n) + BigInt(sum.base));
    return changed.map((mint) => {
      const now = totals.get(mint) ?? 0n;
      const line = tokens.get(mint);
      const decimals = line?.decimals ?? 0;
      return { mint, symbol: line?.symbol ?? null, before: toWire(tokenAmount(now, decimals)), after: toWire(tokenAmount(now - (before.get(mint) ?? 0n) + (after.get(mint) ?? 0n), decimals)) };
    });
  }

  function preview(): DeepReadonly<RedecodePreview> {
    // What was read or decided meanwhile makes another question of it.
    if (found !== null && looking === null && found.waiting !== olderCount()) found = null;
    if (found === null) return { waiting: olderCount(), checked: 0, state: 'idle', withoutRaw: 0, changed: 0, changes: [], effect: [] };
    const { waiting, checked, withoutRaw, changed, changes } = found;
    return { waiting, checked, state: found.done ? 'done' : looking === null ? 'idle' : 'running', withoutRaw, changed, changes, effect: effectOf(found) };
  }

  async function endLooking(): Promise<void> {
    looking?.cancel.cancel();
    await looking?.promise;
  }

  const passOf = (wallet: Wallet, source: PassSource, cancel: Cancel): SourcePass => ({
    wallet, tally: createPassTally(), progress: source.createProgress(wallet), gate: createGate(), cancel, onChange: () => undefined,
  });

  async function applyAll(cancel: Cancel): Promise<{ readonly changed: number }> {
    await endLooking();
    found = null;
    let changed = 0;
    let unobtainable = 0;
    const silent = new Set<string>();
    const decode = async (wallet: Wallet, source: PassSource, keys: readonly string[]): Promise<void> => {
      if (keys.length === 0) return;
      const before = keys.map((key) => store.ledger.transactionLines(wallet.id, key));
      await source.older.apply(passOf(wallet, source, cancel), keys);
      changed += keys.filter((key, i) => !sameLines(before[i] ?? [], store.ledger.transactionLines(wallet.id, key))).length;
    };
    try {
      await overWaiting(cancel, async (wallet, source, keys, breathe) => {
        const reread = source.older.reread(wallet);
        const here = keys.filter((key) => reread(key).state !== 'no-raw');
        await breathe();
        await decode(wallet, source, here);
        const absent = keys.filter((key) => !here.includes(key));
        if (absent.length === 0) return;
        if (!source.older.fetches || silent.has(source.id) || !parts.mayAsk(source.id)) {
          unobtainable += absent.length;
          return;
        }
        try {
          await decode(wallet, source, absent);
        } catch (error) {
          if (!isChainFailure(error)) throw error;
          // The lines stay as they are, and the next time is asked again.
          silent.add(source.id);
          logger.warn('redecode.not-fetched', { code: error.chainCode });
        }
      });
    } finally {
      saveUnobtainable(store.settings, unobtainableKey(), unobtainable);
      parts.onApplied();
    }
    return { changed };
  }

  return {
    waiting: () => Math.max(0, olderCount() - unobtainableOf(store.settings, unobtainableKey())),
    preview,
    start() {
      if (looking === null && applying === null && preview().state === 'idle') {
        const into = nothing(olderCount());
        const cancel = createCancel();
        const off = stopping.onCancel(() => cancel.cancel());
        found = into;
        const promise = look(into, cancel)
          .catch((error: unknown) => {
            found = null;
            if (!(error instanceof CancelledError)) logger.error('redecode.preview-failed', { name: error instanceof Error ? error.name : 'unknown' });
          })
          .finally(() => {
            off();
            looking = null;
          });
        looking = { cancel, promise };
      }
      return preview();
    },
    apply() {
      applying ??= applyAll(stopping).finally(() => {
        applying = null;
      });
      return applying;
    },
    async stop() {
      stopping.cancel();
      await looking?.promise;
      await applying?.catch(() => undefined);
    },
  };
}

interface Unobtainable {
  readonly of: string;
  readonly count: number;
}

/** Transactions of which the last applying could have nothing: they keep their lines, and nobody is reminded of them at every look. */
function unobtainableOf(settings: SettingsStore, of: string): number {
  try {
    const stored = JSON.parse(settings.get(UNOBTAINABLE) ?? 'null') as Partial<Unobtainable> | null;
    return stored?.of === of && typeof stored.count === 'number' ? stored.count : 0;
  } catch {
    return 0;
  }
}

const saveUnobtainable = (settings: SettingsStore, of: string, count: number): void => settings.set(UNOBTAINABLE, JSON.stringify({ of, count } satisfies Unobtainable));
