import { isCounted } from '../../../shared/domain/totals';
import type { LineKind } from '../../../shared/domain/reward';
import { zoneOf } from '../../../shared/units/zone';
import type { ExportPlan, ExportStore, StoredGaps } from '../ports/exporter';
import type { LineFilter } from '../ports/store';
import { readCostLines } from './cost-lines';
import { createLineMoney } from './line-money';
import { daysOfYear } from './tax-report';

const INCOME: readonly LineKind[] = ['reward', 'staking'];

/** Lines that the file is made from. */
function filterOf(plan: ExportPlan): LineFilter {
  const zone = zoneOf(plan.tz);
  const between = (fromDay: number, toDay: number): LineFilter => ({ kinds: INCOME, fromMs: zone.startOfDay(fromDay), toMs: zone.startOfDay(toDay + 1) });
  if (plan.format === 'costs') return between(plan.fromDay, plan.toDay);
  if (plan.format !== 'tax' || plan.tax === null) return plan.filter;
  const { fromDay, toDay } = daysOfYear(plan.tax.year);
  return between(fromDay, toDay);
}

/** Reasons that belong to a device are named with it, as on the pages. */
function unknownCosts(plan: ExportPlan, store: ExportStore): readonly string[] {
  if (plan.format !== 'costs' && plan.format !== 'tax') return [];
  const days = plan.format === 'tax' && plan.tax !== null ? daysOfYear(plan.tax.year) : {};
  const inDays = { ...plan, ...days };
  const lines = readCostLines(inDays, store, createLineMoney(inDays, store));
  const ofTariff = new Set(['no-tariff', 'no-tariff-period', 'no-rate']);
  return [...new Set(lines.flatMap(({ amount, device }) => (amount.known ? [] : [ofTariff.has(amount.reason) || device === null ? amount.reason : `${amount.reason}:${device}`])))];
}

/** What a file would lack: told before it is made. */
export function readGaps(plan: ExportPlan, store: ExportStore): StoredGaps {
  const currency = plan.format === 'tax' && plan.tax !== null ? plan.tax.currency : plan.currency;
  const money = createLineMoney({ ...plan, currency }, store);
  const filter = filterOf(plan);
  const days = new Set<string>();
  let lines = 0;
  let counted = 0;
  let unpriced = 0;
  store.eachWorth(filter, (worth) => {
    lines += 1;
    if (!isCounted(worth)) return;
    counted += 1;
    if (worth.atMs === null || money.valueOf(worth, worth.usdPerToken).known) return;
    unpriced += 1;
    days.add(money.dayOf(worth.atMs));
  });
  const { fromMs: _from, toMs: _to, kinds = INCOME, ...anyTime } = filter;
  return {
    lines, counted, unpriced, daysWithoutPrice: days.size,
    // Without a time they lie in no stretch of time, so they are asked for without one.
    undated: store.countUndated({ ...anyTime, kinds: kinds.filter((kind) => INCOME.includes(kind)) }),
    unclassified: store.count({ ...filter, kinds: ['unclassified'] }),
    unknownCosts: unknownCosts(plan, store),
  };
}
