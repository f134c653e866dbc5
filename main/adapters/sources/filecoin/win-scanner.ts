import type { Clock } from '../../../engine/ports/system';
import { epochToMs, msToEpoch, utcDayOf } from '../../../../shared/chains/filecoin/epochs';
import { throwIfCancelled, type Cancel } from '../../../../shared/units/cancel';
import { MS_PER_DAY } from '../../../../shared/units/duration';
import { tipsetAnswer, type Tipset } from './answers';
import { isChainFailure } from './failures';
import type { FilecoinRpc } from './rpc-client';

/** Wins of one provider today, as far as the tipsets of today were looked through. */
export interface WinsToday {
  readonly wins: number;
  /** Epochs looked through, and epochs of today until the newest that is settled. */
  readonly covered: number;
  readonly epochs: number;
  /** UTC ms of the start and end of today as far as it is settled. */
  readonly fromMs: number;
  readonly toMs: number;
}

export interface WinScanner {
  /**
   * Looks through some more tipsets of the UTC day of the head, newest first. One walk serves all providers.
   * @returns the failure that stopped it, as code and host; null: it did its share
   */
  advance(head: Tipset, cancel: Cancel): Promise<{ readonly code: string; readonly detail: string } | null>;
  today(provider: string): WinsToday | null;
}

export interface WinScannerPorts {
  readonly rpc: FilecoinRpc;
  readonly clock: Clock;
  /** Questions of one look. An hour has 120 epochs. */
  readonly perLook?: number;
}

const PER_LOOK = 240;
const AT_ONCE = 4;
/** The last epochs may still be replaced. */
const UNSETTLED = 10;

export function createWinScanner({ rpc, perLook = PER_LOOK }: WinScannerPorts): WinScanner {
  let first = 0;
  let last = -1;
  let winsOf = new Map<number, ReadonlyMap<string, number>>();

  /** Wins by provider of one epoch; an epoch without blocks has none. null: refused. */
  async function read(height: number, head: Tipset, cancel: Cancel): Promise<ReadonlyMap<string, number> | null> {
    const answer = await rpc.ask('ChainGetTipSetByHeight', [height, head.Cids], tipsetAnswer, cancel);
    if (answer.refused || answer.value.Height > height) return null;
    if (answer.value.Height < height) return new Map();
    const wins = new Map<string, number>();
    for (const block of answer.value.Blocks) wins.set(block.Miner, (wins.get(block.Miner) ?? 0) + (block.ElectionProof?.WinCount ?? 0));
    return wins;
  }

  return {
    async advance(head, cancel) {
      const day = utcDayOf(epochToMs(head.Height));
      const start = msToEpoch(day * MS_PER_DAY);
      if (start !== first) {
        first = start;
        winsOf = new Map();
      }
      last = head.Height - UNSETTLED;
      const missing: number[] = [];
      for (let height = last; height >= first && missing.length < perLook; height -= 1) if (!winsOf.has(height)) missing.push(height);
      for (let at = 0; at < missing.length; at += AT_ONCE) {
        throwIfCancelled(cancel);
        const some = missing.slice(at, at + AT_ONCE);
        const found = await Promise.all(some.map((height) => read(height, head, cancel).catch((error: unknown) => {
          if (isChainFailure(error)) return error;
          throw error;
        })));
        for (const [i, wins] of found.entries()) {
          if (wins === null) return { code: 'endpoint-failed', detail: rpc.status().host };
          if (isChainFailure(wins)) return { code: wins.chainCode, detail: wins.host };
          winsOf.set(some[i] ?? -1, wins);
        }
      }
      return null;
    },
    today(provider) {
      if (last < first) return null;
      let wins = 0;
      let covered = 0;
      for (const [height, found] of winsOf) {
        if (height > last) continue;
        covered += 1;
        wins += found.get(provider) ?? 0;
      }
      return { wins, covered, epochs: last - first + 1, fromMs: epochToMs(first), toMs: epochToMs(last + 1) };
    },
  };
}
