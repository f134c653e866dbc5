import { TUKTUK } from '../../../../../shared/networks/helium/programs';
import { rootOf } from '../decode/discriminator';
import type { Instruction } from '../decode/transaction';
import type { WalletView } from './wallet-view';

/** Who set off a payment: Helium's task runner, the wallet itself, or anybody else (every one may claim for a hotspot's owner). */
export function startedBy(instruction: Instruction, view: WalletView): 'automation' | 'self' | 'other' {
  if (rootOf(instruction).programId === TUKTUK) return 'automation';
  return view.address !== null && view.transaction.signers.has(view.address) ? 'self' : 'other';
}
