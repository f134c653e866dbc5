import type { ChainSourceStatus, RawTransaction, SignatureInfo } from '../../../engine/ports/chain';
import type { Clock, Http, Logger, Random } from '../../../engine/ports/system';
import { CancelledError, neverCancelled, type Cancel } from '../../../../shared/units/cancel';
import { accountsAnswer, lamportsAnswer, secondsAnswer, signaturesAnswer, slotAnswer, tokenAccountsAnswer } from './answers';
import type { Ask } from './connection';
import { createEndpoint, type Question, type RpcEndpoint } from './endpoint';
import { createEndpointPool } from './endpoint-pool';
import type { SolanaEndpoint } from './endpoints';
import { readTransactions } from './read-transactions';
import { createChainFailure } from './rpc-failure';

/** The http port, with what the host's adapter can do more. */
export interface RpcHttp extends Http {
  /** UTC ms until which the host asked to be left alone. */
  waitingUntil?(host: string): number | null;
  setLimit?(host: string, limit: { readonly perSecond: number; readonly burst: number; readonly concurrent: number }): void;
}

export interface SolanaClientPorts {
  readonly http: RpcHttp;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Read before every question: a change of the setting holds at once. */
  readonly endpoints: () => readonly SolanaEndpoint[];
  /** For one call; a batch gets twice as long. */
  readonly timeoutMs?: number;
}

export interface TokenAccount {
  readonly address: string;
  readonly mint: string;
  readonly base: string;
  readonly decimals: number;
}

export interface AccountData {
  readonly owner: string;
  readonly dataBase64: string;
}

/** The questions a reader asks a Solana endpoint. Finalized data only. Every call @throws ChainFailure, CancelledError. */
export interface SolanaClient {
  signatures(address: string, options: { readonly before: string | null; readonly until: string | null; readonly limit: number; readonly cancel?: Cancel }): Promise<readonly SignatureInfo[]>;
  transactions(signatures: readonly string[], cancel?: Cancel): Promise<readonly RawTransaction[]>;
  tokenAccounts(owner: string, program: string, cancel?: Cancel): Promise<readonly TokenAccount[]>;
  /** At most 100 addresses a call are asked; null: no such account now. */
  accounts(addresses: readonly string[], cancel?: Cancel): Promise<readonly (AccountData | null)[]>;
  lamports(address: string, cancel?: Cancel): Promise<bigint>;
  blockTimeMs(slot: number, cancel?: Cancel): Promise<number | null>;
  status(): ChainSourceStatus;
}

const DEFAULT_TIMEOUT_MS = 30_000;
/** Requests a second towards an endpoint without a limit of its own, so that a fault of ours cannot flood it. */
const UNLIMITED_PER_SECOND = 2_000;
const ACCOUNTS_AT_ONCE = 100;
const COMMITMENT = 'finalized';

