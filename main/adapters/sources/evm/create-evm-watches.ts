import type { LookFailure, SourceLook } from '../../../../shared/domain/source-look';
import type { NetworkBook } from '../../../../shared/networks/network-book';
import { LIVEPEER_CHAIN } from '../../../../shared/networks/livepeer/contracts';
import { partsOfTokenId } from '../../../../shared/networks/token-id';
import type { NetworkFacts } from '../../../../shared/networks/types';
import type { NetworkWatch } from '../../../engine/ports/watch';
import { readBalances } from './balances';
import { isChainFailure } from './chain-failure';
import { isEvmChain } from './endpoints';
import { lookAtLivepeer } from './livepeer-look';
import { createEvmPools, type EvmPools, type EvmPorts } from './pool';
import type { TokenAnswer } from './token-facts';

function createWatch(pools: EvmPools, network: NetworkFacts, ports: EvmPorts): NetworkWatch {
  const tokensOn = (chain: string): NetworkFacts['tokens'] => network.tokens.filter((token) => partsOfTokenId(token.mint).chain === chain);
  const known = new Map<string, Map<string, TokenAnswer>>();
  return {
    id: `evm-${network.id}`,
    network: network.id,
    source: 'evm',
    watches: (wallet) => isEvmChain(wallet.chain) && tokensOn(wallet.chain).length > 0,
    async look(wallet, _context, cancel) {
      const { chain } = wallet;
      const empty: SourceLook = { positions: [], reports: [], notices: [], facts: [], holdings: [], failures: [] };
      if (!isEvmChain(chain)) return empty;
      const answers = known.get(chain) ?? new Map<string, TokenAnswer>();
      known.set(chain, answers);
      const pool = pools.of(chain);
      pool.newPass();
      const nowMs = ports.clock.now();
      // Without the balances nothing could be asked at all, and that is thrown.
      const holdings = await pool.with((session) => readBalances(session, wallet, tokensOn(chain), answers, nowMs, cancel), cancel);
      if (network.id !== 'livepeer' || chain !== LIVEPEER_CHAIN) return { ...empty, holdings };
      const failures: LookFailure[] = [];
      try {
        return { ...empty, holdings, ...(await pool.with((session) => lookAtLivepeer(session, wallet, nowMs, cancel), cancel)) };
      } catch (error) {
        if (!isChainFailure(error)) throw error;
        failures.push({ code: error.chainCode, detail: error.host });
      }
      return { ...empty, holdings, failures };
    },
  };
}

/** One watch for each network of the book that pays in a token of an EVM chain: balances, and of Livepeer its stake and what is not claimed yet. */
export function createEvmWatches(ports: EvmPorts, networks: NetworkBook): readonly NetworkWatch[] {
  const pools = createEvmPools(ports);
  return networks.all.filter((network) => network.tokens.some((token) => partsOfTokenId(token.mint).chain.startsWith('eip155:'))).map((network) => createWatch(pools, network, ports));
}
