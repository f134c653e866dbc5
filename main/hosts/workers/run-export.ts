import { createTextFile } from '../../adapters/exporter/file-sink';
import type { RunExportJob } from '../../adapters/exporter/job';
import { openReadOnly } from '../../adapters/storage/open-read-only';
import { readGaps } from '../../engine/exports/gaps';
import { reportTax, writeExport } from '../../engine/exports/write-export';
import type { Logger } from '../../engine/ports/system';

/** A document that cannot be read was logged when the engine read it. */
const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** One export from a connection of its own to the open store: on a thread beside the engine, or on a command's own. */
export const runExport: RunExportJob = ({ dataDir, plan, want, maxBytes }, onProgress) => {
  const store = openReadOnly({ dataDir, clock: { now: () => plan.nowMs }, logger: silent });
  try {
    if (want === 'tax') return { tax: reportTax(plan, store) };
    if (want === 'gaps') return { gaps: readGaps(plan, store) };
    const file = createTextFile(want.file, maxBytes);
    try {
      const { totalValue } = writeExport(plan, store, { write: (text) => file.write(text), progress: onProgress });
      return { file: { bytes: file.finish(), totalValue } };
    } catch (error) {
      file.abandon();
      throw error;
    }
  } finally {
    store.close();
  }
};
