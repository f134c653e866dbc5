import { BRIDGE_PROGRAMS, EXCHANGE_PROGRAMS } from '../../../../../shared/chains/solana/programs';
import { GEOD } from '../../../../../shared/networks/geodnet/tokens';
import { DISCRIMINATORS, TREASURY_MANAGEMENT } from '../../../../../shared/networks/helium/programs';
import { RENDER } from '../../../../../shared/networks/render/tokens';
import { STAKING_PROGRAMS } from '../../../../../shared/networks/staking-programs';
import { XNET } from '../../../../../shared/networks/xnet/tokens';
import { callersOf, isInstruction } from '../decode/discriminator';
import { paidFor } from './paid-for';
import { verdict, type Rule } from './rule';

/** Rule 9: IOT or MOBILE given back to the treasury for HNT: a swap at the treasury's price, no income. */
export const treasuryRedemption: Rule = (credit) => {
  const redeem = credit.movement === null ? undefined : callersOf(credit.movement.instruction).find((i) => isInstruction(i, TREASURY_MANAGEMENT, DISCRIMINATORS.redeem_v0));
  return redeem === undefined ? null : verdict('conversion', 'helium-treasury-redemption', { network: 'helium', facts: { program: redeem.programId, treasury: redeem.accounts[3] ?? '' } });
};

/** Tokens that reach Solana by being minted to their owner: RNDR upgraded to RENDER, GEOD and XNET from other chains. None of these networks pays so. */
const MINTED_BY_BRIDGE: ReadonlySet<string> = new Set([RENDER.mint, GEOD.mint, XNET.mint]);

/** Rule 9: own money that comes over from another chain. */
export const bridged: Rule = (credit, view) => {
  if (credit.movement?.kind === 'mint' && MINTED_BY_BRIDGE.has(credit.mint)) {
    return verdict('conversion', 'bridge-mint', { network: view.context.networks.token(credit.mint)?.network ?? null, facts: { mintAuthority: credit.movement.authority ?? '' } });
  }
  const bridge = view.transaction.instructions.find((instruction) => BRIDGE_PROGRAMS.has(instruction.programId));
  return bridge === undefined ? null : verdict('conversion', 'bridge', { facts: { program: bridge.programId, bridge: BRIDGE_PROGRAMS.get(bridge.programId) ?? '' } });
};

/** Rule 9: staked tokens that come back. */
export const unstaked: Rule = (credit) => {
  const staking = credit.movement === null ? undefined : callersOf(credit.movement.instruction).find((i) => STAKING_PROGRAMS.has(i.programId));
  return staking === undefined ? null : verdict('conversion', 'unstaked', { network: STAKING_PROGRAMS.get(staking.programId) ?? null, facts: { program: staking.programId } });
};

/** Own money moved between accounts or wallets that are both watched. */
export const ownTransfer: Rule = (credit, view) => {
  const source = credit.movement?.source ?? null;
  const own = credit.sender !== null && (credit.sender === view.address || view.otherWatched.has(credit.sender));
  return own || (source !== null && (view.accounts.has(source) || view.otherWatched.has(source))) ? verdict('conversion', 'own-transfer', { facts: { from: credit.sender ?? source ?? '' } }) : null;
};

/** Rule 10: something was paid for it in the same transaction, or it came out of an exchange's program. */
export const swap: Rule = (credit, view) => {
  const paid = paidFor(credit.mint, view);
  if (paid !== null) return verdict('conversion', 'swap', { facts: { paidMint: paid.mint, paidBase: paid.base.toString() } });
  const signed = view.address !== null && view.transaction.signers.has(view.address);
  const candidates = signed ? view.transaction.instructions : credit.movement === null ? [] : callersOf(credit.movement.instruction);
  const exchange = candidates.find((instruction) => EXCHANGE_PROGRAMS.has(instruction.programId));
  return exchange === undefined ? null : verdict('conversion', 'swap', { facts: { program: exchange.programId, exchange: EXCHANGE_PROGRAMS.get(exchange.programId) ?? '' } });
};
