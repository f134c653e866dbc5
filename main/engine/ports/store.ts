import type { Deployment, Device } from '../../../shared/domain/device';
import type { FiatRate, FiatRateSource, PricePoint } from '../../../shared/domain/price';
import type { LedgerLine, LineKind, LineValue, SenderDecision } from '../../../shared/domain/reward';
import type { SeriesGroup, SeriesHistory, SeriesSample, UptimeInterval } from '../../../shared/domain/series';
import type { Tariff } from '../../../shared/domain/tariff';
import type { Holding, Wallet, WatchedAccount } from '../../../shared/domain/wallet';
import type { LookStore } from './looks';
import type { RecordStore } from './records';
import type { HostTraffic } from './system';

/** Settings of the domain as JSON text by key; the reader parses with its schema. */
export interface SettingsStore {
  get(key: string): string | null;
  set(key: string, json: string): void;
  delete(key: string): void;
  all(): Readonly<Record<string, string>>;
}

/** What the store could not do: a code for the page's words, one plain sentence as message, and what helps. Thrown by every part of the store. */
export interface StoreFailure extends Error {
  readonly storeCode: string;
  readonly remedy: string;
}

/** Samples of one group with the interval that is in force for them. */
export interface GroupSamples {
  readonly group: SeriesGroup;
  /** Nominal time between two samples, ms. A sample stands for the time since the one before it, when that is at most three periods ago. */
  readonly periodMs: number;
  /** Oldest first. */
  readonly samples: readonly SeriesSample[];
}

/** Hardware series in packed compressed chunks, and the rollups made from them. */
export interface SeriesStore {
  /** Adds samples of one group at the group's usual period (15 s; disks and temperatures 60 s). Prefer `appendAll`. */
  append(deviceId: string, group: SeriesGroup, samples: readonly SeriesSample[]): void;
  /** One full sample, all groups in one transaction. On disk before it returns, so that a kill loses at most the sample at hand. */
  appendAll(deviceId: string, groups: readonly GroupSamples[]): void;
  /** Names of the series of a device that hold data, by group. */
  list(deviceId: string): readonly { readonly group: SeriesGroup; readonly series: string }[];
  /** At most `maxPoints` buckets a series; the store picks the tier and merges whole buckets where even it is too fine. */
  history(deviceId: string, series: readonly string[], fromMs: number, toMs: number, maxPoints: number): readonly SeriesHistory[];
  /** Rolls up and drops what is older than its tier keeps. Called by the engine's scheduler, in small steps. */
  maintain(nowMs: number): { readonly more: boolean };
}

export interface UptimeStore {
  /** Prolongs the open interval to `atMs`, or begins a new one. */
  touch(deviceId: string, state: UptimeInterval['state'], atMs: number): void;
  /** Closes what was open and writes a known interval (for example `asleep` between two touches). */
  insert(deviceId: string, interval: UptimeInterval): void;
  intervals(deviceId: string, fromMs: number, toMs: number): readonly UptimeInterval[];
  last(deviceId: string): UptimeInterval | null;
}

/** Which part of an account's history is still to be read; a page and its range change are one transaction. */
export interface SyncRange {
  readonly address: string;
  readonly walletId: string;
  /** The newest signature when this pass began; becomes the cursor when the range is empty. null: nothing listed yet. */
  readonly newest: string | null;
  /** The oldest signature read in this pass; the next page asks `before` it. */
  readonly oldestRead: string | null;
  /** Stop here: the cursor of the last complete pass. null: down to the beginning. */
  readonly target: string | null;
  readonly complete: boolean;
  /** Oldest instant read so far, for "totals since DATE"; null: nothing yet. */
  readonly readSinceMs: number | null;
  readonly listed: number;
  readonly decoded: number;
}

/** A transaction waiting to be fetched or archived. */
export interface PendingTransaction {
  readonly signature: string;
  readonly slot: number;
  readonly blockTimeMs: number | null;
}

export interface LineFilter {
  readonly walletId?: string;
  readonly kinds?: readonly LineKind[];
  readonly networks?: readonly string[];
  readonly mints?: readonly string[];
  /** Devices on the network's side that the lines name. */
  readonly sourceDevices?: readonly string[];
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly search?: string;
}

