import type { z } from 'zod';
import type { ChainFailure } from '../../../engine/ports/chain';
import type { Clock, Logger } from '../../../engine/ports/system';
import type { NetworkWatch } from '../../../engine/ports/watch';
import type { LookFailure, SourceLook, SourceNotice } from '../../../../shared/domain/source-look';
import type { Wallet } from '../../../../shared/domain/wallet';
import { epochToMs } from '../../../../shared/chains/filecoin/epochs';
import { FIL, FIL_DECIMALS } from '../../../../shared/networks/filecoin/tokens';
import { neverCancelled, type Cancel } from '../../../../shared/units/cancel';
import { balanceAnswer, deadlinesAnswer, idAnswer, minerInfoAnswer, minerStateAnswer, objectAnswer, powerAnswer, rewardStateAnswer, sectorCountAnswer, tipsetAnswer, type MinerState, type Tipset } from './answers';
import { toComparison, toReports } from './day-reports';
import { createChainFailure, isChainFailure } from './failures';
import { toMinerFindings } from './miner-look';
import { FileChangedError } from './portal-file';
import type { RecentDays, RecentDaysReader } from './recent-days';
import type { FilecoinRpc, GatewayMethod, RpcAnswer } from './rpc-client';
import { parseVestingTable } from './vesting-table';
import type { WinScanner } from './win-scanner';

export interface WatchPorts {
  readonly rpc: FilecoinRpc;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly recent: RecentDaysReader;
  readonly scanner: WinScanner;
}

/** The reward actor, whose state holds the reward of an epoch. */
const REWARD_ACTOR = 'f02';
/** A head this far ahead of our clock is none. */
const AHEAD_MS = 10 * 60_000;

/** What the questions of one look came to. */
interface Questions {
  readonly failures: LookFailure[];
  readonly refused: Set<GatewayMethod>;
  lastFailure: ChainFailure | null;
  answered: number;
  ask<T>(method: GatewayMethod, params: readonly unknown[], schema: z.ZodType<T>): Promise<T | null>;
}

function createQuestions(rpc: FilecoinRpc, cancel: Cancel): Questions {
  const fail = (code: string, detail: string): void => {
    if (!questions.failures.some((known) => known.code === code && known.detail === detail)) questions.failures.push({ code, detail });
  };
  const questions: Questions = {
    failures: [], refused: new Set(), lastFailure: null, answered: 0,
    async ask<T>(method: GatewayMethod, params: readonly unknown[], schema: z.ZodType<T>): Promise<T | null> {
      let answer: RpcAnswer<T>;
      try {
        answer = await rpc.ask(method, params, schema, cancel);
      } catch (error) {
        if (!isChainFailure(error)) throw error;
        questions.lastFailure = error;
        fail(error.chainCode, error.host);
        return null;
      }
      questions.answered += 1;
      if (!answer.refused) return answer.value;
      questions.refused.add(method);
      // What is not offered, and what is not there, is said in a notice; the rest is a failure.
      if (answer.why !== 'not-offered' && answer.why !== 'no-such-actor') fail('endpoint-failed', answer.host);
      return null;
    },
  };
  return questions;
}

