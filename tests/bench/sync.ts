import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SyncOutcome } from '../../main/engine/rewards/outcome';
import type { bundleTs as bundleTsType } from '../support/run-ts.mjs';
import { addressOf } from '../support/solana-fixtures/addresses';

export interface SyncBench {
  readonly transactions: number;
  /** Wall time of the whole first sync. */
  readonly ms: number;
  /** JSON-RPC calls (each element of a batch) and HTTP requests for each transaction of the history. */
  readonly callsPerTransaction: number;
  readonly requestsPerTransaction: number;
  /** Highest resident memory of the process that syncs, and before it began. */
  readonly peakRssB: number;
  readonly bareRssB: number;
  /** CPU time of the process that syncs. */
  readonly cpuMs: number;
  readonly eventLoopDelayP99Ms: number;
  readonly eventLoopDelayMaxMs: number;
  readonly events: number;
  readonly errors: number;
  readonly archiveB: number;
}

interface ChildResult extends Omit<SyncBench, 'transactions' | 'callsPerTransaction' | 'requestsPerTransaction' | 'events' | 'errors'> {
  readonly outcome: SyncOutcome;
  readonly requests: number;
}


/** Starts a script of ours and gives its first line of output, parsed. */
function start(script: string, args: readonly string[]): { readonly firstLine: Promise<unknown>; end(): void } {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const firstLine = new Promise<unknown>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    child.once('exit', (code) => reject(new Error(`${script} ended with ${String(code)} before it said anything`)));
  });
  return { firstLine, end: () => child.stdin.end() };
}

/** A first sync of so many transactions against the stand-in, each in a process of its own, so that memory and time are those of the sync. */
export async function benchSync(options: { readonly transactions: number; /** the checkout; the working directory unless said */ readonly root?: string }): Promise<SyncBench> {
  const wallet = addressOf('wallet of the bench');
  const tests = join(options.root ?? process.cwd(), 'tests');
  // By path: this file may itself run as a bundle that lies elsewhere.
  const { bundleTs } = (await import(pathToFileURL(join(tests, 'support/run-ts.mjs')).href)) as { readonly bundleTs: typeof bundleTsType };
  // Bundled before it is started: the bundler's own memory must not be counted.
  const [serve, child] = [await bundleTs(join(tests, 'support/solana-rpc/serve.ts')), await bundleTs(join(tests, 'bench/sync-child.ts'))];
  const server = start(serve, ['--history', String(options.transactions), '--wallet', wallet]);
  try {
    const { url } = (await server.firstLine) as { readonly url: string };
    const result = (await start(child, [url, wallet]).firstLine) as ChildResult;
    const { outcome, requests, ...figures } = result;
    return {
      ...figures,
      transactions: options.transactions,
      callsPerTransaction: outcome.callsMade / options.transactions,
      requestsPerTransaction: requests / options.transactions,
      events: outcome.events,
      errors: outcome.errors.length,
    };
  } finally {
    server.end();
  }
}
