import type { DeepReadonly, EngineHandlers } from '../../shared/contract/handlers';
import type { SystemInfo } from '../../shared/contract/schemas/settings';
import type { Area, ChangesTopic, HardwareTopic, SyncTopic } from '../../shared/contract/topics';
import { FACTS_KEYS, type FactsKey } from '../../shared/networks/facts-keys';
import { dayOf } from '../../shared/domain/totals';
import { MS_PER_DAY, MS_PER_MINUTE } from '../../shared/units/duration';
import { createBooks } from './accounts/books';
import type { ReadState } from './accounts/books';
import { createDeviceDesk } from './devices/device-desk';
import { costHandlers } from './handlers/cost-handlers';
import { demandHandlers } from './handlers/demand-handlers';
import { deviceHandlers } from './handlers/device-handlers';
import { economicsHandlers } from './handlers/economics-handlers';
import { exportHandlers } from './handlers/export-handlers';
import { hardwareHandlers } from './handlers/hardware-handlers';
import { homeHandlers } from './handlers/home-handlers';
import { moneyHandlers } from './handlers/money-handlers';
import { networkHandlers } from './handlers/network-handlers';
import type { EngineParts } from './handlers/parts';
import { plannerHandlers } from './handlers/planner-handlers';
import { reconcileHandlers } from './handlers/reconcile-handlers';
import { recordHandlers } from './handlers/record-handlers';
import type { ChainJobs } from './handlers/reward-handlers';
import { rewardHandlers } from './handlers/reward-handlers';
import { ruleHandlers } from './handlers/rule-handlers';
import { systemHandlers } from './handlers/system-handlers';
import { createSampler } from './hardware/sampler';
import { createLookDesk } from './looks/look-desk';
import { createImportDesk } from './imports/import-desk';
import { createNetworkDesk } from './networks/network-desk';
import type { EnginePorts } from './ports';
import { createPricing } from './prices/create-pricing';
import { neededRates } from './prices/price-needs';
import { createThrottle } from './publish/throttle';
import { createTopic } from './publish/topic';
import { createRecordDesk } from './records/record-desk';
import { createRedecodeDesk } from './redecode/redecode-desk';
import { createRewardsSync } from './rewards/create-rewards-sync';
import type { WalletCoverage } from './rewards/wallet-progress';
import { createLedgerMemo } from './rewards/ledger-memo';
import { createScheduler } from './scheduler/scheduler';
import { createSelfWatch } from './self/self-watch';
import { createSettingsDesk } from './settings/settings';
import type { PlaceDefaults } from './settings/settings';
import { createTariffDesk } from './tariffs/tariff-desk';
import { chainsInUse } from './wallets/detect-chains';
import { createWalletDesk } from './wallets/wallet-desk';

export interface EngineOptions {
  readonly version: string;
  readonly host: SystemInfo['host'];
  readonly demo: boolean;
  readonly dataDir: string;
  readonly platform: string;
  /** Zone and currency of the machine, until the person says otherwise. */
  readonly place: PlaceDefaults;
  /** False for a single command: nothing is sampled or read on its own. */
  readonly background: boolean;
  /** Keys whose files may replace facts; left out: the ones that come with the app. */
  readonly factsKeys?: readonly FactsKey[];
}

export interface Engine {
  readonly handlers: EngineHandlers;
  readonly parts: EngineParts;
  start(): void;
  /** Leaves no timer, child process or handle behind. */
  stop(): Promise<void>;
}

/** Open pages are told this often that the machine moved on; what is live has its own topic. */
const TELL_HARDWARE_MS = MS_PER_MINUTE;
/** Open pages are told this often that the ledger grows. */
const TELL_LEDGER_MS = 2_000;
/** What a day costs follows from these, and from rates; prices of tokens change nothing of it. */
const COST_AREAS: ReadonlySet<Area> = new Set(['devices', 'tariffs', 'settings']);
const PRICE_EVERY_MS = 10 * MS_PER_MINUTE;
const MAINTAIN_EVERY_MS = 5 * MS_PER_MINUTE;
const FIRST_SYNC_MS = 2_000;
/** Networks' own sources change by the hour or the day. */
const LOOK_EVERY_MS = 45 * MS_PER_MINUTE;
const FIRST_LOOK_MS = 10_000;

