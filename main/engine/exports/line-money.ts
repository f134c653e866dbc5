import { convertMoney, convertUsd } from '../../../shared/domain/fiat';
import type { RateLookup } from '../../../shared/domain/fiat';
import { valueOnDay } from '../../../shared/domain/line-value';
import { isCounted } from '../../../shared/domain/totals';
import { formatLocalDate } from '../../../shared/units/local-date';
import { known, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import { zoneOf } from '../../../shared/units/zone';
import type { ExportPlan, ExportStore, LineWorth } from '../ports/exporter';
import type { LineFilter } from '../ports/store';
import { createRateBook } from '../prices/rate-book';
import { roundValues } from './rewards-report';

/** What lines were worth in the currency of a file, by the very rules of the pages: price kept with the line, fiat rate of its local day. */
export interface LineMoney {
  readonly lookup: RateLookup;
  /** YYYY-MM-DD in the zone of the file. */
  dayOf(atMs: number): string;
  valueOf(line: Pick<LineWorth, 'base' | 'decimals' | 'atMs'>, usdPerToken: number | null): Known<number>;
  /** Money of a day in the currency of the file. */
  convert(amount: number, from: string, day: string): Known<number>;
}

export function createLineMoney(plan: Pick<ExportPlan, 'tz' | 'currency' | 'rates'>, store: Pick<ExportStore, 'prices'>): LineMoney {
  const zone = zoneOf(plan.tz);
  const { lookup } = createRateBook({ rate: (quote, day, source) => store.prices.rate(quote, day, source), saveRates: () => undefined }, () => plan.rates);
  const days = new Map<number, string>();
  const dayOf = (atMs: number): string => {
    const epochDay = zone.dayAt(atMs);
    const kept = days.get(epochDay);
    if (kept !== undefined) return kept;
    const day = formatLocalDate(epochDay);
    days.set(epochDay, day);
    return day;
  };
  return {
    lookup,
    dayOf,
    valueOf: (line, usdPerToken) =>
      line.atMs === null ? unknown('no-time') : valueOnDay(line, usdPerToken === null ? null : { usdPerToken }, plan.currency, dayOf(line.atMs), lookup),
    convert: (amount, from, day) => convertMoney(amount, from, plan.currency, day, lookup),
  };
}

/** Values of the income lines of a filter as they are exported, in the order in which the store gives the lines. */
export interface ExportedValues {
  readonly values: readonly (number | null)[];
  readonly total: number;
  /** As the page tells it: unknown where there are income lines and none has a value. */
  readonly totalValue: Known<number>;
  readonly counted: number;
  readonly missing: number;
}

/** Reads the lines once without their text: what they are worth has to be known together, so that the rounded values add up to their total. */
export function readValues(store: Pick<ExportStore, 'eachWorth'>, filter: LineFilter, money: LineMoney): ExportedValues {
  const exact: (number | null)[] = [];
  let counted = 0;
  let missing = 0;
  let reason = '';
  store.eachWorth(filter, (worth) => {
    if (!isCounted(worth)) {
      exact.push(null);
      return;
    }
    counted += 1;
    const value = money.valueOf(worth, worth.usdPerToken);
    exact.push(value.known ? value.value : null);
    if (value.known) return;
    if (missing === 0) ({ reason } = value);
    missing += 1;
  });
  const { values, total } = roundValues(exact);
  return { values, total, totalValue: missing > 0 && missing === counted ? unknown(reason) : known(total), counted, missing };
}

/** USD of today in the currency of the file. */
export const usdNow = (usd: number, plan: Pick<ExportPlan, 'currency' | 'nowMs'>, money: LineMoney): Known<number> => convertUsd(usd, money.dayOf(plan.nowMs), plan.currency, money.lookup);
