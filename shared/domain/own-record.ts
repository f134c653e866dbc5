/** A cost that is on no chain and on no meter, typed by the operator for one day. */
export interface TypedCost {
  readonly id: string;
  /** YYYY-MM-DD in the operator's zone. */
  readonly day: string;
  readonly amount: number;
  readonly currency: string;
  readonly what: string;
  readonly deviceId: string | null;
  readonly network: string | null;
  readonly addedAtMs: number;
}

/** Files the app can read. `generic` is any CSV with its columns named by hand. */
export type ImportFormat = 'generic' | 'rotki' | 'koinly' | 'helium-explorer' | 'fairspot';

/** One imported file: its lines hang on a wallet of chain `book` with the same id, so that taking it back takes all of it. */
export interface ImportBatch {
  readonly id: string;
  readonly fileName: string;
  readonly format: ImportFormat;
  readonly lines: number;
  readonly duplicates: number;
  readonly importedAtMs: number;
}
