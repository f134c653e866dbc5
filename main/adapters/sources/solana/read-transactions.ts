import type { RawTransaction } from '../../../engine/ports/chain';
import type { Cancel } from '../../../../shared/units/cancel';
import type { Question, RpcEndpoint } from './endpoint';
import type { EndpointPool } from './endpoint-pool';
import { isChainFailure } from './rpc-failure';
import type { RpcElement } from './rpc-text';

/** Versions of transactions that we ask for; the decoder says of each whether it can read it. 1: SIMD-0385. */
const HIGHEST_VERSION = 1;
const VERSION_NOT_SUPPORTED = -32015;

export interface ReadPorts {
  readonly pool: EndpointPool;
  readonly order: readonly RpcEndpoint[];
  readonly cancel: Cancel;
}

function question(signatures: readonly string[], cancel: Cancel): Question {
  const options = { commitment: 'finalized', maxSupportedTransactionVersion: HIGHEST_VERSION } as const;
  const [only] = signatures;
  const ask: Question['ask'] =
    signatures.length === 1 && only !== undefined ? (connection) => connection.getParsedTransaction(only, options) : (connection) => connection.getParsedTransactions([...signatures], options);
  return { method: 'getTransaction', calls: signatures.length, ask, cancel };
}

function toRaw(signature: string, element: RpcElement | undefined): RawTransaction {
  if (element === undefined) return { signature, text: null };
  if (element.kind === 'result') return { signature, text: element.value === null ? null : element.text };
  return { signature, text: null, refused: element.code === VERSION_NOT_SUPPORTED ? 'version-not-supported' : String(element.code) };
}

/**
 * Reads transactions in batches, or one by one where an endpoint takes no arrays, with 2 to 4 questions under way. What one endpoint does not
 * have is asked of the others: a null is an answer of that endpoint, not of the chain.
 * @returns in the order of the question
 */
export async function readTransactions(signatures: readonly string[], ports: ReadPorts): Promise<readonly RawTransaction[]> {
  const { pool, order, cancel } = ports;
  const found = new Map<string, RawTransaction>();
  const from = new Map<string, RpcEndpoint>();

  await inParallel([...new Set(signatures)], async (todo) => {
    const some = todo.splice(0, pool.next(order).batchSize());
    const reply = await pool.ask(question(some, cancel), order);
    if (reply.elements === null) {
      todo.unshift(...some);
      return;
    }
    for (const [at, signature] of some.entries()) {
      found.set(signature, toRaw(signature, reply.elements[at]));
      from.set(signature, reply.endpoint);
    }
  }, () => pool.next(order).concurrency());

  for (const endpoint of order) {
    const absent = [...found.values()].filter((raw) => raw.text === null && from.get(raw.signature) !== endpoint).map((raw) => raw.signature);
    if (absent.length === 0 || order.length < 2) continue;
    try {
      await inParallel(absent, async (todo) => {
        const some = todo.splice(0, endpoint.batchSize());
        const reply = await endpoint.send(question(some, cancel), 0);
        if (reply.kind === 'batch-refused') {
          todo.unshift(...some);
          return;
        }
        for (const [at, signature] of some.entries()) {
          const raw = toRaw(signature, reply.elements[at]);
          if (raw.text !== null) found.set(signature, raw);
        }
      }, () => endpoint.concurrency());
    } catch (error) {
      // It was only asked for what another does not have: what is still absent stays absent and is asked again later.
      if (!isChainFailure(error)) throw error;
    }
  }
  return signatures.map((signature) => found.get(signature) ?? { signature, text: null });
}

/** Runs `step` until nothing is left to do, several at a time. The first failure stops the rest and is thrown once all have ended. */
async function inParallel(todo: string[], step: (todo: string[]) => Promise<void>, width: () => number): Promise<void> {
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  while (failure === null && (todo.length > 0 || running.size > 0)) {
    while (failure === null && todo.length > 0 && running.size < width()) {
      const one: Promise<void> = step(todo).then(
        () => void running.delete(one),
        (error: unknown) => {
          running.delete(one);
          failure ??= { error };
        },
      );
      running.add(one);
    }
    if (running.size > 0) await Promise.race(running);
  }
  await Promise.all(running);
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
}
