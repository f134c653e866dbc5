import { STREAMFLOW_CLAIMS, STREAMFLOW_DISTRIBUTORS } from '../../../../../shared/networks/xnet/programs';
import { XNET } from '../../../../../shared/networks/xnet/tokens';
import { discriminatorOf } from '../decode/discriminator';
import { confirmedSender, decisionOn } from './confirmed-sender';
import { verdict, type Credit, type Rule } from './rule';

interface DistributorClaim {
  readonly program: string;
  readonly instruction: string;
  readonly distributor: string;
}

/** A claim at a Streamflow distributor that paid this very credit: out of the distributor's own account, signed by the distributor. */
function claimOf(credit: Credit): DistributorClaim | null {
  const { movement } = credit;
  const parent = movement?.instruction.parent ?? null;
  if (movement?.kind !== 'transfer' || parent === null || !STREAMFLOW_DISTRIBUTORS.has(parent.programId)) return null;
  const instruction = STREAMFLOW_CLAIMS.get(discriminatorOf(parent) ?? '');
  const [distributor, , from, to] = parent.accounts;
  if (instruction === undefined || distributor === undefined) return null;
  return movement.source === from && movement.destination === to && movement.authority === distributor ? { program: parent.programId, instruction, distributor } : null;
}

/** Rule 7: an epoch of XNET, claimed at a distributor whose token is XNET. Who administers the distributor is not in the transaction, so the person can refuse it. */
export const xnetClaim: Rule = (credit, view) => {
  const claim = credit.mint === XNET.mint ? claimOf(credit) : null;
  if (claim === null) return null;
  const refused = decisionOn(view.context.decisions, 'xnet', XNET.mint, claim.distributor) === 'refused';
  return verdict(refused ? 'unclassified' : 'reward', refused ? 'sender-refused' : 'xnet-claim', { network: 'xnet', facts: { ...claim } });
};

/** Rule 7: the same claim of another token: a payment by a network whose payer was confirmed, else an airdrop that nobody can place. */
export const airdropClaim: Rule = (credit, view) => {
  const claim = claimOf(credit);
  return claim === null ? null : (confirmedSender(credit, view) ?? verdict('unclassified', 'airdrop-claim', { facts: { ...claim } }));
};
