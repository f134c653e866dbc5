import { dirname, join } from 'node:path';

import { createExporter, inlineJobs } from '../../adapters/exporter/create-exporter';
import { workerJobs } from '../../adapters/exporter/worker-jobs';
import type { Exporter } from '../../engine/ports/exporter';
import { runExport } from '../workers/run-export';

/**
 * The exporter on a data folder whose store this process has open.
 * @param calculatorFile the built calculator thread, beside which the export thread lies; null: exports are made on this thread
 */
export const createExports = (dataDir: string, calculatorFile: string | null): Exporter =>
  createExporter(dataDir, calculatorFile === null ? inlineJobs(runExport) : workerJobs(join(dirname(calculatorFile), 'export.worker.cjs')));
