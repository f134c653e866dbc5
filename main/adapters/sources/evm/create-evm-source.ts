import type { Wallet } from '../../../../shared/domain/wallet';
import type { EntrySource } from '../../../engine/ports/entries';
import { decodeEntry, EVM_DECODER_VERSION } from './decode-entry';
import { isEvmChain, type EvmChain } from './endpoints';
import { createEvmPools, type EvmPorts } from './pool';
import { readPages } from './read-pages';
import type { TokenAnswer } from './token-facts';

/** Two years: the tax year that is being filed and the one before. Older lines come with `historyMs: null`, or by import. */
export const DEFAULT_HISTORY_MS = 731 * 86_400_000;

/** Every `eip155:N` as a source of entries: ERC-20 transfers of watched wallets, and the events of contracts that pay without one. */
export function createEvmSource(ports: EvmPorts): EntrySource {
  const pools = createEvmPools(ports);
  const tokens = new Map<EvmChain, Map<string, TokenAnswer>>();
  let historyStartsAtSlot: number | null = null;
  const chainOf = (wallet: Wallet): EvmChain => {
    if (!isEvmChain(wallet.chain)) throw new RangeError(`not an EVM chain: ${wallet.chain}`);
    return wallet.chain;
  };
  return {
    id: 'evm',
    decoderVersion: EVM_DECODER_VERSION,
    reads: (wallet) => isEvmChain(wallet.chain),
    pages(wallet, cursor, context, cancel) {
      const chain = chainOf(wallet);
      const known = tokens.get(chain) ?? new Map<string, TokenAnswer>();
      tokens.set(chain, known);
      const historyMs = ports.historyMs === undefined ? DEFAULT_HISTORY_MS : ports.historyMs;
      return readPages({ pool: pools.of(chain), clock: ports.clock, tokens: known, historyMs, onHistoryStart: (height) => void (historyStartsAtSlot = height) }, wallet, chain, cursor, context, cancel);
    },
    decode: (key, text, wallet, context) => decodeEntry(key, text, wallet, context),
    status: () => ({ ...pools.status(), historyStartsAtSlot }),
  };
}
