import type { ImportBatch, TypedCost } from '../../../shared/domain/own-record';
import type { LedgerLine } from '../../../shared/domain/reward';

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
  /**
   * Whether a line that is about to be imported is there already: `on-chain` (its transaction is told by its chain), `imported-before` (the same
   * row of an earlier file), `same-amount-and-time` (the chain tells the same amount within two minutes, and the row names no transaction).
   */
  twin(line: LedgerLine): 'on-chain' | 'imported-before' | 'same-amount-and-time' | null;
}
