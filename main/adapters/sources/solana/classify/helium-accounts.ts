import { REWARD_PATHS, type RewardPath } from '../../../../../shared/networks/helium/addresses';
import { DISCRIMINATORS, LAZY_DISTRIBUTOR } from '../../../../../shared/networks/helium/programs';
import { discriminatorOf } from '../decode/discriminator';
import type { Instruction, SolanaTransaction } from '../decode/transaction';

/** A `distribute_*` of the lazy distributor with the accounts that its program lists (facts page 1.5). */
export interface Distribute {
  readonly instruction: Instruction;
  readonly variant: 'helium-distribute' | 'helium-distribute-compression' | 'helium-distribute-custom-destination';
  readonly path: RewardPath;
  /** The hotspot's recipient address: one for each hotspot and token. */
  readonly recipient: string;
  /** Who gets the reward: the hotspot's owner, or the destination that was set for it. */
  readonly owner: string;
  readonly account: string;
}

const VARIANTS: ReadonlyMap<string, Distribute['variant']> = new Map([
  [DISCRIMINATORS.distribute_rewards_v0, 'helium-distribute'],
  [DISCRIMINATORS.distribute_compression_rewards_v0, 'helium-distribute-compression'],
  [DISCRIMINATORS.distribute_custom_destination_v0, 'helium-distribute-custom-destination'],
]);

/** null unless program, instruction and all four fixed accounts (distributor, mint, escrow, breaker) are the known ones. */
export function distributeOf(instruction: Instruction | null): Distribute | null {
  if (instruction === null || instruction.programId !== LAZY_DISTRIBUTOR) return null;
  const variant = VARIANTS.get(discriminatorOf(instruction) ?? '');
  const [, distributor, recipient, mint, escrow, breaker, owner, account] = instruction.accounts;
  if (variant === undefined || recipient === undefined || owner === undefined || account === undefined) return null;
  const path = REWARD_PATHS.find((p) => p.lazyDistributor === distributor && p.mint === mint && p.escrow === escrow && p.breaker === breaker);
  return path === undefined ? null : { instruction, variant, path, recipient, owner, account };
}

export const distributesOf = (transaction: SolanaTransaction): readonly Distribute[] => transaction.instructions.map(distributeOf).filter((d) => d !== null);

/** Token accounts that claims of this transaction pay into, with their owners: the program takes only the owner's associated account. */
export const claimDestinations = (transaction: SolanaTransaction): readonly { readonly account: string; readonly owner: string; readonly mint: string }[] =>
  distributesOf(transaction).map(({ account, owner, path }) => ({ account, owner, mint: path.mint }));
