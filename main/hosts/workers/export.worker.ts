import { parentPort, workerData } from 'node:worker_threads';

import { toExportFailure } from '../../adapters/exporter/export-failure';
import type { ExportJobRequest, ExportMessage } from '../../adapters/exporter/job';
import { runExport } from './run-export';

const tell = (message: ExportMessage): void => parentPort?.postMessage(message);

try {
  tell({ answer: runExport(workerData as ExportJobRequest, (done, total) => tell({ progress: [done, total] })) });
} catch (error) {
  tell({ failed: toExportFailure(error).exportCode });
}
