/** A forecast as it was shown, kept so that it can be graded by what came. */
export interface ForecastRow {
  readonly id: string;
  readonly madeAtMs: number;
  readonly deploymentId: string;
  readonly network: string;
  readonly currency: string;
  /** Inputs, verdict, prices and rule version as JSON text; the reader parses it with its schema. */
  readonly json: string;
}

export interface ForecastStore {
  add(row: ForecastRow): void;
  /** Newest first. */
  list(filter: { readonly deploymentId?: string; readonly network?: string; readonly limit: number }): readonly ForecastRow[];
  /** The newest one of a deployment made before an instant; null: none. */
  before(deploymentId: string, atMs: number): ForecastRow | null;
}
