import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import type { Built } from '../support/hosts/built';
import type { bundleTs as bundleTsType } from '../support/run-ts.mjs';
import type { ExportBench } from './export-child';
import { atMost, toldNumber, type BenchRow } from './table';

const LINES = 200_000;

/** Files of a year out of 200,000 lines of three years, made by the built thread in a process that does nothing else. */
export async function benchExport(built: Built, root: string): Promise<readonly BenchRow[]> {
  // Bundled before it is started: the bundler's own memory must not be counted.
  const { bundleTs } = (await import(pathToFileURL(join(root, 'tests/support/run-ts.mjs')).href)) as { readonly bundleTs: typeof bundleTsType };
  const script = await bundleTs(join(root, 'tests/bench/export-child.ts'));
  const dataDir = mkdtempSync(join(tmpdir(), 'nodeworth-bench-'));
  const run = async (...args: readonly string[]): Promise<string> => (await promisify(execFile)(process.execPath, [script, ...args], { maxBuffer: 1 << 24 })).stdout;
  try {
    await run('fill', dataDir, String(LINES));
    const bench = JSON.parse(await run('make', dataDir, join(dirname(built.headless), 'export.worker.cjs'))) as ExportBench;
    return [
      ...bench.files.map((file) => {
        const note = `CPU ${(file.cpuMs / 1000).toFixed(1)} s, ${file.lines} lines, ${(file.bytes / 1e6).toFixed(1)} MB; delay of the other thread p99 ${file.delayP99Ms.toFixed(1)} ms, longest ${file.delayMaxMs.toFixed(1)} ms; ${file.highestMb.toFixed(0)} MB resident at most`;
        return file.name.includes('year') ? atMost(`export of ${LINES} lines: ${file.name}`, file.ms / 1000, 5, 's', note) : toldNumber(`export of ${LINES} lines: ${file.name}`, file.ms / 1000, 's', note);
      }),
      atMost('  event-loop delay p99 of the engine’s thread meanwhile', Math.max(...bench.files.map((file) => file.delayP99Ms)), 50, 'ms'),
      toldNumber('  from cancel until the thread and its file are gone', bench.cancelMs, 'ms'),
      toldNumber('  resident memory with the store open, before', bench.beforeMb, 'MB', `${bench.highestMb.toFixed(0)} MB at most with all of these files`),
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
