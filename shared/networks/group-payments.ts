import type { LedgerLine, SenderDecision } from '../domain/reward';
import { addAmounts, tokenAmount, type TokenAmount } from '../units/token-amount';
import type { SenderPayments } from './sender-proposal';

/** Payments by sender and mint, of senders on whom there is no word yet. `senderOf` says whose payment a line is; null: not of interest. */
export function groupPayments(lines: readonly LedgerLine[], decisions: readonly SenderDecision[], network: string, senderOf: (line: LedgerLine) => string | null): readonly SenderPayments[] {
  const groups = new Map<string, { sender: string; mint: string; times: number[]; payments: number; amount: TokenAmount }>();
  for (const line of lines) {
    const sender = senderOf(line);
    if (sender === null || decisions.some((d) => d.network === network && d.mint === line.mint && d.sender === sender)) continue;
    const key = `${line.mint} ${sender}`;
    const group = groups.get(key) ?? { sender, mint: line.mint, times: [], payments: 0, amount: tokenAmount(0n, line.decimals) };
    groups.set(key, group);
    group.payments += 1;
    group.amount = addAmounts(group.amount, tokenAmount(BigInt(line.base), line.decimals));
    if (line.atMs !== null) group.times.push(line.atMs);
  }
  return [...groups.values()].map((group) => ({ ...group, times: group.times.toSorted((a, b) => a - b) }));
}
