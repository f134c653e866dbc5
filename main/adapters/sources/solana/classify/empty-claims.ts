import { HNT } from '../../../../../shared/networks/helium/tokens';
import { CIRCUIT_BREAKER, DISCRIMINATORS, SUB_DAOS } from '../../../../../shared/networks/helium/programs';
import { callersOf, isInstruction, rootOf } from '../decode/discriminator';
import type { Instruction } from '../decode/transaction';
import { distributeFacts } from './hotspot-reward';
import { distributesOf } from './helium-accounts';
import { verdict, type Verdict } from './rule';
import { stakingClaimOf } from './vehnt-staking';
import type { WalletView } from './wallet-view';

export interface EmptyClaim {
  readonly path: string;
  readonly account: string;
  readonly mint: string;
  readonly verdict: Verdict;
}

/** Claims that paid this wallet nothing: kept for "last claim". A burnt veHNT share (too few votes) is one of them; what was burned stands in its evidence. */
export function emptyClaims(view: WalletView): readonly EmptyClaim[] {
  const claims: EmptyClaim[] = [];
  for (const distribute of distributesOf(view.transaction)) {
    if (!view.accounts.has(distribute.account) || paidUnder(distribute.instruction, distribute.account, view)) continue;
    claims.push({
      path: distribute.instruction.path,
      account: distribute.account,
      mint: distribute.path.mint,
      verdict: verdict('zero-claim', 'helium-claim-paid-nothing', { network: 'helium', sourceDevice: distribute.recipient, facts: distributeFacts(distribute, view) }),
    });
  }
  for (const instruction of view.transaction.instructions) {
    const claim = stakingClaimOf(instruction);
    if (claim === null || (claim.owner !== view.address && !view.accounts.has(claim.account)) || paidUnder(instruction, claim.account, view)) continue;
    const burned = burnedUnder(instruction, claim.pool, view);
    claims.push({
      path: instruction.path,
      account: claim.account,
      mint: claim.mint,
      verdict: verdict('zero-claim', burned === null ? 'helium-claim-paid-nothing' : 'helium-vehnt-burned', {
        network: 'helium',
        facts: { program: SUB_DAOS, position: claim.position, pool: claim.pool, ...(burned === null ? {} : { burnedBase: burned.toString() }) },
      }),
    });
  }
  return claims;
}

const isUnder = (instruction: Instruction, caller: Instruction): boolean => callersOf(instruction).includes(caller);

/** The balance rose and no instruction tells how (inner instructions absent): then no claim into that account is called empty. */
function roseUnexplained(account: string, view: WalletView): boolean {
  const balance = view.balanceOf.get(account);
  return balance !== undefined && balance.post > balance.pre && !view.movements.some((movement) => movement.destination === account);
}

/** Where callers are not told (no stack heights), a payment from the same top-level instruction may be this claim's: then it is not called empty. */
const paidUnder = (caller: Instruction, account: string, view: WalletView): boolean =>
  roseUnexplained(account, view) ||
  view.movements.some(
    (movement) =>
      movement.base > 0n &&
      movement.destination === account &&
      (isUnder(movement.instruction, caller) || (!movement.instruction.callersTold && rootOf(movement.instruction) === rootOf(caller))),
  );

function burnedUnder(caller: Instruction, pool: string, view: WalletView): bigint | null {
  const burn = view.movements.find(
    (movement) =>
      movement.kind === 'burn' && movement.source === pool && movement.mint === HNT.mint && isInstruction(movement.instruction.parent, CIRCUIT_BREAKER, DISCRIMINATORS.burn_v0) && isUnder(movement.instruction, caller),
  );
  return burn?.base ?? null;
}
