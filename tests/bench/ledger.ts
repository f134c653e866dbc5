import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { bundleTs as bundleTsType } from '../support/run-ts.mjs';
import type { ArchiveFilled } from './archive-fill';
import type { Asked } from './ledger-child';
import { atMost, told, toldNumber, type BenchRow } from './table';

interface Answer {
  readonly openMs: number;
  readonly asked: readonly Asked[];
  readonly residentMb: number;
  readonly highestResidentMb: number;
  readonly mainB: number;
}

/** Runs the child and gives its one line of output, parsed. */
function run(script: string, args: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    child.once('exit', (code) => reject(new Error(`${script} ended with ${String(code)} before it said anything`)));
  });
}

/** What a question may take: the ledger page and its filters 100 ms, sums 50 ms (issue 3, part 6); the rest is told. */
function rowOf({ name, firstMs, changedMs, changedMedianMs, warmMs, cpuMs }: Asked): BenchRow {
  const note = `median after a change; highest ${changedMs.toFixed(0)} ms, first ${firstMs.toFixed(0)} ms, again without a change ${warmMs.toFixed(1)} ms; processor time ${cpuMs.toFixed(0)} ms`;
  const limit = name.startsWith('total') ? 50 : /^(ledger|search|paging)/.test(name) ? 100 : null;
  return limit === null ? toldNumber(`  ${name}`, changedMedianMs, 'ms', note) : atMost(`  ${name}`, changedMedianMs, limit, 'ms', note);
}

/** A ledger of so many lines and an archive of so many answers, each filled once and asked in processes of their own. */
export async function benchLedger(root: string, lines: number, transactions: number): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nodeworth-bench-ledger-'));
  try {
    const { bundleTs } = (await import(pathToFileURL(join(root, 'tests/support/run-ts.mjs')).href)) as { readonly bundleTs: typeof bundleTsType };
    const script = await bundleTs(join(root, 'tests/bench/ledger-child.ts'));
    const filled = (await run(script, ['fill', folder, String(lines)])) as { readonly tookMs: number; readonly mainB: number };
    const answer = (await run(script, ['ask', folder])) as Answer;
    const archive = (await run(script, ['archive', join(folder, 'archive'), String(transactions)])) as ArchiveFilled;
    return [
      told(`a ledger of ${lines} lines`, `${(filled.mainB / 1e6).toFixed(0)} MB on disk`, `${(filled.mainB / lines).toFixed(0)} bytes a line with its indexes; written in ${(filled.tookMs / 1000).toFixed(0)} s`),
      toldNumber('  opened with everything at hand', answer.openMs, 'ms', 'store, engine and the figures of all lines'),
      ...answer.asked.map(rowOf),
      atMost('  resident memory of the engine process after all of it', answer.residentMb, 250, 'MB', `highest ${answer.highestResidentMb.toFixed(0)} MB`),
      toldNumber(`an archive of ${archive.transactions} answers`, archive.slope, 'bytes each', `${archive.rawBytesEach.toFixed(0)} bytes raw; ${archive.steps.map((step) => `${step.transactions}: ${(step.bytes / 1e6).toFixed(1)} MB`).join(', ')}; ${((archive.tookMs / archive.transactions) * 1000).toFixed(0)} µs each`),
      atMost('  its highest size at a limit', archive.highestB / 1e6, archive.limitB / 1e6, 'MB', `a quarter more answers came in; newest kept: ${String(archive.newestKept)}, oldest kept: ${String(archive.oldestKept)}`),
      atMost('  its size after half the limit was set', archive.loweredB / 1e6, archive.limitB / 2e6, 'MB', `longest step of the upkeep ${archive.longestStepMs.toFixed(0)} ms`),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
