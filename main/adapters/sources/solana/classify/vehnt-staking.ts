import { DAO, DELEGATOR_BREAKER, DELEGATOR_POOL, LEGACY_SUB_DAO_MINTS } from '../../../../../shared/networks/helium/addresses';
import { CIRCUIT_BREAKER, DISCRIMINATORS, SUB_DAOS } from '../../../../../shared/networks/helium/programs';
import { HNT } from '../../../../../shared/networks/helium/tokens';
import { isInstruction } from '../decode/discriminator';
import type { Instruction } from '../decode/transaction';
import { verdict, type Rule } from './rule';
import { startedBy } from './started-by';

/** A claim of a veHNT delegator with the accounts that its program lists (both versions have the same first thirteen). */
export interface StakingClaim {
  readonly instruction: Instruction;
  readonly position: string;
  readonly owner: string;
  readonly account: string;
  readonly mint: string;
  readonly pool: string;
  readonly breaker: string;
}

/** null unless the program, the instruction and the DAO or sub-DAO it claims from are known. */
export function stakingClaimOf(instruction: Instruction | null): StakingClaim | null {
  const v1 = isInstruction(instruction, SUB_DAOS, DISCRIMINATORS.claim_rewards_v1);
  if (instruction === null || !(v1 || isInstruction(instruction, SUB_DAOS, DISCRIMINATORS.claim_rewards_v0))) return null;
  const [position, , , owner, , dao, subDao, , mint, , pool, account, breaker] = instruction.accounts;
  if (position === undefined || owner === undefined || mint === undefined || pool === undefined || account === undefined || breaker === undefined) return null;
  const known = v1
    ? dao === DAO && mint === HNT.mint && pool === DELEGATOR_POOL && breaker === DELEGATOR_BREAKER
    : subDao !== undefined && LEGACY_SUB_DAO_MINTS.get(subDao) === mint;
  return known ? { instruction, position, owner, account, mint, pool, breaker } : null;
}

/** Rule 2: what veHNT delegation paid. Staking income, kept apart from hardware. */
export const vehntStaking: Rule = (credit, view) => {
  const { movement } = credit;
  if (movement?.kind !== 'transfer' || !isInstruction(movement.instruction.parent, CIRCUIT_BREAKER, DISCRIMINATORS.transfer_v0)) return null;
  const claim = stakingClaimOf(movement.instruction.parent.parent);
  if (claim === null) return null;
  const proven = credit.mint === claim.mint && movement.source === claim.pool && movement.authority === claim.breaker && movement.destination === claim.account;
  return proven
    ? verdict('staking', 'helium-vehnt', {
        network: 'helium',
        facts: { program: SUB_DAOS, position: claim.position, pool: claim.pool, authority: claim.breaker, startedBy: startedBy(claim.instruction, view) },
      })
    : null;
};
