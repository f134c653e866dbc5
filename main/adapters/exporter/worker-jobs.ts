import { Worker } from 'node:worker_threads';

import { CancelledError } from '../../../shared/units/cancel';
import type { StartJob } from './create-exporter';
import { exportFailure, toExportFailure } from './export-failure';
import type { ExportJobAnswer, ExportMessage } from './job';

/**
 * Most that the thread's objects may take, MB: the lots of 200,000 rewards need about 100 (measured, Node 24). Where it needs more it is ended, and
 * the engine stays. A small nursery keeps what a file leaves behind from growing the process, as in `small-heap.ts`.
 */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 4 };

/**
 * A thread for each job, with a connection of its own to the store. Cancelling ends the thread, whatever it is at; its file is taken away by
 * whoever gave the path.
 * @param file the built worker
 */
export const workerJobs =
  (file: string): StartJob =>
  (request, onProgress, cancel) => {
    if (cancel?.cancelled === true) return Promise.reject(new CancelledError());
    return new Promise<ExportJobAnswer>((resolve, reject) => {
      const worker = new Worker(file, { workerData: request, resourceLimits: LIMITS });
      // The process may end while a file is made; the host ends the job first.
      worker.unref();
      let isOver = false;
      /** Settles once, and only when the thread is gone: until then it may still write to its file. */
      const end = (settle: () => void): void => {
        if (isOver) return;
        isOver = true;
        off?.();
        void worker.terminate().then(settle, settle);
      };
      const off = cancel?.onCancel(() => end(() => reject(new CancelledError())));
      worker.on('message', (message: ExportMessage) => {
        if ('progress' in message) {
          if (!isOver) onProgress(message.progress[0], message.progress[1]);
        } else if ('answer' in message) end(() => resolve(message.answer));
        else end(() => reject(exportFailure(message.failed)));
      });
      worker.on('error', (error) => end(() => reject(toExportFailure(error))));
      worker.on('exit', () => end(() => reject(exportFailure('worker-failed'))));
    });
  };
