import type { LedgerLine, SenderDecision } from '../domain/reward';
import { proposeSplits } from './helium/propose-split';
import { proposeRenderSenders } from './render/propose-sender';
import type { SenderProposal } from './sender-proposal';

/** All senders that wait for a word, the ones with the best reason first. Pure; decided senders are never proposed again. */
export function proposeSenders(lines: readonly LedgerLine[], decisions: readonly SenderDecision[]): readonly SenderProposal[] {
  const rank = { program: 0, rhythm: 1, few: 2 } as const;
  return [...proposeSplits(lines, decisions), ...proposeRenderSenders(lines, decisions)].toSorted((a, b) => rank[a.why] - rank[b.why] || b.payments - a.payments);
}
