import type { LedgerLine, SenderDecision } from '../../domain/reward';
import { addAmounts, tokenAmount, type TokenAmount } from '../../units/token-amount';
import type { SenderProposal } from '../sender-proposal';

/** Requestors come and go: from so many different ones on, asking for each is more than asking for the wallet once. */
const MANY_SENDERS = 3;

/**
 * Wallets that several undecided requestors paid by plain transfers: one word for the whole wallet instead of one for each. The wallet's own address
 * stands as the sender of such a decision; a sender that was refused stays refused.
 */
export function proposeGolemWallets(lines: readonly LedgerLine[], decisions: readonly SenderDecision[]): readonly SenderProposal[] {
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const decided = (mint: string, sender: string): boolean => decisions.some((one) => one.network === 'golem' && same(one.mint, mint) && same(one.sender, sender));
  const wallets = new Map<string, { mint: string; wallet: string; senders: Set<string>; payments: number; amount: TokenAmount; times: number[] }>();
  for (const line of lines) {
    if (line.network !== 'golem' || line.kind !== 'unclassified' || line.evidence.rule !== 'sender-unconfirmed' || line.sender === null) continue;
    if (decided(line.mint, line.sender) || decided(line.mint, line.destinationAccount)) continue;
    const key = `${line.mint} ${line.destinationAccount}`;
    const found = wallets.get(key) ?? { mint: line.mint, wallet: line.destinationAccount, senders: new Set<string>(), payments: 0, amount: tokenAmount(0n, line.decimals), times: [] };
    wallets.set(key, found);
    if (found.amount.decimals !== line.decimals) continue;
    found.senders.add(line.sender);
    found.payments += 1;
    found.amount = addAmounts(found.amount, tokenAmount(BigInt(line.base), line.decimals));
    if (line.atMs !== null) found.times.push(line.atMs);
  }
  return [...wallets.values()].filter((one) => one.senders.size >= MANY_SENDERS).map(({ mint, wallet, payments, amount, times }) => ({
    network: 'golem', mint, sender: wallet, why: 'wallet', payments, amount, firstAtMs: times.length === 0 ? null : Math.min(...times), lastAtMs: times.length === 0 ? null : Math.max(...times),
  }));
}
