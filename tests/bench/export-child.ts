/**
 * Files of a large ledger, made by the built thread while the thread of the open store is watched: node tests/support/run-ts.mjs
 * tests/bench/export-child.ts fill DIR LINES, then … make DIR WORKER. Prints one JSON line.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { createExporter } from '../../main/adapters/exporter/create-exporter';
import { workerJobs } from '../../main/adapters/exporter/worker-jobs';
import { openStore } from '../../main/adapters/storage/open-store';
import { toExportPlan } from '../../main/engine/exports/export-plan';
import type { ExportQuestion } from '../../shared/contract/schemas/exports';
import { createCancel, CancelledError } from '../../shared/units/cancel';
import { zoneOf } from '../../shared/units/zone';
import { createQuietLogger } from '../support/quiet-logger';
import { fillLedger } from './ledger-fill';
import { highestResidentMb, residentMb } from './process-cost';

export interface MadeFile {
  readonly name: string;
  readonly ms: number;
  /** CPU time of all threads meanwhile: on a busy machine the figure to look at. */
  readonly cpuMs: number;
  readonly bytes: number;
  readonly lines: number;
  readonly progress: number;
  /** Longest and p99 delay of the engine's thread meanwhile, beyond the timer's own 10 ms. */
  readonly delayP99Ms: number;
  readonly delayMaxMs: number;
  /** Highest resident memory of the process so far, MB. */
  readonly highestMb: number;
}

export interface ExportBench {
  readonly files: readonly MadeFile[];
  /** From the call of cancel until the thread is gone and its file taken away. */
  readonly cancelMs: number;
  readonly beforeMb: number;
  readonly highestMb: number;
}

const [, , what = '', dataDir = '', argument = ''] = process.argv;
/** The present of the bench: the ledger holds three years up to here. */
const END_MS = Date.UTC(2026, 10, 20, 12);
const ZONE = zoneOf('Europe/Berlin');
const RESOLUTION_MS = 10;

const cpuSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const plan = (question: ExportQuestion): ReturnType<typeof toExportPlan> =>
  toExportPlan(question, { nowMs: END_MS, today: ZONE.dayAt(END_MS), zone: ZONE, currency: 'EUR', fiatRates: 'ecb', typedCosts: [] });
const tax = { year: 2025, currency: 'EUR', method: 'hifo', setAsideShare: 0.3 } as const;
const year = { fromDay: '2025-01-01', toDay: '2025-12-31' } as const;

const QUESTIONS: Readonly<Record<string, ExportQuestion>> = {
  'a year as CSV': { format: 'csv', ...year },
  'a year as JSON': { format: 'json', ...year },
  'a year for Koinly': { format: 'koinly', ...year },
  'a year for rotki': { format: 'rotki', ...year },
  'the tax file of a year (HIFO over the whole history)': { format: 'tax', tax },
  'the costs of a year beside income': { format: 'costs', ...year },
  'all lines as CSV': { format: 'csv' },
};

async function main(): Promise<ExportBench> {
  const clock = { now: () => END_MS, mono: () => performance.now(), after: () => () => undefined };
  const store = openStore({ dataDir, clock, logger: createQuietLogger() });
  const exporter = createExporter(dataDir, workerJobs(argument));
  const beforeMb = residentMb(process.pid);
  const files: MadeFile[] = [];
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    let progress = 0;
    let lines = 0;
    const cpu = process.cpuUsage();
    const began = performance.now();
    delay.enable();
    const file = await exporter.makeFile(plan(question), (done) => {
      progress += 1;
      lines = done;
    });
    const ms = performance.now() - began;
    delay.disable();
    files.push({ name, ms, cpuMs: cpuSince(cpu), bytes: file.bytes, lines, progress, delayP99Ms: delay.percentile(99) / 1e6 - RESOLUTION_MS, delayMaxMs: delay.max / 1e6 - RESOLUTION_MS, highestMb: highestResidentMb(process.pid) });
    await file.discard();
  }
  const taxCpu = process.cpuUsage();
  const began = performance.now();
  const report = await exporter.taxReport(plan({ format: 'tax', tax }));
  files.push({ name: 'the tax report for a page', ms: performance.now() - began, cpuMs: cpuSince(taxCpu), bytes: JSON.stringify(report).length, lines: report.lots.length, progress: 0, delayP99Ms: 0, delayMaxMs: 0, highestMb: highestResidentMb(process.pid) });
  const gapsCpu = process.cpuUsage();
  const asked = performance.now();
  const gaps = await exporter.gaps(plan({ format: 'csv' }));
  files.push({ name: 'the gaps of all lines', ms: performance.now() - asked, cpuMs: cpuSince(gapsCpu), bytes: 0, lines: gaps.lines, progress: 0, delayP99Ms: 0, delayMaxMs: 0, highestMb: highestResidentMb(process.pid) });
  const cancel = createCancel();
  let cancelledAt = 0;
  await exporter
    .makeFile(plan({ format: 'json' }), () => {
      if (cancelledAt > 0) return;
      cancelledAt = performance.now();
      cancel.cancel();
    }, cancel)
    .catch((error: unknown) => {
      if (!(error instanceof CancelledError)) throw error;
    });
  const cancelMs = performance.now() - cancelledAt;
  await exporter.stop();
  const highestMb = highestResidentMb(process.pid);
  store.close();
  return { files, cancelMs, beforeMb, highestMb };
}

if (what === 'fill') {
  const { store, tookMs } = fillLedger(dataDir, Number(argument), END_MS);
  store.close();
  process.stdout.write(`${JSON.stringify({ tookMs })}\n`);
} else void main().then((bench) => process.stdout.write(`${JSON.stringify(bench)}\n`));
