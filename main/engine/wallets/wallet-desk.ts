import type { ChainId, Wallet } from '../../../shared/domain/wallet';
import { engineError } from '../errors';
import type { Store } from '../ports/store';
import type { Clock, Random } from '../ports/system';
import { refuseSecrets } from '../refuse-secrets';
import type { RewardsSync } from '../rewards/create-rewards-sync';
import { readSharedAgain, sharedWith } from './after-removal';
import { detectChains, parseOn, type AddressCandidate } from './detect-chains';

export interface WalletDesk {
  /** Addresses that are watched on a chain or through an interface; batches of own records are elsewhere. */
  list(): readonly Wallet[];
  /** Chains on which a text can be an address. @throws EngineError SECRET_REFUSED */
  detect(text: string): readonly AddressCandidate[];
  /**
   * @param chain needed where an address is the same on several chains
   * @throws EngineError SECRET_REFUSED (nothing is kept of it), BAD_ADDRESS, ALREADY_THERE, BAD_INPUT with key `chain` and the candidates
   */
  add(text: string, label: string, chain?: ChainId): Wallet;
  /** With its lines; what counted there and is told at a wallet that stays counts there from now on. Its devices' deployments stay and count for whatever wallet pays: the same address comes back under another id. @throws EngineError NOT_FOUND */
  remove(id: string): void;
}

/** Public addresses in, and nothing else: what looks like a key is refused before anything reads, stores or logs it. */
export function createWalletDesk(
  { ledger: store, entries, devices, transaction }: Pick<Store, 'ledger' | 'entries' | 'devices' | 'transaction'>, clock: Clock, random: Random, chains: () => readonly ChainId[],
  readers: RewardsSync['readers'] = () => [],
): WalletDesk {
  function find(text: string, chain: ChainId | undefined): AddressCandidate {
    if (chain !== undefined) {
      const parsed = parseOn(chain, text);
      if (!parsed.ok) throw engineError('BAD_ADDRESS', { why: parsed.why, chain });
      return { chain, address: parsed.address };
    }
    const found = detectChains(text, chains());
    const [first, ...others] = found;
    if (first === undefined) {
      const solana = parseOn('solana', text);
      throw engineError('BAD_ADDRESS', { why: solana.ok ? 'other-chain' : solana.why });
    }
    if (others.length > 0) throw engineError('BAD_INPUT', { key: 'chain', should: `one of ${found.map((one) => one.chain).join(', ')}`, candidates: found.map((one) => one.chain).join(',') });
    return first;
  }

  return {
    list: () => store.wallets().filter((wallet) => wallet.chain !== 'book'),
    detect(text) {
      refuseSecrets(text);
      return detectChains(text, chains());
    },
    add(text, label, given) {
      refuseSecrets(text, label);
      const { chain, address } = find(text, given);
      if (store.wallets().some((w) => w.chain === chain && w.address === address)) throw engineError('ALREADY_THERE', { what: 'wallet' });
      const wallet: Wallet = { id: random.id(), chain, address, label: label.trim(), addedAtMs: clock.now() };
      store.addWallet(wallet);
      return wallet;
    },
    remove(id) {
      const gone = store.wallets().find((w) => w.id === id);
      if (gone === undefined) throw engineError('NOT_FOUND', { what: 'wallet' });
      transaction(() => {
        const shared = sharedWith(gone, { ledger: store });
        store.removeWallet(id);
        readSharedAgain(shared, { ledger: store, entries }, readers());
        for (const deployment of devices.deployments()) if (deployment.walletId === id) devices.saveDeployment({ ...deployment, walletId: null });
      });
    },
  };
}
