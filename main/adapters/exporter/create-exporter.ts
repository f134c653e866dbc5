import { CancelledError, createCancel } from '../../../shared/units/cancel';
import type { Cancel } from '../../../shared/units/cancel';
import type { ExportPlan, Exporter } from '../../engine/ports/exporter';
import { exportFailure, toExportFailure } from './export-failure';
import { MAX_FILE_BYTES } from './job';
import type { ExportJobAnswer, ExportJobRequest, RunExportJob } from './job';
import { createResultFolder } from './result-folder';

/** Runs one job to its end somewhere; `cancel` ends it at once. @throws CancelledError, ExportFailure */
export type StartJob = (request: ExportJobRequest, onProgress: (done: number, total: number) => void, cancel?: Cancel) => Promise<ExportJobAnswer>;

/** On the caller's own thread: for a command that does nothing else, and for tests. */
export const inlineJobs =
  (run: RunExportJob): StartJob =>
  async (request, onProgress, cancel) => {
    const stopIfCancelled = (): void => {
      if (cancel?.cancelled === true) throw new CancelledError();
    };
    stopIfCancelled();
    try {
      return run(request, (done, total) => {
        stopIfCancelled();
        onProgress(done, total);
      });
    } catch (error) {
      throw error instanceof CancelledError ? error : toExportFailure(error);
    }
  };

/** The exporter on a data folder whose store is open in this process. @param start where jobs run: `workerJobs` or `inlineJobs` */
export function createExporter(dataDir: string, start: StartJob, maxBytes = MAX_FILE_BYTES): Exporter {
  const folder = createResultFolder(dataDir);
  const ends = new Set<() => void>();
  const running = new Set<Promise<unknown>>();
  let stopped = false;

  /** A cancel of its own that follows the caller's, and the exporter's end. */
  const run = async (plan: ExportPlan, want: ExportJobRequest['want'], onProgress: (done: number, total: number) => void, cancel?: Cancel): Promise<ExportJobAnswer> => {
    if (stopped) throw new CancelledError();
    const own = createCancel();
    const end = (): void => own.cancel();
    const off = cancel?.onCancel(end);
    ends.add(end);
    const job = start({ dataDir, plan, want, maxBytes }, onProgress, own);
    running.add(job);
    try {
      return await job;
    } catch (error) {
      if (typeof want === 'object') folder.remove(want.file);
      throw error;
    } finally {
      off?.();
      ends.delete(end);
      running.delete(job);
    }
  };

  const newPath = (): string => {
    try {
      return folder.newPath();
    } catch (error) {
      throw toExportFailure(error);
    }
  };

  return {
    async makeFile(plan, onProgress, cancel) {
      if (stopped) throw new CancelledError();
      const path = newPath();
      const answer = await run(plan, { file: path }, onProgress, cancel);
      if (!('file' in answer)) throw exportFailure('unexpected');
      return folder.toFile(path, answer.file);
    },
    async taxReport(plan, cancel) {
      const answer = await run(plan, 'tax', () => undefined, cancel);
      if (!('tax' in answer)) throw exportFailure('unexpected');
      return answer.tax;
    },
    async gaps(plan, cancel) {
      const answer = await run(plan, 'gaps', () => undefined, cancel);
      if (!('gaps' in answer)) throw exportFailure('unexpected');
      return answer.gaps;
    },
    async stop() {
      stopped = true;
      for (const end of ends) end();
      await Promise.allSettled(running);
      folder.clear();
    },
  };
}
