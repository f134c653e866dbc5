import type { LedgerLine } from '../../../shared/domain/reward';
import type { ChainSource, SignatureInfo } from '../../../main/engine/ports/chain';

/** A chain of one address a wallet that holds what a test puts on it: the outside world, without its network. */
export interface StandInChain extends ChainSource {
  /** Puts a transaction with one line on the chain. `gone`: listed, and no endpoint has it any more. */
  put(line: LedgerLine, state?: 'there' | 'gone'): void;
  /** The endpoints keep nothing before this slot. */
  prunedBefore(slot: number | null): void;
  /** Questions of any kind so far. */
  asked(): number;
}

export function createStandInChain(): StandInChain {
  const lines: { readonly line: LedgerLine; readonly state: 'there' | 'gone' }[] = [];
  let historyStartsAtSlot: number | null = null;
  let asked = 0;
  const listed = (): readonly SignatureInfo[] =>
    lines.map(({ line }) => ({ signature: line.signature, slot: line.slot, failed: false, blockTimeMs: line.atMs })).toSorted((a, b) => b.slot - a.slot);
  const textOf = (signature: string): string | null => {
    const found = lines.find(({ line }) => line.signature === signature);
    return found === undefined || found.state === 'gone' ? null : JSON.stringify(found.line);
  };
  return {
    chain: 'solana',
    decoderVersion: 1,
    put: (line, state = 'there') => void lines.push({ line, state }),
    prunedBefore(slot) {
      historyStartsAtSlot = slot;
    },
    asked: () => asked,
    async accounts() {
      asked += 1;
      return [];
    },
    async signatures(_address, { before, until, limit }) {
      asked += 1;
      const all = listed().filter((info) => historyStartsAtSlot === null || info.slot >= historyStartsAtSlot);
      const from = before === null ? 0 : all.findIndex((info) => info.signature === before) + 1;
      const end = until === null ? all.length : all.findIndex((info) => info.signature === until);
      return all.slice(from, end === -1 ? all.length : end).slice(0, limit);
    },
    async transactions(signatures) {
      asked += 1;
      return signatures.map((signature) => ({ signature, text: textOf(signature) }));
    },
    blockTimeMs: async () => null,
    holdings: async () => [],
    decode(_signature, text, context) {
      const line = JSON.parse(text) as LedgerLine;
      return { state: 'decoded', lines: [{ ...line, walletId: context.walletId }], newAccounts: [] };
    },
    status: () => ({ endpoint: 'stand-in', calls: asked, requests: asked, historyStartsAtSlot, waitingUntilMs: null, transactionsPerSecond: Number.POSITIVE_INFINITY }),
  };
}
