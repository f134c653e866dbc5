import type { LedgerLine, SenderDecision } from '../domain/reward';
import { proposeGolemWallets } from './golem/propose-wallet';
import { proposeSplits } from './helium/propose-split';
import type { NetworkBook } from './network-book';
import { proposePayers } from './propose-payers';
import { builtInBook } from './registry';
import type { SenderProposal } from './sender-proposal';

/**
 * All senders that wait for a word, the ones with the best reason first. Pure; decided senders are never proposed again.
 * @param book networks in force, also those that the operator added
 */
export function proposeSenders(lines: readonly LedgerLine[], decisions: readonly SenderDecision[], book: NetworkBook = builtInBook): readonly SenderProposal[] {
  const rank = { program: 0, rhythm: 1, wallet: 2, few: 3 } as const;
  const payers = book.all.flatMap((network) => proposePayers(network, lines, decisions));
  return [...proposeSplits(lines, decisions), ...proposeGolemWallets(lines, decisions), ...payers].toSorted((a, b) => rank[a.why] - rank[b.why] || b.payments - a.payments);
}
