import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { TaxReport } from '../../../shared/contract/schemas/exports';
import type { Known } from '../../../shared/units/known';
import type { ExportPlan, StoredGaps } from '../../engine/ports/exporter';

/** What a thread is asked for: a file at a path, or the tax report or the gaps of a file as data. */
export interface ExportJobRequest {
  readonly dataDir: string;
  readonly plan: ExportPlan;
  readonly want: { readonly file: string } | 'tax' | 'gaps';
  readonly maxBytes: number;
}

export interface JobEnd {
  readonly bytes: number;
  readonly totalValue: Known<number>;
}

export type ExportJobAnswer = { readonly file: JobEnd } | { readonly tax: DeepReadonly<TaxReport> } | { readonly gaps: StoredGaps };

/** Does the work of a job on the thread that calls it. A file that fails is taken away again. @throws what the work throws */
export type RunExportJob = (request: ExportJobRequest, onProgress: (done: number, total: number) => void) => ExportJobAnswer;

/** What a thread says: how far it is, and at last its answer or why there is none (a code of `ExportFailure`). */
export type ExportMessage =
  | { readonly progress: readonly [done: number, total: number] }
  | { readonly answer: ExportJobAnswer }
  | { readonly failed: string };

/** Largest file that is made; a ledger of 200,000 lines as JSON is about 150 MB. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;
