import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { WatchState } from '../../../shared/contract/schemas/networks';
import { keepLook, newestHoldings } from '../../../shared/domain/merge-looks';
import type { Position } from '../../../shared/domain/position';
import type { LookFailure, SourceFact, SourceNotice, SourceReport } from '../../../shared/domain/source-look';
import type { Wallet } from '../../../shared/domain/wallet';
import { CancelledError, createCancel, neverCancelled, type Cancel } from '../../../shared/units/cancel';
import type { KeptLook, ReportFilter } from '../ports/looks';
import type { Store } from '../ports/store';
import type { Clock, Logger } from '../ports/system';
import type { NetworkWatch } from '../ports/watch';
import { isChainFailure } from '../rewards/outcome';
import { checkLook } from './check-look';

export interface LookFilter {
  readonly network?: string;
  readonly walletId?: string;
}

/** What networks' own sources say of the watched addresses: asked by the hour and on demand, kept with its age. */
export interface LookDesk {
  /** Asks every watch that is on, of one network or all. A call while one runs joins it, or waits for its end when it asks for more. Never throws. */
  lookNow(network?: string, cancel?: Cancel): Promise<readonly DeepReadonly<WatchState>[]>;
  /** One state for each watch and wallet it watches, also those never asked. */
  states(filter?: LookFilter): readonly DeepReadonly<WatchState>[];
  /** Last good looks, each with when it was told. */
  latest(filter?: LookFilter): readonly KeptLook[];
  positions(filter?: LookFilter): readonly Position[];
  notices(filter?: LookFilter): readonly SourceNotice[];
  facts(filter?: LookFilter): readonly SourceFact[];
  /** Every report that a source ever told, oldest stretch first. */
  reports(filter: ReportFilter): readonly SourceReport[];
  /** Networks that have an own source for at least one watched wallet. */
  watched(): ReadonlySet<string>;
  /** Told after each look. */
  onChange(listener: () => void): void;
  /** Cancels what runs and waits for its end. */
  stop(): Promise<void>;
}

export interface LookDeskParts {
  readonly watches: readonly NetworkWatch[];
  readonly store: Pick<Store, 'looks' | 'ledger' | 'transaction'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly tz: () => string;
  /** Watches that the person switched off, by id or network. */
  readonly isOff: (id: string) => boolean;
  /** Wallets whose balances their chain is asked for; a look's word on them is not kept. */
  readonly hasOwnHoldings: (wallet: Wallet) => boolean;
}

const OFF: LookFailure = { code: 'switched-off', detail: '' };

