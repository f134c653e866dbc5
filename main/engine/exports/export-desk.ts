import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { ExportGaps, ExportJob, ExportQuestion, TaxQuestion, TaxReport } from '../../../shared/contract/schemas/exports';
import { CancelledError, createCancel } from '../../../shared/units/cancel';
import type { CancelSource } from '../../../shared/units/cancel';
import { engineError } from '../errors';
import type { ExportedFile, Exporter, ExportPlan } from '../ports/exporter';
import type { Logger, Random } from '../ports/system';
import { fileNameOf, toExportPlan, toTaxPlan, type PlanContext } from './export-plan';

/** Files that are being made and finished ones that can still be read. */
export interface ExportDesk {
  gaps(question: ExportQuestion): Promise<DeepReadonly<ExportGaps>>;
  /** Begins at once, or when the file before it is done. @throws EngineError BAD_INPUT */
  start(question: ExportQuestion): DeepReadonly<ExportJob>;
  /** @throws EngineError NOT_FOUND */
  state(id: string): DeepReadonly<ExportJob>;
  /** @throws EngineError NOT_FOUND for a job that is not there, not done or freed already */
  read(id: string, offset: number): Promise<{ readonly text: string; readonly next: number | null }>;
  cancel(id: string): DeepReadonly<ExportJob>;
  tax(question: TaxQuestion): Promise<DeepReadonly<TaxReport>>;
}

export interface ExportDeskParts {
  readonly exporter: Exporter;
  readonly random: Pick<Random, 'id'>;
  readonly logger: Logger;
  readonly context: () => PlanContext;
  /** The wallets have been read back to here, UTC ms; null: not at all; minus infinity: to their beginning. */
  readonly readSinceMs: () => number | null;
  /** Called whenever the state of a job changed. */
  readonly onChange: () => void;
}

/** Bytes of one piece of a file. */
const PIECE_BYTES = 512 * 1024;
/** Jobs that are remembered; the oldest one that is over makes room, and its file is freed. */
const MOST_JOBS = 4;

interface Job {
  state: ExportJob;
  readonly cancel: CancelSource;
  file: ExportedFile | null;
}

const codeOf = (error: unknown): string => {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'exportCode') : undefined;
  return typeof code === 'string' ? code : 'unexpected';
};

export function createExportDesk(parts: ExportDeskParts): ExportDesk {
  const { exporter, logger, onChange } = parts;
  const jobs = new Map<string, Job>();
  /** One file at a time: two would take the memory of both. Answers for pages wait for nothing but each other. */
  let files: Promise<void> = Promise.resolve();
  let answers: Promise<unknown> = Promise.resolve();

  const change = (job: Job, different: Partial<ExportJob>): void => {
    job.state = { ...job.state, ...different };
    onChange();
  };

  const make = async (job: Job, plan: ExportPlan): Promise<void> => {
    if (job.cancel.cancelled) return;
    try {
      const file = await exporter.makeFile(plan, (done, total) => change(job, { done, total }), job.cancel);
      if (job.cancel.cancelled || jobs.get(job.state.id) !== job) return await file.discard();
      job.file = file;
      change(job, { state: 'done', bytes: file.bytes, totalValue: file.totalValue });
    } catch (error) {
      if (error instanceof CancelledError) change(job, { state: 'cancelled' });
      else {
        logger.warn('exports.failed', { format: plan.format, reason: codeOf(error) });
        change(job, { state: 'failed', reason: codeOf(error) });
      }
    }
  };

  const makeRoom = (): void => {
    for (const [id, job] of jobs) {
      if (jobs.size < MOST_JOBS) return;
      if (job.state.state === 'running') continue;
      jobs.delete(id);
      void job.file?.discard();
    }
  };

  const jobOf = (id: string): Job => {
    const job = jobs.get(id);
    if (job === undefined) throw engineError('NOT_FOUND', { what: 'export' });
    return job;
  };

  /** One answer for pages after the other. */
  const answer = async <T>(work: () => Promise<T>): Promise<T> => {
    const mine = answers.then(work, work);
    answers = mine.catch(() => undefined);
    try {
      return await mine;
    } catch (error) {
      if (error instanceof CancelledError) throw engineError('CANCELLED');
      logger.warn('exports.failed', { format: 'answer', reason: codeOf(error) });
      throw error;
    }
  };

  return {
    async gaps(question) {
      const plan = toExportPlan(question, parts.context());
      const gaps = await answer(() => exporter.gaps(plan));
      const since = parts.readSinceMs();
      return { ...gaps, readSinceMs: since === null ? null : Math.max(0, since) };
    },
    start(question) {
      const context = parts.context();
      const plan = toExportPlan(question, context);
      makeRoom();
      const id = parts.random.id();
      const job: Job = {
        cancel: createCancel(), file: null,
        state: { id, format: plan.format, state: 'running', done: 0, total: 0, fileName: fileNameOf(plan, context.today), bytes: null, reason: null, totalValue: null },
      };
      jobs.set(id, job);
      files = files.then(() => make(job, plan));
      onChange();
      return job.state;
    },
    state: (id) => jobOf(id).state,
    async read(id, offset) {
      const { file } = jobOf(id);
      if (file === null) throw engineError('NOT_FOUND', { what: 'export' });
      return await file.read(offset, PIECE_BYTES);
    },
    cancel(id) {
      const job = jobOf(id);
      if (job.state.state !== 'running') return job.state;
      change(job, { state: 'cancelled' });
      job.cancel.cancel();
      return job.state;
    },
    async tax(question) {
      const plan = toTaxPlan(question, parts.context());
      return await answer(() => exporter.taxReport(plan));
    },
  };
}
