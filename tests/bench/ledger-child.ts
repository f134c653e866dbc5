/**
 * A large ledger in processes of their own, for the bench: node tests/support/run-ts.mjs tests/bench/ledger-child.ts fill DIR LINES, then … ask DIR,
 * or … archive DIR TRANSACTIONS. Prints one JSON line.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { createExports } from '../../main/hosts/compose/create-exports';
import { createInlineCalculator } from '../../main/adapters/calculator/inline';
import { openStore } from '../../main/adapters/storage/open-store';
import { createRandom } from '../../main/adapters/system/random';
import { createEngine } from '../../main/engine/create';
import { calculate } from '../../main/engine/economics/calculate';
import { keepHeapSmall } from '../../main/hosts/compose/small-heap';
import { createDemoChain } from '../../main/hosts/demo/demo-chain';
import { createDemoProbes } from '../../main/hosts/demo/demo-probes';
import type { LineFilter } from '../../main/engine/ports/store';
import { createQuietLogger } from '../support/quiet-logger';
import { fillArchive } from './archive-fill';
import { fillLedger, largeLedger } from './ledger-fill';
import { residentMb, highestResidentMb } from './process-cost';
import { percentile } from './table';

export const END_MS = Date.UTC(2026, 10, 20, 12);
const DAY_MS = 86_400_000;
const RUNS = 7;

/** What a question cost: the first time, after the ledger changed, and again with nothing changed (ms). */
export interface Asked {
  readonly name: string;
  readonly firstMs: number;
  /** Highest and median of the runs after a change. */
  readonly changedMs: number;
  readonly changedMedianMs: number;
  readonly warmMs: number;
  /** Processor time of a run after a change, median: what the machine needs when nothing else is at work. */
  readonly cpuMs: number;
  readonly residentMb: number;
}

async function ask(dataDir: string): Promise<void> {
  // As every host of the engine begins.
  keepHeapSmall();
  const opening = performance.now();
  const clock = { now: () => END_MS, mono: () => performance.now(), after: (ms: number, run: () => void) => { const timer = setTimeout(run, ms); return () => clearTimeout(timer); } };
  const store = openStore({ dataDir, clock, logger: createQuietLogger() });
  const engine = createEngine(
    {
      clock, logger: createQuietLogger(), random: createRandom(), selfMeter: { read: () => ({ cpuMs: 0, residentB: 0, eventLoopDelayP99Ms: null }) }, store, probes: createDemoProbes(clock),
      chains: [createDemoChain()], entries: [], watches: [], prices: { spot: [], history: [] }, fiat: { rates: async () => [] }, calculator: createInlineCalculator(calculate), exporter: createExports(dataDir, null), signatures: { verify: () => false },
    },
    { version: '0', host: 'cli', demo: false, dataDir, platform: 'linux', place: { tz: 'Europe/Berlin', currency: 'EUR' }, background: false },
  );
  const openMs = performance.now() - opening;
  const { handlers, parts } = engine;
  const sample = store.ledger.lines({ kinds: ['reward'], networks: ['helium'] }, { limit: 1, offset: 20_000 }).lines[0]?.line;
  if (sample === undefined) throw new Error('the ledger is empty');
  const list = (filter: LineFilter, offset = 0) => (): unknown => handlers.rewards.list({ filter: filter as never, limit: 100, offset });
  const today = Math.floor(END_MS / DAY_MS);
  const day = (back: number): string => new Date((today - back) * DAY_MS).toISOString().slice(0, 10);
  const questions: Readonly<Record<string, () => unknown>> = {
    'ledger: all lines': list({}),
    'ledger: rewards': list({ kinds: ['reward', 'staking'] }),
    'ledger: unclassified': list({ kinds: ['unclassified'] }),
    'ledger: one network': list({ networks: ['render'] }),
    'ledger: one wallet': list({ walletId: sample.walletId }),
    'ledger: one token': list({ mints: [sample.mint] }),
    'ledger: one device': list({ sourceDevices: [sample.sourceDevice ?? ''] } as LineFilter),
    'ledger: a year': list({ fromMs: Date.UTC(2025, 0, 1), toMs: Date.UTC(2026, 0, 1) }),
    'ledger: network, wallet, kind and quarter': list({ networks: ['helium'], walletId: sample.walletId, kinds: ['reward'], fromMs: Date.UTC(2025, 3, 1), toMs: Date.UTC(2025, 6, 1) }),
    'search: a symbol': list({ search: 'hnt' }),
    'search: two letters': list({ search: 'io' }),
    'search: a whole transaction': list({ search: sample.signature }),
    'search: the end of a transaction': list({ search: sample.signature.slice(-8) }),
    'search: an account': list({ search: sample.destinationAccount.slice(0, 12) }),
    'search: nothing there': list({ search: 'no such thing anywhere' }),
    'paging: the middle': list({}, 100_000),
    'paging: the end': list({}, 199_900),
    'total of everything': () => handlers.rewards.list({ filter: {}, limit: 1, offset: 0 }),
    holdings: () => handlers.rewards.holdings({}),
    home: () => handlers.home.get({}),
    'earnings of 90 days': () => handlers.rewards.earnings({ fromDay: day(89), toDay: day(0) }),
    'earnings of a year': () => handlers.rewards.earnings({ fromDay: day(364), toDay: day(0) }),
    'state of the wallets': () => handlers.sync.state({}),
  };
  const only = process.argv[4];
  const asked: Asked[] = [];
  const timed = async (work: () => unknown): Promise<number> => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const fresh = [...largeLedger(4_000, END_MS)].slice(3_000);
  let next = 0;
  /** One new reward, as a sync writes it, and what the engine forgets then. */
  const change = (): void => {
    const line = fresh[next % fresh.length];
    next += 1;
    if (line === undefined) return;
    const id = `fresh-${next}`;
    store.transaction(() => {
      store.ledger.saveDecoded(line.walletId, id, 'decoded', [{ ...line, id, signature: id }], []);
      store.ledger.saveValues([{ lineId: id, usdPerToken: 1, source: 'bench', priceAtMs: 1, confidence: null, typed: false }]);
    });
    parts.memo.forget();
    parts.books.forgetLines();
  };
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  for (const [name, question] of Object.entries(questions)) {
    if (only !== undefined && !name.includes(only)) continue;
    const firstMs = await timed(question);
    const changed: number[] = [];
    const warm: number[] = [];
    const cpu: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      change();
      const before = process.cpuUsage();
      changed.push(await timed(question));
      const used = process.cpuUsage(before);
      cpu.push((used.user + used.system) / 1000);
      warm.push(await timed(question));
    }
    asked.push({ name, firstMs, changedMs: Math.max(...changed), changedMedianMs: percentile(changed, 0.5), warmMs: percentile(warm, 0.5), cpuMs: percentile(cpu, 0.5), residentMb: residentMb(process.pid) });
  }
  process.stdout.write(`${JSON.stringify({ openMs, asked, residentMb: residentMb(process.pid), highestResidentMb: highestResidentMb(process.pid), mainB: store.sizes().mainB })}\n`);
  await engine.stop();
  store.close();
}

const [what = '', dataDir = '', count = '0'] = process.argv.slice(2);
if (what === 'fill') {
  const { store, tookMs } = fillLedger(dataDir, Number(count), END_MS);
  process.stdout.write(`${JSON.stringify({ tookMs, mainB: store.sizes().mainB })}\n`);
  store.close();
} else if (what === 'archive') {
  process.stdout.write(`${JSON.stringify(fillArchive(dataDir, Number(count)))}\n`);
} else if (what === 'ask') {
  await ask(dataDir);
}
process.exit(0);