export function createLookDesk(parts: LookDeskParts): LookDesk {
  const { watches, store, clock, logger, tz, isOff } = parts;
  const stopping = createCancel();
  const listeners: (() => void)[] = [];
  const running = new Set<string>();
  let job: { readonly network: string | undefined; readonly promise: Promise<unknown> } | null = null;
  /** Read from the store once; every page asks for it. */
  let cache: readonly KeptLook[] | null = null;

  const idOf = (watch: string, walletId: string): string => `${watch} ${walletId}`;
  const off = (watch: NetworkWatch): boolean => isOff(watch.id) || isOff(watch.network) || (watch.source !== undefined && isOff(watch.source));
  const pairs = ({ network, walletId }: LookFilter = {}): readonly { readonly watch: NetworkWatch; readonly wallet: Wallet }[] => {
    const wallets = store.ledger.wallets().filter((wallet) => walletId === undefined || wallet.id === walletId);
    return watches.filter((watch) => network === undefined || watch.network === network).flatMap((watch) => wallets.filter((wallet) => watch.watches(wallet)).map((wallet) => ({ watch, wallet })));
  };
  const tell = (): void => {
    cache = null;
    for (const listener of listeners) listener();
  };

  const latest = (filter: LookFilter = {}): readonly KeptLook[] => {
    cache ??= store.looks.all();
    const wallets = new Set(store.ledger.wallets().map((wallet) => wallet.id));
    return cache.filter((kept) => wallets.has(kept.walletId) && (filter.network === undefined || kept.network === filter.network) && (filter.walletId === undefined || kept.walletId === filter.walletId));
  };

  /** Devices that the ledger names, by network and wallet. */
  function knownDevices(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, Set<string>>();
    for (const reward of store.ledger.newestRewards([])) {
      if (reward.sourceDevice === null || reward.network === null) continue;
      const key = idOf(reward.network, reward.walletId);
      found.set(key, (found.get(key) ?? new Set()).add(reward.sourceDevice));
    }
    return new Map([...found].map(([key, devices]) => [key, [...devices].toSorted()]));
  }

  function failureOf(error: unknown, watch: NetworkWatch): LookFailure {
    if (isChainFailure(error)) return { code: error.chainCode, detail: error.host };
    logger.warn('looks.unexpected', { watch: watch.id, name: error instanceof Error ? error.name : 'unknown' });
    return { code: 'unexpected', detail: '' };
  }

  function saveHoldings(wallet: Wallet): void {
    if (parts.hasOwnHoldings(wallet)) return;
    const looks = store.looks.all().filter((kept) => kept.walletId === wallet.id);
    const held = newestHoldings(looks.map((kept) => kept.look?.holdings ?? []));
    // All was spent: only looks that lack nothing can say so.
    if (held.length === 0 && looks.some((kept) => kept.look === null || kept.failures.length > 0)) return;
    store.ledger.saveHoldings(wallet.id, held, held.length === 0 ? clock.now() : Math.min(...held.map((holding) => holding.asOfMs)));
  }

  async function lookOnce(watch: NetworkWatch, wallet: Wallet, devices: readonly string[], cancel: Cancel): Promise<void> {
    const before = store.looks.get(watch.id, wallet.id);
    const base = { watch: watch.id, walletId: wallet.id, network: watch.network };
    let kept: KeptLook;
    try {
      const told = checkLook(await watch.look(wallet, { knownDevices: devices, tz: tz() }, cancel), watch, wallet.id, watch.id);
      const now = clock.now();
      kept = { ...base, askedAtMs: now, lookAtMs: now, look: keepLook(before?.look ?? null, told), failures: told.failures };
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      kept = { ...base, askedAtMs: clock.now(), lookAtMs: before?.lookAtMs ?? null, look: before?.look ?? null, failures: [failureOf(error, watch)] };
    }
    // Removed while its source was being asked.
    if (!store.ledger.wallets().some((one) => one.id === wallet.id)) return;
    try {
      store.transaction(() => {
        store.looks.save(kept);
        saveHoldings(wallet);
      });
    } catch (error) {
      logger.error('looks.not-saved', { watch: watch.id, name: error instanceof Error ? error.name : 'unknown' });
    }
  }

  /** Watches side by side, the wallets of each one after the other: each watch has its own hosts. */
  async function run(network: string | undefined, cancel: Cancel): Promise<void> {
    const devices = knownDevices();
    const todo = pairs(network === undefined ? {} : { network }).filter(({ watch }) => !off(watch));
    const byWatch = groupByWatch(todo);
    const loops = [...byWatch.values()].map(async (list) => {
      for (const { watch, wallet } of list) {
        if (cancel.cancelled) return;
        const id = idOf(watch.id, wallet.id);
        running.add(id);
        try {
          await lookOnce(watch, wallet, devices.get(idOf(watch.network, wallet.id)) ?? [], cancel);
        } catch (error) {
          if (!(error instanceof CancelledError)) throw error;
          return;
        } finally {
          running.delete(id);
        }
        tell();
      }
    });
    for (const end of await Promise.allSettled(loops)) if (end.status === 'rejected') logger.error('looks.failed', { name: end.reason instanceof Error ? end.reason.name : 'unknown' });
  }

  const stateOf = (watch: NetworkWatch, wallet: Wallet, kept: KeptLook | undefined): DeepReadonly<WatchState> => {
    const base = { watch: watch.id, network: watch.network, walletId: wallet.id, askedAtMs: kept?.lookAtMs ?? kept?.askedAtMs ?? null, failures: [...(kept?.failures ?? [])] };
    if (running.has(idOf(watch.id, wallet.id))) return { ...base, state: 'running' };
    if (off(watch)) return { ...base, state: 'failed', failures: [OFF] };
    if (kept === undefined) return { ...base, state: 'never' };
    if (kept.failures.length === 0) return { ...base, state: 'fresh' };
    return { ...base, state: kept.look !== null && kept.lookAtMs === kept.askedAtMs ? 'partly' : 'failed' };
  };

  const states = (filter: LookFilter = {}): readonly DeepReadonly<WatchState>[] => {
    const kept = new Map(latest(filter).map((one) => [idOf(one.watch, one.walletId), one]));
    return pairs(filter).map(({ watch, wallet }) => stateOf(watch, wallet, kept.get(idOf(watch.id, wallet.id))));
  };

  async function lookNow(network?: string, given: Cancel = neverCancelled): Promise<readonly DeepReadonly<WatchState>[]> {
    const filter = network === undefined ? {} : { network };
    while (job !== null && !stopping.cancelled) {
      const { promise, network: under } = job;
      await promise;
      if (under === undefined || under === network) return states(filter);
    }
    if (stopping.cancelled) return states(filter);
    const cancel = createCancel();
    const offs = [given.onCancel(() => cancel.cancel()), stopping.onCancel(() => cancel.cancel())];
    const promise = run(network, cancel)
      .catch((error: unknown) => logger.error('looks.failed', { name: error instanceof Error ? error.name : 'unknown' }))
      .finally(() => {
        for (const leave of offs) leave();
        job = null;
      });
    job = { network, promise };
    await promise;
    return states(filter);
  }

  return {
    lookNow,
    states,
    latest,
    positions: (filter) => latest(filter).flatMap((kept) => kept.look?.positions ?? []),
    notices: (filter) => latest(filter).flatMap((kept) => kept.look?.notices ?? []),
    facts: (filter) => latest(filter).flatMap((kept) => kept.look?.facts ?? []),
    reports: (filter) => store.looks.reports(filter),
    watched: () => new Set(pairs().map(({ watch }) => watch.network)),
    onChange: (listener) => void listeners.push(listener),
    async stop() {
      stopping.cancel();
      await job?.promise;
    },
  };
}

type Pair = { readonly watch: NetworkWatch; readonly wallet: Wallet };

function groupByWatch(list: readonly Pair[]): ReadonlyMap<NetworkWatch, readonly Pair[]> {
  const groups = new Map<NetworkWatch, Pair[]>();
  for (const one of list) groups.set(one.watch, [...(groups.get(one.watch) ?? []), one]);
  return groups;
}
