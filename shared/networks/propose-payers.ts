import type { LedgerLine, SenderDecision } from '../domain/reward';
import { groupPayments } from './group-payments';
import { mayPayByTransfer } from './paid-by-transfer';
import { keepsRhythm, paydays, rhythmOf } from './payment-rhythm';
import type { SenderProposal } from './sender-proposal';
import type { NetworkFacts } from './types';

/** Written by the classifiers of all chains on a plain payment in a network's token that nobody has decided on. */
const WAITS = /(^|-)sender-unconfirmed$/;

/**
 * Senders that may be the payer of a network that pays by plain transfers. Where it pays by a calendar, a sender of many payments out of step is
 * somebody else (an exchange, a friend, the operator) and is not proposed; where the operator claims by hand, every sender is.
 */
export function proposePayers(network: NetworkFacts, lines: readonly LedgerLine[], decisions: readonly SenderDecision[]): readonly SenderProposal[] {
  if (!mayPayByTransfer(network)) return [];
  const mints = new Set(network.tokens.map((token) => token.mint));
  const rhythm = rhythmOf(network.cadence);
  const waiting = (line: LedgerLine): boolean => line.kind === 'unclassified' && line.network === network.id && mints.has(line.mint) && WAITS.test(line.evidence.rule);
  return groupPayments(lines, decisions, network.id, (line) => (waiting(line) ? line.sender : null)).flatMap((group) => {
    const inStep = rhythm !== null && keepsRhythm(group.times, rhythm);
    if (rhythm !== null && !inStep && paydays(group.times, rhythm.intervalMs).length >= rhythm.paydays) return [];
    const { mint, sender, payments, amount, times } = group;
    return [{ network: network.id, mint, sender, why: inStep ? 'rhythm' : 'few', payments, amount, firstAtMs: times[0] ?? null, lastAtMs: times.at(-1) ?? null }];
  });
}
