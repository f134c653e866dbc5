import { CIRCUIT_BREAKER, DISCRIMINATORS } from '../../../../../shared/networks/helium/programs';
import { isInstruction } from '../decode/discriminator';
import { distributeOf, type Distribute } from './helium-accounts';
import { verdict, type Rule } from './rule';
import { startedBy } from './started-by';
import type { WalletView } from './wallet-view';

/**
 * Rule 1: a hotspot's reward. The token transfer must stand directly under `transfer_v0` of the circuit breaker, and that directly under a
 * `distribute_*` of the lazy distributor; source and authority must be the escrow and breaker of that token, destination the account that
 * the instruction names. Anything less is somebody's transfer.
 */
export const hotspotReward: Rule = (credit, view) => {
  const { movement } = credit;
  if (movement?.kind !== 'transfer' || !isInstruction(movement.instruction.parent, CIRCUIT_BREAKER, DISCRIMINATORS.transfer_v0)) return null;
  const distribute = distributeOf(movement.instruction.parent.parent);
  if (distribute === null) return null;
  const { path } = distribute;
  const proven =
    credit.mint === path.mint && movement.source === path.escrow && movement.authority === path.breaker && movement.destination === distribute.account;
  return proven ? verdict('reward', distribute.variant, { network: 'helium', sourceDevice: distribute.recipient, facts: distributeFacts(distribute, view) }) : null;
};

/** Named accounts of a claim, for "why is this a reward?". */
export function distributeFacts(distribute: Distribute, view: WalletView): Readonly<Record<string, string>> {
  return {
    program: distribute.instruction.programId,
    hotspot: distribute.recipient,
    distributor: distribute.path.lazyDistributor,
    escrow: distribute.path.escrow,
    authority: distribute.path.breaker,
    paidTo: distribute.owner,
    startedBy: startedBy(distribute.instruction, view),
    feePayer: view.transaction.feePayer,
  };
}
