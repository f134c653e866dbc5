import type { SenderDecision } from '../../../../../shared/domain/reward';
import { networks } from '../../../../../shared/networks/registry';
import { verdict, type Rule } from './rule';

/** What the person said about a sender; the latest word counts. */
export function decisionOn(decisions: readonly SenderDecision[], network: string, mint: string, sender: string): SenderDecision['decision'] | null {
  let latest: SenderDecision | null = null;
  for (const decision of decisions) {
    if (decision.network !== network || decision.mint !== mint || decision.sender !== sender) continue;
    if (latest === null || decision.decidedAtMs >= latest.decidedAtMs) latest = decision;
  }
  return latest?.decision ?? null;
}

/** Rule 8: networks without a public reward program (Render) pay from a wallet that the person confirms once. A plain transfer of their token from anybody else waits for that word. */
export const confirmedSender: Rule = (credit, view) => {
  if (credit.movement?.kind !== 'transfer' || credit.sender === null) return null;
  const network = networks.find((n) => n.recognition === 'confirmed-sender' && n.tokens.some((token) => token.mint === credit.mint));
  if (network === undefined) return null;
  const decision = decisionOn(view.context.decisions, network.id, credit.mint, credit.sender);
  const facts = { sender: credit.sender, mint: credit.mint };
  if (decision === 'confirmed') return verdict('reward', 'sender-confirmed', { network: network.id, facts });
  return verdict('unclassified', decision === 'refused' ? 'sender-refused' : 'sender-unconfirmed', { network: network.id, facts });
};
