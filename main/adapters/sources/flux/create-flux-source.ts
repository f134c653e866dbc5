import type { EntrySource } from '../../../engine/ports/entries';
import { createAsker, type AskPorts } from './ask';
import { createFluxClient, FLUX_API } from './client';
import { decodeFluxEntry, FLUX_DECODER_VERSION } from './decode-entry';
import { readFluxPages } from './read-pages';

export interface FluxPorts extends Omit<AskPorts, 'bases'> {
  /** Addresses of FluxOS, first choice first; the public one by default. A node of one's own answers the same. */
  readonly bases?: () => readonly string[];
}

export const fluxAsker = (ports: FluxPorts): ReturnType<typeof createAsker> => createAsker({ ...ports, bases: ports.bases ?? (() => [FLUX_API]) }, 'chain');

/** Flux' main chain through FluxOS: what each block paid to an address, and what came and went. */
export function createFluxSource(ports: FluxPorts): EntrySource {
  const asker = fluxAsker(ports);
  const client = createFluxClient(asker, ports.clock);
  return {
    id: 'flux',
    decoderVersion: FLUX_DECODER_VERSION,
    reads: (wallet) => wallet.chain === 'flux',
    pages: (wallet, cursor, _context, cancel) => readFluxPages(client, wallet, cursor, cancel),
    decode: (key, text, wallet, context) => decodeFluxEntry(key, text, wallet, context),
    status() {
      const { endpoint, requests, waitingUntilMs } = asker.status();
      return { endpoint, calls: requests, requests, historyStartsAtSlot: null, waitingUntilMs, transactionsPerSecond: 0 };
    },
  };
}
