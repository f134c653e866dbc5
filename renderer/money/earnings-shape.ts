import type { Earnings } from '../../shared/contract/schemas/ledger';
import { fromWire, toNumber } from '../../shared/units/token-amount';
import type { BarDay, BarSeries } from '../charts/shape/days';
import type { NetworkNames } from '../state/network-names';

/** What the bars are measured in: the display currency, or one token (unlike tokens are never added). */
export type EarningsUnit = { readonly kind: 'money' } | { readonly kind: 'token'; readonly mint: string };

/** Networks that paid in the time shown, in a fixed order. */
export function seriesOf(earnings: Earnings, names: Pick<NetworkNames, 'name' | 'slot'>): readonly BarSeries[] {
  const ids = new Set(earnings.days.flatMap((day) => day.networks.map((entry) => entry.network)));
  return [...ids].toSorted().map((id) => ({ id, label: names.name(id), slot: names.slot(id) }));
}

/**
 * Days as bars. Days before the first that was read are left out of "all" by `trim`, so that years before the wallet are not drawn as a gap.
 * @param today local day; its bar is partly covered because it is not over.
 */
export function barsOf(earnings: Earnings, unit: EarningsUnit, today: string, trim: boolean): readonly BarDay[] {
  const first = earnings.days.findIndex((day) => day.read && day.networks.length > 0);
  const days = trim && first > 0 ? earnings.days.slice(first) : earnings.days;
  return days.map((day) => {
    const values: Record<string, number> = {};
    let missing = 0;
    for (const entry of day.networks) {
      missing += entry.missing;
      const value = unit.kind === 'money' ? (entry.value.known ? entry.value.value : null) : tokensOf(entry.tokens, unit.mint);
      if (value !== null) values[entry.network] = value;
    }
    return {
      day: day.day,
      read: day.read,
      partly: day.day === today || (unit.kind === 'money' && missing > 0),
      estimated: false,
      values,
      line: unit.kind === 'money' && day.read && day.net.known ? day.net.value : null,
    };
  });
}

function tokensOf(tokens: Earnings['days'][number]['networks'][number]['tokens'], mint: string): number | null {
  const of = tokens.filter((token) => token.mint === mint);
  return of.length === 0 ? null : of.reduce((sum, token) => sum + toNumber(fromWire(token.amount)), 0);
}

/** Change of a figure against another in percent; null where it says nothing (unknown, or a base of nothing). */
export function changePercent(now: number | null, before: number | null): number | null {
  return now === null || before === null || before === 0 ? null : ((now - before) / Math.abs(before)) * 100;
}
