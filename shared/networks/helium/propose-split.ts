import type { LedgerLine, SenderDecision } from '../../domain/reward';
import { groupPayments } from '../group-payments';
import type { SenderProposal } from '../sender-proposal';

/** Fan-outs whose payments wait for a word: the chain could not (or not yet) prove that a hotspot fills them. */
export function proposeSplits(lines: readonly LedgerLine[], decisions: readonly SenderDecision[]): readonly SenderProposal[] {
  return groupPayments(lines, decisions, 'helium', (line) => (line.evidence.rule === 'helium-split-unproven' ? (line.evidence.facts['fanout'] ?? null) : null)).map((group) => ({
    network: 'helium',
    mint: group.mint,
    sender: group.sender,
    why: 'program',
    payments: group.payments,
    amount: group.amount,
    firstAtMs: group.times[0] ?? null,
    lastAtMs: group.times.at(-1) ?? null,
  }));
}