export function createSolanaClient(ports: SolanaClientPorts): SolanaClient {
  const { clock, http, logger } = ports;
  const made = new Map<string, RpcEndpoint>();
  /** First slot an endpoint keeps, by address; 0: everything. */
  const keepsFrom = new Map<string, number>();
  let historyStartsAtSlot: number | null = null;

  const endpoints = (): readonly RpcEndpoint[] =>
    ports.endpoints().map((one) => {
      const key = JSON.stringify(one);
      const known = made.get(key);
      if (known !== undefined) return known;
      const endpoint = createEndpoint(one, { clock, http, timeoutMs: ports.timeoutMs ?? DEFAULT_TIMEOUT_MS });
      // The limit in calls is kept here, where batches and methods are known; the port's own gate counts requests and only has to let them pass.
      const perSecond = one.limit === null ? UNLIMITED_PER_SECOND : Math.max(1, one.limit.total / 5);
      http.setLimit?.(endpoint.host, { perSecond, burst: one.limit === null ? UNLIMITED_PER_SECOND : one.limit.perMethod, concurrent: 4 });
      made.set(key, endpoint);
      return endpoint;
    });
  const pool = createEndpointPool(endpoints, clock, ports.random);
  const one = (method: string, ask: Ask, cancel: Cancel = neverCancelled): Question => ({ method, calls: 1, ask, cancel });

  /** Whether the endpoint has dropped old history; asked once. Not knowing counts as "keeps all": the public archive answers 0. */
  async function isPruned(endpoint: RpcEndpoint, cancel: Cancel): Promise<boolean> {
    const known = keepsFrom.get(endpoint.url);
    if (known !== undefined) return known > 1;
    let from = 0;
    try {
      const reply = await endpoint.send(one('getFirstAvailableBlock', (connection) => connection.getFirstAvailableBlock(), cancel), 0);
      const first = reply.kind === 'elements' ? reply.elements[0] : undefined;
      const parsed = slotAnswer.safeParse(first?.kind === 'result' ? first.value : undefined);
      from = parsed.success ? parsed.data : 0;
      keepsFrom.set(endpoint.url, from);
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      logger.debug('solana-history-start-unknown', { host: endpoint.host });
    }
    return from > 1;
  }

  /** Endpoints that keep everything first: an empty page of a pruned one proves nothing. */
  async function byHistory(cancel: Cancel): Promise<readonly RpcEndpoint[]> {
    const all = endpoints();
    if (all.length < 2) return all;
    const pruned: RpcEndpoint[] = [];
    const whole: RpcEndpoint[] = [];
    for (const endpoint of all) {
      if ((endpoint.isHealthy() || keepsFrom.has(endpoint.url)) && (await isPruned(endpoint, cancel))) pruned.push(endpoint);
      else whole.push(endpoint);
    }
    return [...whole, ...pruned];
  }

  function signaturesQuestion(address: string, options: { readonly before: string | null; readonly until: string | null; readonly limit: number }, cancel: Cancel): Question {
    const asked = {
      limit: Math.min(1000, Math.max(1, options.limit)),
      ...(options.before === null ? {} : { before: options.before }),
      ...(options.until === null ? {} : { until: options.until }),
    };
    return one('getSignaturesForAddress', (connection, web3) => connection.getSignaturesForAddress(new web3.PublicKey(address), asked, COMMITMENT), cancel);
  }

  const readSignatures = (value: unknown): readonly SignatureInfo[] | null => {
    const parsed = signaturesAnswer.safeParse(value);
    if (!parsed.success) return null;
    return parsed.data.map((row) => ({
      signature: row.signature, slot: row.slot, failed: row.err !== null && row.err !== undefined,
      blockTimeMs: typeof row.blockTime === 'number' ? row.blockTime * 1000 : null,
    }));
  };

  return {
    async signatures(address, options) {
      const cancel = options.cancel ?? neverCancelled;
      const order = await byHistory(cancel);
      const question = signaturesQuestion(address, options, cancel);
      const { value, endpoint } = await pool.askOne(question, readSignatures, order);
      if (value.length > 0 || !(await isPruned(endpoint, cancel))) return value;
      // The end of what this endpoint keeps is not the beginning of history: only one that keeps everything can say that.
      const whole: RpcEndpoint[] = [];
      for (const other of order) if (other !== endpoint && !(await isPruned(other, cancel))) whole.push(other);
      if (whole.length > 0) return (await pool.askOne(question, readSignatures, whole)).value;
      for (const other of order) {
        if (other === endpoint) continue;
        const again = await pool.askOne(question, readSignatures, [other]);
        if (again.value.length > 0) return again.value;
      }
      historyStartsAtSlot = Math.min(...order.map((other) => keepsFrom.get(other.url) ?? Number.POSITIVE_INFINITY));
      return value;
    },
    async transactions(signatures, cancel = neverCancelled) {
      return readTransactions(signatures, { pool, order: await byHistory(cancel), cancel });
    },
    async tokenAccounts(owner, program, cancel) {
      const question = one('getTokenAccountsByOwner', (connection, web3) =>
        connection.getParsedTokenAccountsByOwner(new web3.PublicKey(owner), { programId: new web3.PublicKey(program) }, COMMITMENT), cancel);
      const { value } = await pool.askOne(question, (answer) => {
        const parsed = tokenAccountsAnswer.safeParse(answer);
        return parsed.success ? parsed.data.value : null;
      });
      return value.flatMap(({ pubkey, account }) => {
        if (typeof account.data === 'string' || Array.isArray(account.data)) return [];
        const { mint, tokenAmount } = account.data.parsed.info;
        return [{ address: pubkey, mint, base: tokenAmount.amount, decimals: tokenAmount.decimals }];
      });
    },
    async accounts(addresses, cancel) {
      const found: (AccountData | null)[] = [];
      for (let from = 0; from < addresses.length; from += ACCOUNTS_AT_ONCE) {
        const some = addresses.slice(from, from + ACCOUNTS_AT_ONCE);
        const question = one('getMultipleAccounts', (connection, web3) => connection.getMultipleAccountsInfo(some.map((address) => new web3.PublicKey(address)), COMMITMENT), cancel);
        const { value } = await pool.askOne(question, (answer) => {
          const parsed = accountsAnswer.safeParse(answer);
          return parsed.success && parsed.data.value.length === some.length ? parsed.data.value : null;
        });
        found.push(...value.map((account) => (account === null ? null : { owner: account.owner, dataBase64: account.data[0] })));
      }
      return found;
    },
    async lamports(address, cancel) {
      const question = one('getBalance', (connection, web3) => connection.getBalance(new web3.PublicKey(address), COMMITMENT), cancel);
      const { value } = await pool.askOne(question, (answer) => {
        const parsed = lamportsAnswer.safeParse(answer);
        return parsed.success ? parsed.data.value : null;
      });
      return BigInt(value);
    },
    async blockTimeMs(slot, cancel) {
      const question = one('getBlockTime', (connection) => connection.getBlockTime(slot), cancel);
      const { endpoint, elements } = await pool.ask(question);
      const element = elements?.[0];
      // "Block not available" is an error of the protocol here and means: not known.
      if (element?.kind !== 'result') return null;
      const parsed = secondsAnswer.safeParse(element.value);
      if (!parsed.success) throw createChainFailure('bad-answer', endpoint.host);
      return parsed.data === null ? null : parsed.data * 1000;
    },
    status() {
      const all = endpoints();
      const current = all.find((endpoint) => endpoint.isHealthy()) ?? all[0];
      const perSecond = current?.perSecond() ?? 0;
      return {
        endpoint: current?.host ?? '',
        calls: [...made.values()].reduce((sum, endpoint) => sum + endpoint.calls(), 0),
        requests: [...made.values()].reduce((sum, endpoint) => sum + endpoint.requests(), 0),
        waitingUntilMs: current?.waitingUntilMs() ?? null,
        transactionsPerSecond: perSecond,
        historyStartsAtSlot,
      };
    },
  };
}