/** How far back every wallet has been read without a gap, and when that was last brought up to date. */
function readStateOf(states: readonly WalletCoverage[], hasOwnRecords: boolean, nowMs: number): ReadState {
  // What the operator wrote down is all there, always.
  if (states.length === 0) return hasOwnRecords ? { hasWallets: true, readSinceMs: Number.NEGATIVE_INFINITY, asOfMs: nowMs } : { hasWallets: false, readSinceMs: null, asOfMs: null };
  const since = states.map((s) => (s.complete ? Number.NEGATIVE_INFINITY : s.completeSinceMs));
  const done = states.map((s) => s.lastDoneAtMs);
  return {
    hasWallets: true,
    readSinceMs: since.some((s) => s === null) ? null : Math.max(...since.map((s) => s ?? 0)),
    asOfMs: done.some((d) => d === null) ? null : Math.min(...done.map((d) => d ?? 0)),
  };
}

/** Builds the engine from its ports. Nothing runs before `start`. */
export function createEngine(ports: EnginePorts, options: EngineOptions): Engine {
  const { clock, random, logger, store } = ports;
  const info: SystemInfo = {
    version: options.version, epoch: random.id(), host: options.host, demo: options.demo, dataDir: options.dataDir, startedAtMs: clock.now(), platform: options.platform,
  };
  const settings = createSettingsDesk(store.settings, options.place, logger);
  const networks = createNetworkDesk({ settings: store.settings, clock, logger, signatures: ports.signatures, keys: options.factsKeys ?? FACTS_KEYS });
  const devices = createDeviceDesk(store.devices, clock, random);
  const tariffs = createTariffDesk(store.devices, clock, random);
  const wallets = createWalletDesk(store, clock, random, () => chainsInUse(networks.book(), Object.keys(settings.get().endpoints)), () => sync.readers());
  const local = devices.local();
  const intervals = () => ({ watchedMs: settings.get().sampleWatchedMs, idleMs: settings.get().sampleIdleMs, slowMs: settings.get().sampleSlowMs });
  const sampler = createSampler({ deviceId: local.id, clock, logger, probes: ports.probes, series: store.series, uptime: store.uptime, intervals: intervals() });
  const isOff = (source: string): boolean => settings.get().sourcesOff.includes(source);
  const sync = createRewardsSync({
    chains: ports.chains, entries: ports.entries, store, clock, logger, isOff, networks: () => networks.book(), otherDecisions: () => networks.decisions(),
  });
  const looks = createLookDesk({
    watches: ports.watches, store, clock, logger, isOff, tz: () => settings.get().tz, hasOwnHoldings: (wallet) => ports.chains.some((chain) => chain.chain === wallet.chain),
  });
  const pricing = createPricing({ store, clock, logger, prices: ports.prices, fiat: ports.fiat, settings: () => settings.get(), networks: () => networks.book() });
  const books = createBooks({ store, clock, settings: () => settings.get(), tariffs: () => tariffs.book(), money: pricing, readState: () => readStateOf(sync.coverage(), store.ledger.wallets().some((wallet) => wallet.chain === 'book'), clock.now()) });
  const self = createSelfWatch(clock, ports.selfMeter, store);
  const topics = {
    hardware: createTopic<DeepReadonly<HardwareTopic>>(clock, info.epoch, { snapshot: null }),
    sync: createTopic<DeepReadonly<SyncTopic>>(clock, info.epoch, { wallets: [...sync.progress()] }),
    changes: createTopic<DeepReadonly<ChangesTopic>>(clock, info.epoch, { areas: [] }, { merge: (a, b) => ({ areas: [...new Set([...(a.areas ?? []), ...(b.areas ?? [])])] }) }),
  };
  const memo = createLedgerMemo();
  const forgetLines = (): void => {
    memo.forget();
    books.forgetLines();
  };
  const forget = (): void => {
    memo.forget();
    books.forget();
  };
  const scheduler = createScheduler(clock, random, logger);
  /** What the prices are asked for; a new currency or an earlier purchase asks for rates that are not there. */
  const priceNeeds = (): string => {
    const { quotes, fromDay, kind } = neededRates(store, settings.get().currency, books.zone(), clock.now(), settings.get().fiatRates === 'ecb' ? 'ecb-frankfurter' : 'blended-frankfurter', networks.book());
    return `${String(settings.get().pricesEnabled)} ${kind} ${fromDay} ${quotes.join(' ')}`;
  };
  let knownNeeds = priceNeeds();
  const changed = (...areas: readonly Area[]): void => {
    const costsMoved = areas.some((area) => COST_AREAS.has(area));
    if (costsMoved) forget();
    if (areas.includes('ledger') || areas.includes('wallets')) forgetLines();
    topics.changes.publish({ areas: [...areas] });
    if (!costsMoved) return;
    const needs = priceNeeds();
    if (needs !== knownNeeds) scheduler.soon('prices');
    knownNeeds = needs;
  };
  // Every page asks again for what it shows: a first sync writes for minutes, and its lines need not be on screen within a quarter second.
  const ledgerTold = createThrottle(clock, TELL_LEDGER_MS, () => topics.changes.publish({ areas: ['ledger', 'sync'] }));
  const ledgerMoved = (): void => {
    forgetLines();
    ledgerTold.ask();
  };
  const records = createRecordDesk({ store, clock, random, book: () => networks.book() });
  const imports = createImportDesk({
    store, clock, random, book: () => networks.book(), tz: () => settings.get().tz,
    toUsd: (amount, currency, atMs) => pricing.convert(amount, currency, 'USD', dayOf(atMs, settings.get().tz)),
  });
  const redecode = createRedecodeDesk({
    store, clock, logger, readers: () => sync.readers(),
    mayAsk: (source) => settings.get().chainEnabled && !options.demo && !settings.get().sourcesOff.includes(source),
    onApplied: () => {
      ledgerMoved();
      scheduler.soon('prices');
    },
  });
  const parts: EngineParts = { ports, info, settings, networks, devices, tariffs, wallets, sampler, sync, looks, records, imports, redecode, pricing, books, memo, self, topics };

  let leaveWatch: (() => void) | null = null;
  let running = false;

  const mayAsk = (): boolean => settings.get().chainEnabled && !options.demo;
  const refreshPrices = async (): Promise<void> => {
    if (!settings.get().pricesEnabled || options.demo) return;
    await pricing.refresh();
    changed('traffic');
  };
  const readWallets = async (): Promise<void> => {
    if (!mayAsk() || sync.isPaused || store.ledger.wallets().length === 0) return;
    await sync.syncNow();
    await refreshPrices();
  };
  const lookAround = async (): Promise<void> => {
    if (!mayAsk() || store.ledger.wallets().length === 0 || ports.watches.length === 0) return;
    await looks.lookNow();
    await refreshPrices();
  };
  const inBackground = (work: () => Promise<unknown>): void => {
    if (!mayAsk()) return;
    void work().then(() => {
      ledgerMoved();
      return refreshPrices();
    });
  };
  const chainJobs: ChainJobs = {
    read(walletId) {
      const wallet = store.ledger.wallets().find((one) => one.id === walletId);
      // What is asked about a wallet of a chain that names devices is known once it has been read; a node or miner is known by its address.
      const namesDevices = wallet !== undefined && ports.chains.some((chain) => chain.chain === wallet.chain);
      inBackground(async () => {
        await sync.syncNow(walletId);
        if (namesDevices) await looks.lookNow();
      });
      if (!namesDevices && mayAsk()) void looks.lookNow();
    },
    decodeAgain: (mint) => inBackground(() => sync.decodeAgain(mint)),
    readOwnMovesAgain(address) {
      if (options.demo) return;
      // The archive alone is read: also while no chain may be asked.
      void sync.readOwnMovesAgain(address).then((outcomes) => {
        if (outcomes.some((outcome) => outcome.transactionsRead > 0)) ledgerMoved();
      });
    },
  };
  let lastLines = '';
  sync.onProgress((states) => {
    topics.sync.publish({ wallets: [...states] });
    const lines = states.map((s) => `${s.lines}.${s.unclassified}.${s.state}`).join();
    if (lines !== lastLines) ledgerMoved();
    lastLines = lines;
  });
  looks.onChange(() => {
    memo.forget();
    topics.changes.publish({ areas: ['networks'] });
  });
  networks.onChange(() => {
    forgetLines();
    topics.changes.publish({ areas: ['networks', 'ledger'] });
  });
  let toldHardwareAt = Number.NEGATIVE_INFINITY;
  sampler.onSnapshot((snapshot) => {
    self.sampled();
    topics.hardware.publish({ snapshot });
    // What follows the machine without being live (cost now, watts, uptime) is asked again by open pages; the books stay as they are.
    if (clock.mono() - toldHardwareAt < TELL_HARDWARE_MS) return;
    toldHardwareAt = clock.mono();
    topics.changes.publish({ areas: ['hardware'] });
  });
  topics.hardware.onAudience((listeners) => {
    if (listeners > 0 && leaveWatch === null && running) leaveWatch = sampler.watch();
    if (listeners === 0) {
      leaveWatch?.();
      leaveWatch = null;
    }
  });
  pricing.onChange((what) => {
    if (what === 'rates') forget();
    if (what === 'prices') topics.changes.publish({ areas: ['prices'] });
    else ledgerMoved();
  });
  settings.onChange((next) => {
    sampler.setIntervals(intervals());
    store.archive.setLimitB(next.archiveLimitMb * 1_000_000);
  });

  return {
    handlers: {
      ...systemHandlers(parts, changed),
      hardware: hardwareHandlers(parts),
      ...deviceHandlers(parts, changed),
      ...rewardHandlers(parts, changed, chainJobs),
      ...networkHandlers(parts, changed, chainJobs),
      ...moneyHandlers(parts),
      ...reconcileHandlers(parts),
      ...recordHandlers(parts, changed, () => inBackground(async () => undefined)),
      ...exportHandlers(parts),
      economics: economicsHandlers(parts),
      costs: costHandlers(parts),
      rules: ruleHandlers(parts),
      planner: plannerHandlers(parts),
      demand: demandHandlers(parts),
      home: homeHandlers(parts),
      live: { hardware: (cancel) => topics.hardware.subscribe(cancel), sync: (cancel) => topics.sync.subscribe(cancel), changes: (cancel) => topics.changes.subscribe(cancel) },
    },
    parts,
    start() {
      if (running) return;
      running = true;
      store.archive.setLimitB(settings.get().archiveLimitMb * 1_000_000);
      if (!options.background) return;
      sampler.start();
      scheduler.every('wallets', () => settings.get().syncEveryMinutes * MS_PER_MINUTE, FIRST_SYNC_MS, readWallets);
      scheduler.every('looks', () => LOOK_EVERY_MS, FIRST_LOOK_MS, lookAround);
      scheduler.every('prices', () => PRICE_EVERY_MS, FIRST_SYNC_MS, refreshPrices);
      scheduler.every('maintain', () => MAINTAIN_EVERY_MS, MAINTAIN_EVERY_MS, async () => {
        if (store.maintain(clock.now()).more) scheduler.soon('maintain');
      });
      scheduler.every('backup', () => MS_PER_DAY, MAINTAIN_EVERY_MS, async () => {
        store.backup(clock.now());
      });
    },
    async stop() {
      running = false;
      scheduler.stop();
      ledgerTold.stop();
      leaveWatch?.();
      leaveWatch = null;
      for (const topic of Object.values(topics)) topic.close();
      await sampler.stop();
      await redecode.stop();
      await sync.stop();
      await looks.stop();
      await pricing.stop();
      await scheduler.idle();
      await ports.calculator.stop();
      await ports.exporter.stop();
    },
  };
}
