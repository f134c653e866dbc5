import type { EntrySource } from '../../../engine/ports/entries';
import { createAsker, type AskPorts } from './ask';
import { createThetaClient, THETA_EXPLORER } from './client';
import { decodeThetaEntry, THETA_DECODER_VERSION } from './decode-entry';
import { readThetaPages } from './read-pages';

export interface ThetaPorts extends Omit<AskPorts, 'bases'> {
  /** Addresses of explorers, first choice first; the project's own by default. */
  readonly bases?: () => readonly string[];
}

/** Theta's own chain through its explorer: native TFUEL, which leaves no event that a node could be asked for. */
export function createThetaSource(ports: ThetaPorts): EntrySource {
  const asker = createAsker({ ...ports, bases: ports.bases ?? (() => [THETA_EXPLORER]) }, 'chain');
  const client = createThetaClient(asker, ports.clock);
  return {
    id: 'theta',
    decoderVersion: THETA_DECODER_VERSION,
    reads: (wallet) => wallet.chain === 'theta',
    pages: (wallet, cursor, _context, cancel) => readThetaPages(client, ports.clock, wallet, cursor, cancel),
    decode: (key, text, wallet, context) => decodeThetaEntry(key, text, wallet, context),
    status() {
      const { endpoint, requests, waitingUntilMs } = asker.status();
      return { endpoint, calls: requests, requests, historyStartsAtSlot: null, waitingUntilMs, transactionsPerSecond: 0 };
    },
  };
}
