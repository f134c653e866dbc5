import type { LedgerLine, SenderDecision } from '../../domain/reward';
import { groupPayments } from '../group-payments';
import type { SenderPayments, SenderProposal } from '../sender-proposal';
import { RENDER_EPOCH_MS } from './network';
import { RENDER } from './tokens';

/** Payouts wander by a day or two within their week. */
const SLACK_MS = 2 * 86_400_000;
/** A rhythm needs this many weeks with payments; with fewer the person is still asked, but told so. */
const WEEKS_FOR_RHYTHM = 3;

/**
 * Senders of RENDER that may be the network's payer: plain transfers nobody has decided on. Job and availability rewards come as two transfers
 * of one week, idle weeks pay nothing: a rhythm is that payments lie whole weeks apart, not that every week has one.
 */
export function proposeRenderSenders(lines: readonly LedgerLine[], decisions: readonly SenderDecision[]): readonly SenderProposal[] {
  return groupPayments(lines, decisions, 'render', (line) => (line.kind === 'unclassified' && line.mint === RENDER.mint && line.evidence.rule === 'sender-unconfirmed' ? line.sender : null))
    .map((group) => ({
      network: 'render',
      mint: group.mint,
      sender: group.sender,
      why: hasWeeklyRhythm(group) ? ('rhythm' as const) : ('few' as const),
      payments: group.payments,
      amount: group.amount,
      firstAtMs: group.times[0] ?? null,
      lastAtMs: group.times.at(-1) ?? null,
      weeks: paydays(group.times).length,
    }))
    // A sender of many payments without a rhythm is somebody else: an exchange, a friend, the operator.
    .filter(({ why, weeks }) => why === 'rhythm' || weeks < WEEKS_FOR_RHYTHM)
    .map(({ weeks: _weeks, ...proposal }) => proposal);
}

/** First payment of each stretch of payments that lie less than half a week apart. */
function paydays(times: readonly number[]): readonly number[] {
  const days: number[] = [];
  for (const time of times) {
    const last = days.at(-1);
    if (last === undefined || time - last > RENDER_EPOCH_MS / 2) days.push(time);
  }
  return days;
}

function hasWeeklyRhythm(group: SenderPayments): boolean {
  const days = paydays(group.times);
  const [first] = days;
  if (first === undefined || days.length < WEEKS_FOR_RHYTHM) return false;
  return days.every((day) => {
    const past = (day - first) % RENDER_EPOCH_MS;
    return Math.min(past, RENDER_EPOCH_MS - past) <= SLACK_MS;
  });
}
