import { parseSolanaAddress } from '../../../shared/chains/solana/address';
import type { Wallet } from '../../../shared/domain/wallet';
import { engineError } from '../errors';
import type { Store } from '../ports/store';
import type { Clock, Random } from '../ports/system';
import { refuseSecrets } from '../refuse-secrets';

export interface WalletDesk {
  list(): readonly Wallet[];
  /** @throws EngineError SECRET_REFUSED (nothing is kept of it), BAD_ADDRESS, ALREADY_THERE */
  add(text: string, label: string): Wallet;
  /** With its lines. Its devices' deployments stay and count for whatever wallet pays: the same address comes back under another id. @throws EngineError NOT_FOUND */
  remove(id: string): void;
}

/** Public addresses in, and nothing else: what looks like a key is refused before anything reads, stores or logs it. */
export function createWalletDesk({ ledger: store, devices, transaction }: Pick<Store, 'ledger' | 'devices' | 'transaction'>, clock: Clock, random: Random): WalletDesk {
  return {
    list: () => store.wallets(),
    add(text, label) {
      refuseSecrets(text, label);
      const parsed = parseSolanaAddress(text);
      if (!parsed.ok) throw engineError('BAD_ADDRESS', { why: parsed.why });
      if (store.wallets().some((w) => w.address === parsed.address)) throw engineError('ALREADY_THERE', { what: 'wallet' });
      const wallet: Wallet = { id: random.id(), chain: 'solana', address: parsed.address, label: label.trim(), addedAtMs: clock.now() };
      store.addWallet(wallet);
      return wallet;
    },
    remove(id) {
      if (!store.wallets().some((w) => w.id === id)) throw engineError('NOT_FOUND', { what: 'wallet' });
      transaction(() => {
        store.removeWallet(id);
        for (const deployment of devices.deployments()) if (deployment.walletId === id) devices.saveDeployment({ ...deployment, walletId: null });
      });
    },
  };
}