/** Local time minus UTC up to an instant (exclusive); the last one holds for ever. */
export interface OffsetUntil {
  readonly untilMs: number;
  readonly offsetMs: number;
}

/** Income lines of one day added up. Several entries may speak of one day. */
export interface ValueSum {
  /** Epoch day on the wall; null: lines whose time is not known. */
  readonly day: number | null;
  readonly lines: number;
  /** Lines with an amount and without a price: not in `usd`. */
  readonly unpriced: number;
  /** Lines that are worth nothing whatever the rate: without an amount, or of a token at 0 USD. */
  readonly worthless: number;
  /** Value at receipt, USD. */
  readonly usd: number;
}

/** Lines of one cell of time, wallet, network, token and kind (and device where asked) added up exactly. */
export interface LineSum {
  /** Place of the boundary at which the cell begins, -1: before the first; null: lines whose time is not known. */
  readonly cell: number | null;
  readonly walletId: string;
  readonly network: string | null;
  readonly mint: string;
  readonly symbol: string | null;
  readonly decimals: number;
  readonly kind: LineKind;
  /** null: none is named, or it was not asked for. */
  readonly sourceDevice: string | null;
  readonly base: bigint;
  readonly lines: number;
  /** Lines with an amount and without a price: not in `usd`. */
  readonly unpriced: number;
  /** Lines that are worth nothing whatever the rate: without an amount, or of a token at 0 USD. */
  readonly worthless: number;
  /** Value at receipt, USD. */
  readonly usd: number;
}

/** The newest reward of one source in one stretch of time. */
export interface NewestReward {
  readonly network: string | null;
  readonly walletId: string;
  readonly sourceDevice: string | null;
  readonly atMs: number;
}

export interface LineWithValue {
  readonly line: LedgerLine;
  readonly value: LineValue | null;
}

