import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

import { root, takeBuilt } from '../support/hosts/built';
import { benchExport } from './export';
import { benchLedger } from './ledger';
import { benchMemory } from './memory';
import { benchRenderer } from './renderer';
import { benchSample } from './sample';
import { benchStart } from './start';
import { benchStorage } from './storage';
import { benchSync, type SyncBench } from './sync';
import { atMost, median, told, toldNumber, toText, type BenchRow } from './table';

const PARTS = ['sample', 'storage', 'start', 'sync', 'export', 'ledger', 'renderer', 'memory'] as const;
type Part = (typeof PARTS)[number];

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, runs: { type: 'string', default: '5' }, transactions: { type: 'string', default: '10000' }, lines: { type: 'string', default: '200000' }, archived: { type: 'string', default: '100000' }, only: { type: 'string' } },
});
const minutes = Number(values.minutes);
const runs = Number(values.runs);
const transactions = Number(values.transactions);
const lines = Number(values.lines);
const archived = Number(values.archived);
const only = values.only?.split(',') ?? PARTS;
if (!(minutes > 0) || !(runs >= 1) || !(transactions >= 1) || !(lines >= 50_000) || !(archived >= 1000) || only.some((part) => !(PARTS as readonly string[]).includes(part))) {
  process.stderr.write(`usage: npm run bench -- [--minutes N] [--runs N] [--transactions N] [--lines N] [--archived N] [--only ${PARTS.join(',')}]\n`);
  process.exit(1);
}

async function syncRows(): Promise<readonly BenchRow[]> {
  const all: SyncBench[] = [];
  for (let run = 0; run < Math.min(3, runs); run += 1) all.push(await benchSync({ transactions, root }));
  const of = (key: 'ms' | 'callsPerTransaction' | 'peakRssB' | 'bareRssB' | 'cpuMs' | 'eventLoopDelayP99Ms' | 'requestsPerTransaction'): number => median(all.map((one) => one[key]));
  return [
    toldNumber(`first sync of ${transactions} transactions from the stand-in`, of('ms') / 1000, 's', `median of ${all.length}; ${(transactions / (of('ms') / 1000)).toFixed(0)} a second, CPU ${(of('cpuMs') / 1000).toFixed(1)} s, ${all[0]?.events ?? 0} events, ${all[0]?.errors ?? 0} errors`),
    toldNumber('  calls a transaction', of('callsPerTransaction'), '', `${of('requestsPerTransaction').toFixed(3)} HTTP requests`),
    toldNumber('  highest resident memory of the process', of('peakRssB') / 1e6, 'MB', `${(of('bareRssB') / 1e6).toFixed(0)} MB before it began`),
    atMost('  event-loop delay p99 meanwhile', of('eventLoopDelayP99Ms'), 50, 'ms'),
  ];
}

const built = takeBuilt();
const parts: Readonly<Record<Part, () => readonly BenchRow[] | Promise<readonly BenchRow[]>>> = {
  sample: () => benchSample(runs),
  storage: benchStorage,
  start: () => benchStart(built, runs),
  sync: syncRows,
  export: () => benchExport(built, root),
  ledger: () => benchLedger(root, lines, archived),
  renderer: () => benchRenderer(built.pages),
  memory: () => benchMemory(built, minutes),
};
const rows: BenchRow[] = [];
try {
  for (const part of PARTS) {
    if (!only.includes(part)) continue;
    process.stderr.write(`measuring: ${part}${part === 'memory' ? ` (${minutes} minutes)` : ''} …\n`);
    rows.push(...(await parts[part]()));
  }
} finally {
  built.remove();
}
rows.push(told('machine', `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}, ${process.platform}`));
process.stdout.write(`${toText(rows)}\n`);
process.exit(0);
