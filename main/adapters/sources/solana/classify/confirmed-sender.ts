import type { SenderDecision } from '../../../../../shared/domain/reward';
import type { NetworkFacts } from '../../../../../shared/networks/types';
import { mayPayByTransfer } from '../../../../../shared/networks/paid-by-transfer';
import { verdict, type Credit, type Rule } from './rule';

/** What the person said about a sender; the latest word counts. */
export function decisionOn(decisions: readonly SenderDecision[], network: string, mint: string, sender: string): SenderDecision['decision'] | null {
  let latest: SenderDecision | null = null;
  for (const decision of decisions) {
    if (decision.network !== network || decision.mint !== mint || decision.sender !== sender) continue;
    if (latest === null || decision.decidedAtMs >= latest.decidedAtMs) latest = decision;
  }
  return latest?.decision ?? null;
}

/** Networks that the operator added name their payers; the owner of the account or the account itself. */
const isNamed = (network: NetworkFacts, credit: Credit): boolean =>
  network.senders?.some((sender) => sender === credit.sender || sender === credit.movement?.source) ?? false;

/**
 * Rule 8: networks without a public reward program pay from a wallet that the person confirms once, for every network of the book in whose token
 * it is. A plain transfer of that token from anybody else waits for that word.
 */
export const confirmedSender: Rule = (credit, view) => {
  const { sender, mint } = credit;
  if (credit.movement?.kind !== 'transfer' || sender === null) return null;
  const networks = view.context.networks.on('solana').filter((network) => mayPayByTransfer(network) && network.tokens.some((token) => token.mint === mint));
  const facts = { sender, mint };
  let refused = false;
  for (const network of networks) {
    const decision = decisionOn(view.context.decisions, network.id, mint, sender);
    if (decision === 'confirmed') return verdict('reward', 'sender-confirmed', { network: network.id, facts });
    if (decision === null && isNamed(network, credit)) return verdict('reward', 'sender-named-by-file', { network: network.id, facts });
    if (decision === 'refused') refused = true;
  }
  const [first] = networks;
  return first === undefined ? null : verdict('unclassified', refused ? 'sender-refused' : 'sender-unconfirmed', { network: first.id, facts });
};