/** Wallets, their accounts, sync state, ledger lines and the price each line was valued with. */
export interface LedgerStore {
  wallets(): readonly Wallet[];
  addWallet(wallet: Wallet): void;
  /** Removes the wallet with its lines and sync state; devices and deployments stay. */
  removeWallet(walletId: string): void;
  accounts(walletId: string): readonly WatchedAccount[];
  saveAccounts(accounts: readonly WatchedAccount[]): void;
  ranges(walletId: string): readonly SyncRange[];
  /** Without `walletId`: any wallet that watches the address (there is seldom more than one). */
  range(address: string, walletId?: string): SyncRange | null;
  /** One listed page and the range after it, atomically. Signatures already known are not queued twice. */
  savePage(range: SyncRange, found: readonly PendingTransaction[]): void;
  /** Newest first. */
  pending(walletId: string, limit: number): readonly PendingTransaction[];
  pendingCount(walletId: string): number;
  /** Transactions that no endpoint had when they were asked for, in the order of the signature; `after` is exclusive. */
  missing(walletId: string, options: { readonly limit: number; readonly after: string | null }): readonly PendingTransaction[];
  /**
   * Lines of one transaction and the end of its waiting, atomically. The lines replace those it had for this wallet; the same lines again
   * change nothing, and `missing` or `unreadable` never take away what an earlier reading found. `decoderVersion` says who read it, also
   * when there is no line to say so (left out: taken from the lines).
   */
  saveDecoded(
    walletId: string, signature: string, state: 'decoded' | 'failed' | 'unreadable' | 'missing',
    lines: readonly LedgerLine[], newAccounts: readonly WatchedAccount[], decoderVersion?: number,
  ): void;
  /** Newest first; lines whose time is not known yet stand before all others and lie in no `fromMs`..`toMs` (from inclusive, to exclusive). */
  lines(filter: LineFilter, page: { readonly limit: number; readonly offset: number }): { readonly lines: readonly LineWithValue[]; readonly total: number };
  /** About 10 µs a line: ten thousand take a tenth of a second. Prefer a page, `lineSums` or `countByKind`: they read no line at all. */
  allLines(filter: LineFilter): readonly LineWithValue[];
  /** Sums of the filter's income lines (reward, staking) by local day; `offsets` is the zone, oldest first. */
  valueSums(filter: LineFilter, offsets: readonly OffsetUntil[]): readonly ValueSum[];
  /**
   * Sums of the filter's lines of all kinds between the boundaries (UTC ms, oldest first); those whose newest line is newest come first.
   * @param byDevice true: also apart by the device they name; a set: by these devices alone, all others together
   */
  lineSums(filter: LineFilter, boundariesMs: readonly number[], byDevice: boolean | ReadonlySet<string>): readonly LineSum[];
  /** Times of the newest lines of the filter whose time is known (UTC ms), newest first. */
  newestTimes(filter: LineFilter, limit: number): readonly number[];
  /** The newest reward of each network, wallet and source device, in each of the stretches that the boundaries (UTC ms, oldest first) cut time into. */
  newestRewards(boundariesMs: readonly number[]): readonly NewestReward[];
  /** Exact amounts of the filter's lines by network and token, added up inside the store. */
  tokenSums(filter: LineFilter): readonly TokenSum[];
  /** How many lines of each kind the filter finds; a kind without lines is absent. */
  countByKind(filter: LineFilter): Readonly<Partial<Record<LineKind, number>>>;
  line(id: string): LineWithValue | null;
  /**
   * Lines that could have a price and have none, newest first: reward, staking, unclassified, conversion and outgoing with an amount and a time.
   * `after`: id of the last line of the batch before, so that lines without any price do not block the rest.
   */
  unvalued(limit: number, after?: string | null): readonly LedgerLine[];
  /** A looked-up price never replaces one that a line has; a typed one does. */
  saveValues(values: readonly LineValue[]): void;
  decisions(): readonly SenderDecision[];
  /** Remembers the decision; the caller decodes again what it touches. */
  decide(decision: SenderDecision): void;
  /** Signatures read by an older decoder, or with lines of this mint: to be decoded again from the archive. In the order of the signature; `after` is exclusive. */
  toDecodeAgain(walletId: string, options: { readonly decoderVersion: number; readonly mint: string | null; readonly limit: number; readonly after: string | null }): readonly string[];
  /**
   * How many transactions of the wallet a decoder before this version has read; `source`: of this `EntrySource`, null: of the chain's own list of
   * signatures. Cheap: asked with every look at the home page.
   */
  olderReadings(walletId: string, source: string | null, decoderVersion: number): number;
  /** The lines of one transaction of a wallet, in the order of their ids. */
  transactionLines(walletId: string, signature: string): readonly LedgerLine[];
  /** Replaces the wallet's holdings. Several entries of one mint are added up. */
  saveHoldings(walletId: string, holdings: readonly Holding[], asOfMs: number): void;
  holdings(): readonly Holding[];
  /** `transactions`: those that were read (not waiting any more). */
  counts(walletId: string): { readonly transactions: number; readonly unreadable: number; readonly missing: number; readonly unclassified: number };
}

/** Where the reading of one wallet through one `EntrySource` stands. */
export interface EntryCursor {
  readonly walletId: string;
  /** Id of the `EntrySource`. */
  readonly source: string;
  /** Opaque to all but the source. */
  readonly cursor: string;
  /** From this instant on nothing is missing (UTC ms); null: that cannot be said. */
  readonly completeSinceMs: number | null;
  /** True: all there ever was has been read. */
  readonly complete: boolean;
}

/** One raw entry with what its decoder made of it. */
export interface StoredEntry {
  readonly walletId: string;
  readonly source: string;
  readonly key: string;
  readonly height: number;
  readonly atMs: number | null;
  /** Only its digest is kept here; the text itself lies in the archive. */
  readonly text: string;
  readonly state: 'decoded' | 'failed' | 'unreadable';
  readonly lines: readonly LedgerLine[];
  /** null: to be decoded again at the next pass (the lines were impossible). */
  readonly decoderVersion: number | null;
}

