import type { ImportBatch, TypedCost } from '../../../shared/domain/own-record';
import type { LedgerLine } from '../../../shared/domain/reward';

/** A line that may be the same payment as another. */
export interface Twin {
  readonly id: string;
  /**
   * - `on-chain`: its transaction is told by its chain, with at least that much of the token
   * - `imported-before`: a row of an earlier file tells the same amount for the same transaction, or at the same time
   * - `same-amount-and-time`: the chain tells the same amount within two minutes (or on the day, where the row names only that)
   */
  readonly why: 'on-chain' | 'imported-before' | 'same-amount-and-time';
}

/** What the operator wrote down or brought along. Lines of an imported file hang on a wallet of chain `book` that has the batch's id. */
export interface RecordStore {
  /** Newest day first. */
  costs(): readonly TypedCost[];
  addCost(cost: TypedCost): void;
  /** @returns false when there was none */
  removeCost(id: string): boolean;
  /** Newest first. */
  batches(): readonly ImportBatch[];
  /** Its wallet has to be there. */
  addBatch(batch: ImportBatch): void;
  /** Lines that are there already and may be the one that is about to be imported, the likeliest first. */
  twins(line: LedgerLine): readonly Twin[];
}
