import { COUNTED_KINDS } from '../../../shared/domain/totals';
import type { TotalValue } from '../../../shared/domain/totals';
import { formatLocalDate } from '../../../shared/units/local-date';
import { known, unknown } from '../../../shared/units/known';
import type { Zone } from '../../../shared/units/zone';
import type { MoneyRules } from '../accounts/books';
import type { LineFilter, OffsetUntil, Store } from '../ports/store';

/** First block of any chain: no line is older, also none from an imported file. */
const FIRST_BLOCK_MS = Date.UTC(2009, 0, 3);
/** Offsets are asked for so far ahead; a line is never from the future. */
const AHEAD_MS = 2 * 86_400_000;

export interface LedgerTotal extends TotalValue {
  /** Lines that have an amount and no price. */
  readonly unpriced: number;
}

const offsetsOf = (zone: Zone, nowMs: number): readonly OffsetUntil[] =>
  zone.spansBetween(FIRST_BLOCK_MS, Math.max(nowMs, FIRST_BLOCK_MS) + AHEAD_MS).map((span) => ({ untilMs: span.to, offsetMs: span.offsetMs }));

/**
 * What the counted lines (reward, staking) of a filter were worth at receipt, in the currency of display. The same as valuing every line and
 * adding up, at a tenth of the work: dollars are added up by day inside the store, and each day is converted once at its rate.
 */
export function ledgerTotal(store: Store, filter: LineFilter, money: MoneyRules, currency: string, zone: Zone, nowMs: number): LedgerTotal {
  const kinds = (filter.kinds ?? COUNTED_KINDS).filter((kind) => COUNTED_KINDS.includes(kind));
  let value = 0;
  let lines = 0;
  let missing = 0;
  let unpriced = 0;
  let reason = 'no-rate';
  for (const sum of store.ledger.valueSums({ ...filter, kinds }, offsetsOf(zone, nowMs))) {
    lines += sum.lines;
    if (sum.day === null) {
      missing += sum.lines;
      reason = 'no-time';
      continue;
    }
    unpriced += sum.unpriced;
    missing += sum.unpriced;
    if (sum.unpriced > 0 && reason === 'no-rate') reason = 'no-price';
    const converted = money.convert(sum.usd, 'USD', currency, formatLocalDate(sum.day));
    if (converted.known) value += converted.value;
    else missing += sum.lines - sum.unpriced - sum.worthless;
  }
  return { value: lines > 0 && missing === lines ? unknown(reason) : known(value), lines, missing, unpriced };
}
