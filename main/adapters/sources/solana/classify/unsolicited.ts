import { verdict, type Rule } from './rule';

/** Less SOL than anybody sends for a reason: 0.0001 SOL. Advertising comes with amounts like this. */
const SOL_DUST = 100_000n;

/** Rule 11: a token nobody knows, in a transaction that the wallet did not sign; or dust. Hidden by default. */
export const unsolicited: Rule = (credit, view) => {
  if (view.address !== null && view.transaction.signers.has(view.address)) return null;
  const facts = { sender: credit.sender ?? '' };
  if (credit.movement?.kind === 'sol') return credit.base < SOL_DUST ? verdict('spam', 'sol-dust', { facts }) : null;
  return view.context.networks.token(credit.mint) === null ? verdict('spam', 'unknown-mint-unsolicited', { facts }) : null;
};
