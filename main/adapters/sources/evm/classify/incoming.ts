import { sameAddress, ZERO_ADDRESS } from '../../../../../shared/chains/evm/address';
import { GOLEM_PAYMENT_CONTRACTS } from '../../../../../shared/networks/golem/contracts';
import { LIVEPEER_CHAIN, MINTER } from '../../../../../shared/networks/livepeer/contracts';
import { LPT } from '../../../../../shared/networks/livepeer/tokens';
import { partsOfTokenId } from '../../../../../shared/networks/token-id';
import { decisionsOn } from './decisions';
import { verdict, type Verdict } from './verdict';
import type { EvmView, Move } from './view';

/** Letters and digits of a name as the eye reads them. */
const plain = (name: string): string => name.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/**
 * A token that the book does not know. One that calls itself like a token of the book is bait (address poisoning), except where a network pays on this
 * chain and no source told under which address (STORJ on zkSync Era): hiding the first real payout would be worse than showing a lie as unclassified.
 */
export function unknownToken(move: Move, view: EvmView): Verdict {
  const facts = { token: move.token, ...(move.claims === null ? {} : { callsItself: move.claims }) };
  const name = move.claims === null ? '' : plain(move.claims);
  const twins = view.context.networks.all.filter((network) => network.tokens.some((token) => plain(token.symbol) === name));
  if (name === '' || twins.length === 0) return verdict('spam', 'evm-unknown-token', null, facts);
  const payer = twins.find((network) => network.chains.includes(view.chain) && !network.tokens.some((token) => partsOfTokenId(token.mint).chain === view.chain));
  if (move.direction === 'in' && move.decimals !== null && payer !== undefined) return verdict('unclassified', 'evm-namesake', payer.id, { ...facts, sender: move.from });
  return verdict('spam', 'evm-look-alike-token', null, { ...facts, looksLike: name });
}

/** Golem's payment contract forwards GLM, or the transaction calls it to move GLM from the requestor. */
function throughGolem(move: Move, view: EvmView): string | null {
  const contracts = GOLEM_PAYMENT_CONTRACTS[view.chain] ?? [];
  if (move.facts?.network !== 'golem' || view.context.networks.byId('golem') === null) return null;
  const called = view.entry.tx?.to ?? null;
  return contracts.find((contract) => sameAddress(contract, move.from) || (called !== null && sameAddress(contract, called))) ?? null;
}

/** Something known left the wallet in the same transaction, in another token: it was bought. Events of unknown contracts prove nothing here. */
const gaveFor = (move: Move, view: EvmView): Move | undefined => view.moves.find((other) => other.direction === 'out' && other.facts !== null && other.value > 0n && other.mint !== move.mint);

/** What came in. The first that knows decides; nothing is a reward without a proof or the person's word. */
export function incoming(move: Move, view: EvmView): Verdict {
  const { context, chain } = view;
  const facts = { sender: move.from, token: move.token };
  if (move.value === 0n) return verdict('spam', 'evm-zero-transfer', null, facts);
  const said = decisionsOn(context.decisions, move.mint, move.from);
  const confirmed = said.find((one) => one.decision === 'confirmed' && context.networks.byId(one.network) !== null);
  // The person's word names the token by its address, so it holds also for one that no source knows.
  if (move.facts === null) return confirmed === undefined || view.isOwn(move.from) ? unknownToken(move, view) : verdict('reward', 'sender-confirmed', confirmed.network, facts);
  if (view.isOwn(move.from)) return verdict('conversion', 'own-transfer', move.facts.network, facts);
  const issuer = move.facts.network;
  if (sameAddress(move.from, ZERO_ADDRESS)) return verdict('unclassified', 'evm-minted', null, { token: move.token });
  if (chain === LIVEPEER_CHAIN && move.mint === LPT.mint && sameAddress(move.from, MINTER)) return verdict('conversion', 'livepeer-stake-returned', 'livepeer', facts);
  const gave = gaveFor(move, view);
  if (gave !== undefined) return verdict('conversion', 'swap', issuer, { ...facts, gave: gave.mint });

  const paying = context.networks.all.filter((network) => network.tokens.some((token) => token.mint === move.mint));
  const refused = said.find((one) => one.decision === 'refused');
  if (confirmed !== undefined) return verdict('reward', 'sender-confirmed', confirmed.network, facts);
  if (refused !== undefined) return verdict('unclassified', 'sender-refused', refused.network, facts);
  const contract = throughGolem(move, view);
  if (contract !== null) return verdict('reward', 'golem-payment-contract', 'golem', { ...facts, contract });
  // The person's word for the whole wallet: its own address stands as the sender.
  const whole = decisionsOn(context.decisions, move.mint, view.wallet).find((one) => one.decision === 'confirmed' && context.networks.byId(one.network) !== null);
  if (whole !== undefined) return verdict('reward', 'evm-wallet-confirmed', whole.network, facts);
  const network = paying.find((one) => one.recognition !== 'program');
  return network === undefined ? verdict('unclassified', 'incoming-transfer', null, { ...facts, ...(issuer === null ? {} : { issuer }) }) : verdict('unclassified', 'sender-unconfirmed', network.id, facts);
}

/** What left, also to where it stays one's own: what comes in is told apart from it by its kind. A transfer of nothing and a token that nobody knows may be written by anybody in the wallet's name. */
export function outgoing(move: Move, view: EvmView): Verdict {
  const facts = { to: move.to, token: move.token };
  if (move.value === 0n) return verdict('spam', 'evm-zero-transfer', null, facts);
  if (move.facts === null) return unknownToken(move, view);
  if (view.isOwn(move.to)) return verdict('outgoing', 'own-transfer-out', move.facts.network, facts);
  if (view.chain === LIVEPEER_CHAIN && move.mint === LPT.mint && sameAddress(move.to, MINTER)) return verdict('outgoing', 'livepeer-bonded', 'livepeer', facts);
  return verdict('outgoing', 'evm-outgoing', null, facts);
}
