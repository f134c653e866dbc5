import type { NetworkFacts } from '../networks/types';
import { MS_PER_DAY } from '../units/duration';
import { parseLocalDate } from '../units/local-date';
import { expectedIntervalMs, monthsLater, nextExpected } from './cadence-times';
import type { CalendarEntry } from './money-calendar';
import { moneyByState } from './money-states';
import type { Position } from './position';
import type { NetworkId } from './reward';

export interface CalendarInput {
  /** Networks that the operator has anything to do with. */
  readonly networks: readonly NetworkFacts[];
  /** Times of the operator's rewards by network, any order. */
  readonly rewardTimes: ReadonlyMap<NetworkId, readonly number[]>;
  readonly positions: readonly Position[];
  readonly nowMs: number;
  /** The stretch that is shown, UTC ms, from inclusive, to exclusive. What is overdue, and what has no date, is shown in any stretch that holds now. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** A note that ends so says that the amount is below the network's minimum payout and is carried forward. */
export const BELOW_MINIMUM = 'below-minimum';

/** Epochs shorter than this are no appointment: of a daily one only the next end is told. */
const SHORT_EPOCH_MS = 2 * MS_PER_DAY;
/** Payments of one network are told so far ahead. */
const MOST_PAYOUTS = 26;

const none = { mint: null, symbol: null, base: null, decimals: null } as const;

function epochEnds(network: NetworkFacts, { nowMs, fromMs, toMs }: CalendarInput): readonly CalendarEntry[] {
  const { epochStartMs, epochMs, accrual, payout } = network.cadence;
  // A block is an epoch too (Filecoin: 30 s); only what is reckoned by the day or longer is a date.
  if (epochStartMs === null || epochMs === null || epochMs < MS_PER_DAY || accrual === 'block') return [];
  const entry = (atMs: number): CalendarEntry => ({ network: network.id, walletId: null, what: 'epoch-end', atMs, overdue: false, ...none, basis: 'epoch' });
  const next = epochStartMs + (Math.floor((nowMs - epochStartMs) / epochMs) + 1) * epochMs;
  if (epochMs < SHORT_EPOCH_MS || payout === 'daily') return next >= fromMs && next < toMs ? [entry(next)] : [];
  const ends: CalendarEntry[] = [];
  const first = epochStartMs + Math.ceil((Math.max(fromMs, epochStartMs) - epochStartMs) / epochMs) * epochMs;
  for (let at = first; at < toMs && ends.length < MOST_PAYOUTS; at += epochMs) if (at > epochStartMs) ends.push(entry(at));
  return ends;
}

function payouts(network: NetworkFacts, { rewardTimes, nowMs, fromMs, toMs }: CalendarInput): readonly CalendarEntry[] {
  const times = rewardTimes.get(network.id) ?? [];
  if (times.length === 0) return [];
  const holdsNow = fromMs <= nowMs && nowMs < toMs;
  const entry = (atMs: number | null, basis: string, overdue: boolean): CalendarEntry => ({ network: network.id, walletId: null, what: 'payout', atMs, overdue, ...none, basis });
  const next = nextExpected(network.cadence, times, nowMs);
  if (next.atMs === null) return holdsNow ? [entry(null, 'not-known', false)] : [];
  const interval = expectedIntervalMs(network.cadence, times) ?? 0;
  const list: CalendarEntry[] = [];
  const overdue = next.atMs < nowMs;
  if (overdue ? holdsNow : next.atMs >= fromMs && next.atMs < toMs) list.push(entry(next.atMs, next.basis, overdue));
  // Further ahead only where the network itself names the step: a rhythm of claims by hand is no plan.
  if (next.basis === 'rhythm' || interval < SHORT_EPOCH_MS) return list;
  const first = next.atMs;
  const last = Math.max(...times);
  // Months are counted from the last payment, so that the 31st comes back after February.
  const nth = (n: number): number => (next.basis === 'schedule' && network.cadence.payout === 'monthly' ? monthsLater(last, n + 1) : first + n * interval);
  for (let n = 1; nth(n) < toMs && n < MOST_PAYOUTS * 4; n += 1) if (nth(n) >= fromMs && nth(n) > nowMs && list.length < MOST_PAYOUTS) list.push(entry(nth(n), next.basis, false));
  return list;
}

function releases({ positions, fromMs, toMs, nowMs }: CalendarInput): readonly CalendarEntry[] {
  const holdsNow = fromMs <= nowMs && nowMs < toMs;
  const sums = new Map<string, { readonly entry: CalendarEntry; base: bigint }>();
  // Two sources about the same money would release it twice.
  for (const one of moneyByState(positions).flatMap((state) => state.counted)) {
    for (const release of one.releases) {
      if (release.atMs === null ? !holdsNow : release.atMs < fromMs || release.atMs >= toMs) continue;
      // Sectors and satellites release on one day in many pieces: a day is one entry.
      const day = release.atMs === null ? null : Math.floor(release.atMs / MS_PER_DAY);
      const key = JSON.stringify([one.network, one.walletId, one.mint, one.decimals, day]);
      const known = sums.get(key);
      if (known !== undefined) {
        known.base += BigInt(release.base);
        continue;
      }
      const entry: CalendarEntry = {
        network: one.network, walletId: one.walletId, what: 'release', atMs: release.atMs, overdue: false, mint: one.mint, symbol: one.symbol, base: release.base, decimals: one.decimals,
        basis: release.atMs === null ? 'not-known' : 'schedule',
      };
      sums.set(key, { entry, base: BigInt(release.base) });
    }
  }
  return [...sums.values()].map(({ entry, base }) => ({ ...entry, base: base.toString() }));
}

function minimums({ positions, fromMs, toMs, nowMs }: CalendarInput): readonly CalendarEntry[] {
  if (nowMs < fromMs || nowMs >= toMs) return [];
  return positions
    .filter((one) => one.note !== null && one.note.endsWith(BELOW_MINIMUM) && BigInt(one.base) > 0n)
    .map((one) => ({ network: one.network, walletId: one.walletId, what: 'minimum', atMs: null, overdue: false, mint: one.mint, symbol: one.symbol, base: one.base, decimals: one.decimals, basis: 'rule' }));
}

function rules(network: NetworkFacts, { nowMs, fromMs, toMs }: CalendarInput): readonly CalendarEntry[] {
  return network.rules.flatMap((rule): CalendarEntry[] => {
    // Unsure facts are shown on the network's page and never counted with: no date of the calendar rests on one.
    const day = rule.fromDay === null || rule.mark === 'unsure' ? null : parseLocalDate(rule.fromDay);
    const atMs = day === null ? null : day * MS_PER_DAY;
    if (atMs === null || atMs <= nowMs || atMs < fromMs || atMs >= toMs) return [];
    return [{ network: network.id, walletId: null, what: 'rule', atMs, overdue: false, ...none, basis: 'rule' }];
  });
}

/** What comes when, for all networks: earliest first, what is overdue before it, what has no date at the end. Pure. */
export function buildCalendar(input: CalendarInput): readonly CalendarEntry[] {
  const entries = [
    ...input.networks.flatMap((network) => [...epochEnds(network, input), ...payouts(network, input), ...rules(network, input)]),
    ...releases(input),
    ...minimums(input),
  ];
  const rank = (one: CalendarEntry): number => (one.atMs === null ? Number.POSITIVE_INFINITY : one.atMs);
  return entries.toSorted((a, b) => (rank(a) === rank(b) ? (a.network < b.network ? -1 : a.network > b.network ? 1 : 0) : rank(a) < rank(b) ? -1 : 1));
}