/** What a node and the Data Portal say of a watched Filecoin address. See README.md. */
export function createFilecoinWatch(ports: WatchPorts): NetworkWatch {
  const { rpc, clock, recent, scanner } = ports;

  /** The vesting table behind the state; null where it is not offered, not needed or not readable. */
  async function vestingTail(state: MinerState | null, questions: Questions): Promise<ReturnType<typeof parseVestingTable>> {
    const told = state?.State.VestingFunds;
    if (told === undefined) return null;
    if (told === null) return [];
    const object = await questions.ask('ChainReadObj', ['Head' in told ? told.Tail : told], objectAnswer);
    if (object === null) return null;
    const table = parseVestingTable(object);
    if (table === null) questions.failures.push({ code: 'bad-answer', detail: rpc.status().host });
    return table;
  }

  async function recentDays(provider: string, failures: LookFailure[], cancel: Cancel): Promise<RecentDays | null> {
    try {
      return await recent.read(provider, cancel);
    } catch (error) {
      if (isChainFailure(error)) failures.push({ code: error.chainCode, detail: error.host });
      else if (error instanceof FileChangedError) failures.push({ code: 'bad-answer', detail: 'changed-while-read' });
      else throw error;
      return null;
    }
  }

  async function lookAtAccount(wallet: Wallet, head: Tipset, questions: Questions): Promise<SourceLook['holdings']> {
    const base = await questions.ask('WalletBalance', [wallet.address], balanceAnswer);
    return base === null ? [] : [{ walletId: wallet.id, mint: FIL.mint, symbol: FIL.symbol, base: base.toString(), decimals: FIL_DECIMALS, asOfMs: epochToMs(head.Height) }];
  }

  return {
    id: 'filecoin',
    network: 'filecoin',
    watches: (wallet) => wallet.chain === 'filecoin',
    async look(wallet, _context, cancel = neverCancelled) {
      const questions = createQuestions(rpc, cancel);
      const { failures } = questions;
      const head = await questions.ask('ChainHead', [], tipsetAnswer);
      if (head !== null && epochToMs(head.Height) > clock.now() + AHEAD_MS) throw createChainFailure('bad-answer', rpc.status().host, 'head-in-the-future');
      // A miner may also be watched under the hash of its creation.
      const id = wallet.address.startsWith('f0') ? wallet.address : wallet.address.startsWith('f2') && head !== null ? await questions.ask('StateLookupID', [wallet.address, null], idAnswer) : null;
      const days = id === null ? null : await recentDays(id, failures, cancel);
      const portal = days === null ? { reports: [], facts: [] } : { reports: toReports(wallet, days), facts: toComparison(wallet, days) };
      if (head === null) {
        if (questions.answered === 0 && days === null) throw questions.lastFailure ?? createChainFailure('no-endpoint', '');
        return { positions: [], ...portal, notices: [], holdings: [], failures };
      }
      // All of the state at one tipset, so that the figures belong together.
      const at = head.Cids;
      const info = id === null ? null : await questions.ask('StateMinerInfo', [id, at], minerInfoAnswer);
      const notices: SourceNotice[] = [];
      const say = (code: string, context: Readonly<Record<string, string>> = {}): void => {
        notices.push({ walletId: wallet.id, network: 'filecoin', device: wallet.address, code, context, level: 'info', sinceMs: null });
      };
      const isOther = id === null || (info === null && questions.refused.has('StateMinerInfo') && !(await rpc.notOffered(cancel)).includes('StateMinerInfo'));
      if (isOther) {
        if (id !== null) say('filecoin-not-a-provider');
        return { positions: [], ...portal, notices, holdings: await lookAtAccount(wallet, head, questions), failures };
      }
      const [state, power, sectors, deadlines, reward] = await Promise.all([
        questions.ask('StateReadState', [id, at], minerStateAnswer),
        questions.ask('StateMinerPower', [id, at], powerAnswer),
        questions.ask('StateMinerSectorCount', [id, at], sectorCountAnswer),
        questions.ask('StateMinerDeadlines', [id, at], deadlinesAnswer),
        questions.ask('StateReadState', [REWARD_ACTOR, at], rewardStateAnswer),
      ]);
      const tail = await vestingTail(state, questions);
      const stopped = await scanner.advance(head, cancel);
      if (stopped !== null && !failures.some((known) => known.code === stopped.code && known.detail === stopped.detail)) failures.push(stopped);
      const missing = await rpc.notOffered(cancel);
      if (missing.length > 0) say('filecoin-not-offered', { methods: missing.join(', '), host: rpc.status().host });
      const found = toMinerFindings(wallet, {
        height: head.Height, info, state, power, sectors, deadlines, epochReward: reward?.State.ThisEpochReward ?? null, vestingTail: tail, winsToday: scanner.today(id),
      }, clock.now());
      return {
        positions: found.positions, reports: [...portal.reports, ...found.reports], notices: [...found.notices, ...notices], facts: [...found.facts, ...portal.facts], holdings: [], failures,
      };
    },
  };
}
