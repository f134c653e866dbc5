import type { Clock, Random } from '../../../engine/ports/system';
import type { ChainFailure } from '../../../engine/ports/chain';
import { CancelledError, neverCancelled, type Cancel } from '../../../../shared/units/cancel';
import type { Question, RpcEndpoint } from './endpoint';
import { rest } from './rest';
import { createChainFailure, isChainFailure } from './rpc-failure';
import type { RpcElement } from './rpc-text';

export interface PoolReply {
  readonly endpoint: RpcEndpoint;
  /** null: this endpoint takes no arrays; ask one by one. */
  readonly elements: readonly RpcElement[] | null;
}

/** Several endpoints as one: the first healthy one of the order is asked, the next when it fails. */
export interface EndpointPool {
  /** The endpoint that would be asked now. @throws ChainFailure `no-endpoint` */
  next(order?: readonly RpcEndpoint[]): RpcEndpoint;
  /** @throws ChainFailure of the last try, CancelledError */
  ask(question: Question, order?: readonly RpcEndpoint[]): Promise<PoolReply>;
  /** Asks and reads the only element. `read` gives null for a shape that was not promised: then the next endpoint is asked. */
  askOne<T>(question: Question, read: (value: unknown) => T | null, order?: readonly RpcEndpoint[]): Promise<{ readonly value: T; readonly endpoint: RpcEndpoint }>;
}

/** Longest pause of a host that is sat out while another endpoint could be asked, and while none could. */
const WAIT_WITH_OTHERS_MS = 2_000;
const WAIT_ALONE_MS = 10 * 60_000;
const BACK_OFF_MS = 500;
const BACK_OFF_CEILING_MS = 8_000;

export function createEndpointPool(endpoints: () => readonly RpcEndpoint[], clock: Clock, random: Random): EndpointPool {
  const choose = (order: readonly RpcEndpoint[]): RpcEndpoint => {
    const healthy = order.find((endpoint) => endpoint.isHealthy());
    const soonest = order.toSorted((a, b) => a.restsUntilMono() - b.restsUntilMono())[0];
    const chosen = healthy ?? soonest;
    if (chosen === undefined) throw createChainFailure('no-endpoint', '');
    return chosen;
  };

  /** Tries until one answer is taken by `attempt`, with the patience that fits the kind of failure. */
  async function insist<T>(order: readonly RpcEndpoint[], cancel: Cancel, attempt: (endpoint: RpcEndpoint, maxWaitMs: number) => Promise<T>): Promise<T> {
    const patience = 2 + 2 * order.length;
    for (let tried = 1; ; tried += 1) {
      if (cancel.cancelled) throw new CancelledError();
      const endpoint = choose(order);
      const others = order.some((other) => other !== endpoint && other.isHealthy());
      try {
        return await attempt(endpoint, others ? WAIT_WITH_OTHERS_MS : WAIT_ALONE_MS);
      } catch (error) {
        if (!isChainFailure(error)) throw error;
        const hopeless = error.chainCode === 'endpoint-forbidden' || error.chainCode === 'switched-off';
        const another = order.some((other) => other.isHealthy());
        if (tried >= patience || (hopeless && !another)) throw error;
        // With 429 the http port has paused the host, and the next request waits there.
        if (!another && error.chainCode !== 'endpoint-busy') await rest(clock, Math.min(BACK_OFF_CEILING_MS, BACK_OFF_MS * 2 ** (tried - 1)) * (0.5 + random.next() / 2), cancel);
      }
    }
  }

  return {
    next: (order = endpoints()) => choose(order),
    ask: (question, order = endpoints()) =>
      insist(order, question.cancel ?? neverCancelled, async (endpoint, maxWaitMs) => {
        const reply = await endpoint.send(question, maxWaitMs);
        return { endpoint, elements: reply.kind === 'elements' ? reply.elements : null };
      }),
    askOne: (question, read, order = endpoints()) =>
      insist(order, question.cancel ?? neverCancelled, async (endpoint, maxWaitMs) => {
        const reply = await endpoint.send(question, maxWaitMs);
        const element = reply.kind === 'elements' ? reply.elements[0] : undefined;
        const value = element?.kind === 'result' ? read(element.value) : null;
        if (value !== null) return { value, endpoint };
        const failure: ChainFailure =
          element?.kind === 'error' ? createChainFailure('endpoint-failed', endpoint.host, `rpc ${element.code}`) : createChainFailure('bad-answer', endpoint.host);
        endpoint.blame(failure);
        throw failure;
      }),
  };
}
