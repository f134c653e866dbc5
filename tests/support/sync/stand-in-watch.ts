import type { ChainFailure } from '../../../main/engine/ports/chain';
import type { LookContext, NetworkWatch } from '../../../main/engine/ports/watch';
import type { SourceLook } from '../../../shared/domain/source-look';
import type { ChainId, Wallet } from '../../../shared/domain/wallet';
import { chainFailure } from './stand-in-entries';

/** A network's own source outside of the app: it tells what a test puts into it, or fails. */
export interface StandInWatch extends NetworkWatch {
  /** What it tells from now on, of any wallet. */
  says(look: (wallet: Wallet) => Partial<SourceLook>): void;
  fails(code: ChainFailure['chainCode'] | 'crash' | null): void;
  /** Does not answer before it is told to. */
  hold(): { release(): void };
  readonly asked: readonly { readonly walletId: string; readonly context: LookContext }[];
}

const NOTHING: SourceLook = { positions: [], reports: [], notices: [], facts: [], holdings: [], failures: [] };

export function createStandInWatch(id = 'storj', network = 'storj', chain: ChainId = 'storj'): StandInWatch {
  let telling: (wallet: Wallet) => Partial<SourceLook> = () => ({});
  let failing: ChainFailure['chainCode'] | 'crash' | null = null;
  let held: Promise<void> = Promise.resolve();
  const asked: { walletId: string; context: LookContext }[] = [];
  return {
    id, network, asked,
    watches: (wallet) => wallet.chain === chain,
    async look(wallet, context) {
      asked.push({ walletId: wallet.id, context });
      await held;
      if (failing === 'crash') throw new TypeError('a fault of ours');
      if (failing !== null) throw chainFailure(failing);
      return { ...NOTHING, ...telling(wallet) };
    },
    says(look) {
      telling = look;
    },
    fails(code) {
      failing = code;
    },
    hold() {
      let release = (): void => undefined;
      held = new Promise<void>((resolve) => {
        release = resolve;
      });
      return { release: () => release() };
    },
  };
}
