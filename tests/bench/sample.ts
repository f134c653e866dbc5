import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';

import { ask } from '../support/hosts/headless';
import { until } from '../support/hosts/running';
import { benchProbes, type ProbeBench } from './probes';
import { cpuMs } from './process-cost';
import { atMost, median, told, toldNumber, type BenchRow } from './table';

const SCRAPES = 300;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address === null || typeof address === 'string' ? 0 : address.port));
    });
  });

/** CPU of Debian's exporter for one scrape, ms; null where it is not installed. */
async function nodeExporterMs(): Promise<number | null> {
  try {
    execFileSync('prometheus-node-exporter', ['--version'], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const port = await freePort();
  const child = spawn('prometheus-node-exporter', [`--web.listen-address=127.0.0.1:${port}`], { stdio: 'ignore' });
  try {
    const scrape = async (): Promise<true> => {
      const { status } = await ask(port, '/metrics', { headers: { host: `127.0.0.1:${port}` } });
      if (status !== 200) throw new Error(`the exporter answered ${status}`);
      return true;
    };
    await until('the exporter', () => scrape().catch(() => undefined));
    for (let warm = 0; warm < 10; warm += 1) await scrape();
    const before = cpuMs(child.pid ?? 0);
    for (let at = 0; at < SCRAPES; at += 1) {
      await scrape();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return (cpuMs(child.pid ?? 0) - before) / SCRAPES;
  } finally {
    child.kill('SIGKILL');
  }
}

/** What one full sample costs, storing included, and what the usual exporter costs for a scrape. */
export async function benchSample(runs: number): Promise<readonly BenchRow[]> {
  const all: ProbeBench[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await benchProbes({ runs: 100 }));
  const full = median(all.map((one) => one.fullCpuMs));
  const part = (key: 'fastCpuMs' | 'slowCpuMs' | 'storeCpuMs'): string => median(all.map((one) => one[key])).toFixed(2);
  const exporter = await nodeExporterMs();
  return [
    atMost('CPU of one full sample, storing included', full, 4, 'ms', `median of ${runs} × 100; fast ${part('fastCpuMs')}, slow ${part('slowCpuMs')}, storing ${part('storeCpuMs')}; ${all[0]?.series ?? 0} series`),
    exporter === null
      ? told('  prometheus-node-exporter, one scrape', 'not measured', 'its Debian package (prometheus-node-exporter) is not installed')
      : toldNumber('  prometheus-node-exporter, one scrape', exporter, 'ms', `mean of ${SCRAPES}; it stores nothing; ours is ${(full / exporter).toFixed(2)} of it`),
  ];
}
