import { CancelledError, neverCancelled, type Cancel } from '../../../../shared/units/cancel';
import type { ChainSourceStatus } from '../../../engine/ports/chain';
import type { Clock, Http, Random } from '../../../engine/ports/system';
import { createChainFailure, isChainFailure } from './chain-failure';
import { createEndpoint, type EvmEndpoint } from './endpoint';
import type { EvmChain } from './endpoints';
import { rest } from './rest';
import { openSession, type Session } from './session';

export interface EvmPorts {
  readonly http: Http & { waitingUntil?(host: string): number | null };
  readonly clock: Clock;
  readonly random: Random;
  /** Endpoints of a chain, first choice first; read anew at each pass. `defaultEvmEndpoints` where the person set none. */
  readonly endpoints: (chain: EvmChain) => readonly string[];
  /** Longest silence of one question; twice that for logs. */
  readonly timeoutMs?: number;
  /** How far back the first reading goes; null: to the first block. Said by `completeSinceMs`. */
  readonly historyMs?: number | null;
}

/** The endpoints of one chain as one. */
export interface EvmPool {
  /**
   * Work on an endpoint that serves this chain. When it fails the work is begun again on the next: whatever it does has to be safe to repeat.
   * @throws ChainFailure of the last try, CancelledError
   */
  with<T>(work: (session: Session) => Promise<T>, cancel?: Cancel): Promise<T>;
  /** Forgets which chain each endpoint was seen to serve and how far it was: asked again at the start of every pass. */
  newPass(): void;
  /** Another endpoint than this one, seen to serve the chain; null: there is none, or it cannot be asked. */
  second(than: Session, cancel?: Cancel): Promise<Session | null>;
}

const TIMEOUT_MS = 20_000;
const BACK_OFF_MS = 400;
const BACK_OFF_CEILING_MS = 6_000;

export interface EvmPools {
  of(chain: EvmChain): EvmPool;
  status(): ChainSourceStatus;
}

export function createEvmPools(ports: EvmPorts): EvmPools {
  const { clock, random } = ports;
  const made = new Map<string, EvmEndpoint>();
  const pools = new Map<EvmChain, EvmPool>();
  let current = '';

  const endpointsOf = (chain: EvmChain): readonly EvmEndpoint[] =>
    ports.endpoints(chain).map((url) => {
      const key = `${chain} ${url}`;
      const endpoint = made.get(key) ?? createEndpoint(url, { clock, http: ports.http, timeoutMs: ports.timeoutMs ?? TIMEOUT_MS });
      made.set(key, endpoint);
      return endpoint;
    });

  function createPool(chain: EvmChain): EvmPool {
    let sessions = new Map<EvmEndpoint, Session>();
    const open = async (endpoint: EvmEndpoint, cancel: Cancel): Promise<Session> => {
      const session = sessions.get(endpoint) ?? (await openSession(endpoint, chain, clock, cancel));
      sessions.set(endpoint, session);
      return session;
    };
    return {
      async with(work, cancel = neverCancelled) {
        const all = endpointsOf(chain);
        const patience = 2 + 2 * all.length;
        for (let tried = 1; ; tried += 1) {
          if (cancel.cancelled) throw new CancelledError();
          const endpoint = all.find((one) => one.isHealthy()) ?? all.toSorted((a, b) => a.restsUntilMono() - b.restsUntilMono())[0];
          if (endpoint === undefined) throw createChainFailure('no-endpoint', '');
          current = endpoint.host;
          try {
            return await work(await open(endpoint, cancel));
          } catch (error) {
            if (!isChainFailure(error)) throw error;
            endpoint.blame(error);
            sessions.delete(endpoint);
            const another = all.some((one) => one.isHealthy());
            const hopeless = error.chainCode === 'endpoint-forbidden' || error.chainCode === 'switched-off' || error.detail.startsWith('wrong-chain');
            if (tried >= patience || (hopeless && !another)) throw error;
            if (!another) await rest(clock, Math.min(BACK_OFF_CEILING_MS, BACK_OFF_MS * 2 ** (tried - 1)) * (0.5 + random.next() / 2), cancel);
          }
        }
      },
      newPass() {
        sessions = new Map();
      },
      async second(than, cancel = neverCancelled) {
        for (const endpoint of endpointsOf(chain)) {
          if (endpoint === than.endpoint || !endpoint.isHealthy()) continue;
          try {
            return await open(endpoint, cancel);
          } catch (error) {
            if (!isChainFailure(error)) throw error;
            endpoint.blame(error);
          }
        }
        return null;
      },
    };
  }

  return {
    of(chain) {
      const pool = pools.get(chain) ?? createPool(chain);
      pools.set(chain, pool);
      return pool;
    },
    status() {
      const all = [...made.values()];
      const waits = all.map((one) => one.waitingUntilMs()).filter((ms): ms is number => ms !== null);
      return {
        endpoint: current,
        calls: all.reduce((sum, one) => sum + one.calls(), 0),
        requests: all.reduce((sum, one) => sum + one.requests(), 0),
        historyStartsAtSlot: null,
        waitingUntilMs: waits.length === 0 ? null : Math.max(...waits),
        transactionsPerSecond: 0,
      };
    },
  };
}
