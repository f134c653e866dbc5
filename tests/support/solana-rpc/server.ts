import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createFaultTable, type Fault, type FaultOptions } from './faults';
import type { StandInHistory, StandInTransaction } from './history';
import { createLedger, type Answer } from './methods';

/** Counts of what was asked. A batch of n calls is one request and n calls. */
export interface CallCounts {
  readonly total: number;
  readonly requests: number;
  readonly batches: number;
  readonly largestBatch: number;
  readonly byMethod: Readonly<Record<string, number>>;
}

export interface SolanaRpc {
  readonly url: string;
  calls(): CallCounts;
  /** Parameters of the calls of one method in the order they came (the last 5,000). */
  asked(method: string): readonly (readonly unknown[])[];
  /** Most requests in flight at one moment. */
  mostAtOnce(): number;
  inject(fault: Fault, options?: FaultOptions): () => void;
  clearFaults(): void;
  /** New transactions arrive, as on a chain. */
  append(transactions: readonly StandInTransaction[]): void;
  resetCounts(): void;
  stop(): Promise<void>;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

const element = (id: unknown, answer: Answer): string =>
  'resultText' in answer
    ? `{"jsonrpc":"2.0","result":${answer.resultText},"id":${JSON.stringify(id)}}`
    : JSON.stringify({ jsonrpc: '2.0', error: answer.error, id });

/**
 * A stand-in of a Solana JSON-RPC endpoint that speaks real HTTP on loopback: true paging rules, batches, counts, and faults on demand.
 */
export async function startSolanaRpc(history: StandInHistory, options: { readonly port?: number; readonly delayMs?: number } = {}): Promise<SolanaRpc> {
  const faults = createFaultTable();
  const ledger = createLedger(history, faults);
  const byMethod = new Map<string, number>();
  const log = new Map<string, (readonly unknown[])[]>();
  let total = 0;
  let requests = 0;
  let batches = 0;
  let largestBatch = 0;
  let inFlight = 0;
  let mostAtOnce = 0;

  function answerOne(call: unknown): string {
    if (!isRecord(call) || typeof call['method'] !== 'string') return element(null, { error: { code: -32600, message: 'Invalid request' } });
    const params = Array.isArray(call['params']) ? (call['params'] as unknown[]) : [];
    return element(call['id'] ?? null, ledger.answer(call['method'], params));
  }

  function count(calls: readonly unknown[]): string[] {
    const methods: string[] = [];
    for (const call of calls) {
      if (!isRecord(call) || typeof call['method'] !== 'string') continue;
      const method = call['method'];
      methods.push(method);
      total += 1;
      byMethod.set(method, (byMethod.get(method) ?? 0) + 1);
      const asked = log.get(method) ?? [];
      asked.push(Array.isArray(call['params']) ? (call['params'] as unknown[]) : []);
      if (asked.length > 5000) asked.shift();
      log.set(method, asked);
    }
    return methods;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      response.writeHead(400).end('{"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error"},"id":null}');
      return;
    }
    requests += 1;
    const isBatch = Array.isArray(body);
    const calls: readonly unknown[] = Array.isArray(body) ? (body as unknown[]) : [body];
    if (isBatch) {
      batches += 1;
      largestBatch = Math.max(largestBatch, calls.length);
    }
    const methods = count(calls);
    if (options.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, options.delayMs));

    const refusal = isBatch ? faults.take(['batch-refused'], methods) : null;
    if (refusal !== null) {
      const words = JSON.stringify({ jsonrpc: '2.0', error: { code: -32600, message: 'Batch requests are not supported' }, id: null });
      response.writeHead(refusal.as === 'status' ? 400 : 200, { 'content-type': 'application/json' }).end(words);
      return;
    }
    const broken = faults.take(['status', 'hang', 'drop', 'truncated'], methods);
    if (broken?.kind === 'hang') return;
    if (broken?.kind === 'drop') {
      request.socket.destroy();
      return;
    }
    if (broken?.kind === 'status') {
      response.writeHead(broken.status, { 'content-type': 'application/json', ...(broken.retryAfterS === undefined ? {} : { 'retry-after': String(broken.retryAfterS) }) });
      response.end(broken.body ?? JSON.stringify({ jsonrpc: '2.0', error: { code: broken.status, message: 'refused by the stand-in' }, id: null }));
      return;
    }
    const answer = isBatch ? `[${calls.map(answerOne).join(',')}]` : answerOne(calls[0]);
    response.writeHead(200, { 'content-type': 'application/json' }).end(broken?.kind === 'truncated' ? answer.slice(0, Math.floor(answer.length / 2)) : answer);
  }

  const server = createServer((request, response) => {
    inFlight += 1;
    mostAtOnce = Math.max(mostAtOnce, inFlight);
    response.once('close', () => {
      inFlight -= 1;
    });
    handle(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');

  return {
    url: `http://127.0.0.1:${address.port}/`,
    calls: () => ({ total, requests, batches, largestBatch, byMethod: Object.fromEntries(byMethod) }),
    asked: (method) => log.get(method) ?? [],
    mostAtOnce: () => mostAtOnce,
    inject: (fault, faultOptions) => faults.add(fault, faultOptions),
    clearFaults: () => faults.clear(),
    append: (transactions) => ledger.append(transactions),
    resetCounts() {
      byMethod.clear();
      log.clear();
      total = 0;
      requests = 0;
      batches = 0;
      largestBatch = 0;
      mostAtOnce = 0;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
