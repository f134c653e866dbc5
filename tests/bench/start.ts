import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Built } from '../support/hosts/built';
import { startHeadless } from '../support/hosts/headless';
import { atMost, median, toldNumber, type BenchRow } from './table';

interface Start {
  readonly readyMs: number;
  readonly pageMs: number;
  readonly dataMs: number;
}

/** From the start of the process to its address, to the page with all its files, and to a sample of this machine beside it. */
async function once(built: Built, dataDir: string): Promise<Start> {
  const began = performance.now();
  const since = (): number => performance.now() - began;
  const host = await startHeadless(built, dataDir);
  try {
    const readyMs = since();
    const headers = { host: `127.0.0.1:${host.port}` };
    const page = async (): Promise<number> => {
      const { body } = await host.raw('/', { headers });
      const files = [...body.matchAll(/(?:src|href)="\.?\/?([^"]+)"/g)].map(([, path]) => `/${path ?? ''}`);
      await Promise.all(files.map((path) => host.raw(path, { headers })));
      return since();
    };
    const live = async (): Promise<number> => {
      for await (const frame of await host.client.live.hardware()) if ((frame.data.snapshot ?? null) !== null) break;
      return since();
    };
    const [pageMs, dataMs] = await Promise.all([page(), live()]);
    return { readyMs, pageMs, dataMs: Math.max(pageMs, dataMs) };
  } finally {
    await host.stop();
  }
}

/** First start on an empty folder (makes the database), and later ones. */
export async function benchStart(built: Built, runs: number): Promise<readonly BenchRow[]> {
  const firsts: Start[] = [];
  const later: Start[] = [];
  for (let run = 0; run < runs; run += 1) {
    const dataDir = mkdtempSync(join(tmpdir(), 'nodeworth-bench-'));
    firsts.push(await once(built, dataDir));
    later.push(await once(built, dataDir));
    rmSync(dataDir, { recursive: true, force: true });
  }
  const of = (starts: readonly Start[], key: keyof Start): number => median(starts.map((start) => start[key]));
  return [
    atMost('start to first page with data', of(later, 'dataMs') / 1000, 1.5, 's', `median of ${runs}; address after ${of(later, 'readyMs').toFixed(0)} ms, page and its files after ${of(later, 'pageMs').toFixed(0)} ms`),
    atMost('the same on an empty folder', of(firsts, 'dataMs') / 1000, 1.5, 's', `median of ${runs}; makes both databases first`),
    toldNumber('slowest of all these starts', Math.max(...[...firsts, ...later].map((start) => start.dataMs)) / 1000, 's'),
  ];
}