/** What is read entry by entry. Lines are written through `LedgerStore.saveDecoded`, so that pages know no difference. */
export interface EntryStore {
  cursor(walletId: string, source: string): EntryCursor | null;
  saveCursor(cursor: EntryCursor): void;
  /**
   * The lines replace those the key had for this wallet. `new`: the key was not known; `same`: nothing changed; `corrected`: the source told
   * another text under a known key, and its lines differ; `decoded-anew`: the same text gave other lines (another decoder or decision).
   */
  save(entry: StoredEntry): 'new' | 'same' | 'corrected' | 'decoded-anew';
  /** Takes back entries that turned out not to exist, with their lines. @returns how many there were */
  withdraw(walletId: string, source: string, keys: readonly string[]): number;
  /** Source that gave a key of this wallet; null: not read entry by entry. */
  sourceOf(walletId: string, key: string): string | null;
  /** Keys of one source read by an older decoder, or with lines of this mint, in the order of the key; `after` is exclusive. */
  toDecodeAgain(walletId: string, source: string, options: { readonly decoderVersion: number; readonly mint: string | null; readonly limit: number; readonly after: string | null }): readonly string[];
  /** Height and time of a stored entry; null: not known. */
  entry(walletId: string, key: string): { readonly height: number; readonly atMs: number | null } | null;
  counts(walletId: string, source: string): { readonly entries: number; readonly unreadable: number };
}

/** Exact sum of one token's lines of one network. */
export interface TokenSum {
  readonly network: string | null;
  readonly mint: string;
  readonly symbol: string | null;
  readonly decimals: number;
  /** Base units, decimal integer string. */
  readonly base: string;
  readonly lines: number;
  /** Newest line with a time, UTC ms. */
  readonly lastAtMs: number | null;
}

/** The raw answers of chain endpoints, gzip, in a file of its own with a size limit; can be fetched again. */
export interface ArchiveStore {
  put(chain: string, signature: string, text: string): void;
  get(chain: string, signature: string): string | null;
  sizeB(): number;
  setLimitB(bytes: number): void;
}

export interface PriceStore {
  savePoints(points: readonly PricePoint[]): void;
  latest(mint: string): PricePoint | null;
  /** The stored point nearest to the instant within the tolerance. */
  near(mint: string, atMs: number, toleranceMs: number): PricePoint | null;
  /** The last stored point of each UTC day, oldest first. */
  daily(mint: string, fromMs: number, toMs: number): readonly PricePoint[];
  saveRates(rates: readonly FiatRate[]): void;
  /** The rate of a day by one kind of source; a typed one wins. */
  rate(quote: string, day: string, source: FiatRateSource): FiatRate | null;
  latestRate(quote: string): FiatRate | null;
}

export interface DeviceStore {
  devices(): readonly Device[];
  saveDevice(device: Device): void;
  /** With its deployments and all that was recorded of it. */
  removeDevice(id: string): void;
  deployments(): readonly Deployment[];
  saveDeployment(deployment: Deployment): void;
  removeDeployment(id: string): void;
  tariffs(): readonly Tariff[];
  saveTariff(tariff: Tariff): void;
  removeTariff(id: string): void;
}

export interface TrafficStore {
  record(host: string, purpose: string, atMs: number, status: string, failed: boolean): void;
  hosts(): readonly HostTraffic[];
}

/** Everything the engine remembers. Synchronous and quick (SQLite on the engine's own thread); long reads go to a worker. */
export interface Store {
  readonly settings: SettingsStore;
  readonly series: SeriesStore;
  readonly uptime: UptimeStore;
  readonly ledger: LedgerStore;
  readonly entries: EntryStore;
  readonly looks: LookStore;
  readonly records: RecordStore;
  readonly archive: ArchiveStore;
  readonly prices: PriceStore;
  readonly devices: DeviceStore;
  readonly traffic: TrafficStore;
  /** Several writes as one: all or nothing, and one commit (for example a full sample with its uptime touch). Synchronous work only. */
  transaction<T>(work: () => T): T;
  /** One small step of the upkeep of all parts (rollup, retention, archive limit, free space). Call again while `more`; then once a minute. */
  maintain(nowMs: number): { readonly more: boolean };
  /** Copies the main database into `backups/` once a UTC day and keeps the last seven. Returns the file made, null when today's is there. */
  backup(nowMs: number): string | null;
  /** Bytes on disk by part, for the page of the app's own cost. */
  sizes(): { readonly mainB: number; readonly archiveB: number };
  close(): void;
}
