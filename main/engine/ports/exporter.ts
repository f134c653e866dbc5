import type { ExportFormat, ExportGaps, TaxQuestion, TaxReport } from '../../../shared/contract/schemas/exports';
import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { TypedCost } from '../../../shared/domain/own-record';
import type { FiatRateSource } from '../../../shared/domain/price';
import type { LedgerLine, LineValue } from '../../../shared/domain/reward';
import type { Cancel } from '../../../shared/units/cancel';
import type { Known } from '../../../shared/units/known';
import type { LineFilter, PriceStore, Store } from './store';

/** Everything a file depends on beside the store: plain data, so that it can be handed to another thread. */
export interface ExportPlan {
  readonly format: ExportFormat;
  readonly filter: LineFilter;
  /** Currency of the values; a tax report has that of its question. */
  readonly currency: string;
  /** Zone of the operator's days. */
  readonly tz: string;
  /** The present of the export, UTC ms: what is newer than this has no influence on day books. */
  readonly nowMs: number;
  readonly rates: FiatRateSource;
  /** Of a tax report; else null. */
  readonly tax: TaxQuestion | null;
  /** Epoch days of a file of costs, both inclusive. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly typedCosts: readonly TypedCost[];
}

/** What a value is worked out from, without the rest of its line. */
export interface LineWorth {
  readonly kind: LedgerLine['kind'];
  readonly network: string | null;
  readonly base: string;
  readonly decimals: number;
  readonly atMs: number | null;
  readonly usdPerToken: number | null;
}

/** What a file tells of a line: without its evidence, which takes as long to read as all the rest. */
export type FileLine = Pick<
  LedgerLine,
  'id' | 'chain' | 'walletId' | 'signature' | 'mint' | 'symbol' | 'base' | 'decimals' | 'atMs' | 'kind' | 'network' | 'sourceDevice' | 'sender' | 'receipt'
>;

export interface FileEntry {
  readonly line: FileLine;
  readonly value: Omit<LineValue, 'lineId' | 'confidence'> | null;
  /** Rule of the classifier, only of outgoing lines and conversions; else null. */
  readonly rule: string | null;
}

/** What the mathematics of lots asks of a line. */
export interface LotEntry extends LineWorth, Pick<LedgerLine, 'id' | 'walletId' | 'signature' | 'receipt' | 'mint' | 'symbol'> {
  /** Rule of the classifier, of what is no income; else null. */
  readonly rule: string | null;
  /** Of unclassified lines: whether the person typed the price. */
  readonly typed: boolean;
}

/**
 * The store as a long read sees it: one state from beginning to end, whatever is written meanwhile, and nothing can be changed through it.
 * Lines come newest first, in the order of the ledger page.
 */
export interface ExportStore extends Pick<Store, 'devices' | 'uptime' | 'series'> {
  readonly prices: Pick<PriceStore, 'latest' | 'rate'>;
  count(filter: LineFilter): number;
  /** Lines whose time is not known. */
  countUndated(filter: LineFilter): number;
  eachWorth(filter: LineFilter, take: (worth: LineWorth) => void): void;
  eachLine(filter: LineFilter, take: (entry: FileEntry) => void): void;
  /** In any order: for what is sorted afterwards. */
  eachLotEntry(filter: LineFilter, take: (entry: LotEntry) => void): void;
  close(): void;
}

/** A finished file outside the engine's memory. */
export interface ExportedFile {
  readonly bytes: number;
  /** Sum of the exported values; unknown where there are lines and none has a value. */
  readonly totalValue: Known<number>;
  /** Text from a byte offset on, about `maxBytes` long, cut between characters. `next`: where to read on; null: that was the end. */
  read(offset: number, maxBytes: number): Promise<{ readonly text: string; readonly next: number | null }>;
  /** Frees it. */
  discard(): Promise<void>;
}

/**
 * Why there is no file: one of `EXPORT_FAILURES` (`shared/domain/export-codes.ts`); `worker-failed`: the thread died or ran out of memory.
 */
export interface ExportFailure extends Error {
  readonly exportCode: string;
}

/** What the store alone can tell of a file's gaps; how far the wallets were read is the engine's to say. */
export type StoredGaps = DeepReadonly<Omit<ExportGaps, 'readSinceMs'>>;

/** Makes files and tax reports beside the engine's own thread. */
export interface Exporter {
  /**
   * Nothing is left behind when it fails or is cancelled.
   * @param onProgress lines written and lines in all
   * @throws CancelledError, ExportFailure
   */
  makeFile(plan: ExportPlan, onProgress: (done: number, total: number) => void, cancel?: Cancel): Promise<ExportedFile>;
  /** @throws CancelledError, ExportFailure */
  taxReport(plan: ExportPlan, cancel?: Cancel): Promise<DeepReadonly<TaxReport>>;
  /** @throws CancelledError, ExportFailure */
  gaps(plan: ExportPlan, cancel?: Cancel): Promise<StoredGaps>;
  /** Ends what runs and frees every file. */
  stop(): Promise<void>;
}
