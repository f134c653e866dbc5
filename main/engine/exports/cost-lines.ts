import { createTariffBook } from '../../../shared/domain/tariff-book';
import { parseLocalDate } from '../../../shared/units/local-date';
import type { Known } from '../../../shared/units/known';
import { readDayBook } from '../accounts/day-book';
import type { DeviceDay } from '../accounts/day-book';
import type { ExportPlan, ExportStore } from '../ports/exporter';
import type { LineMoney } from './line-money';

/** What one device cost on one day for one reason, in the currency of the file. */
export interface CostLine {
  readonly day: string;
  readonly deviceId: string | null;
  readonly device: string | null;
  readonly network: string | null;
  /** `energy`, `standing` (its share of the tariff's standing charge), `fixed` (monthly costs of its work), `depreciation`, or `typed`. */
  readonly what: 'energy' | 'standing' | 'fixed' | 'depreciation' | 'typed';
  /** The operator's own word for a typed cost. */
  readonly name: string | null;
  readonly amount: Known<number>;
  readonly kind: 'measured' | 'typed' | 'estimated';
}

const ofDevice = (day: string, d: DeviceDay): readonly CostLine[] => {
  const line = (what: CostLine['what'], amount: Known<number>, kind: CostLine['kind']): CostLine => ({ day, deviceId: d.device.id, device: d.device.name, network: null, what, name: null, amount, kind });
  const isNothing = (amount: Known<number>): boolean => amount.known && amount.value === 0;
  return [
    line('energy', d.energyCost, d.energy.kind),
    ...(isNothing(d.standing) ? [] : [line('standing', d.standing, 'typed')]),
    ...(isNothing(d.fixed) ? [] : [line('fixed', d.fixed, 'typed')]),
    ...(d.depreciation === null || isNothing(d.depreciation) ? [] : [line('depreciation', d.depreciation, 'typed')]),
  ];
};

/**
 * Every cost of the days, oldest first, from the day book (with depreciation, whether or not the pages count it) and from what was typed. Days
 * after the present are left out.
 */
export function readCostLines(plan: ExportPlan, store: ExportStore, money: LineMoney): readonly CostLine[] {
  // Income is read elsewhere; with its days given as empty the book reads no line of the ledger.
  const noIncome = new Map(Array.from({ length: Math.max(0, plan.toDay - plan.fromDay + 1) }, (_, n) => [plan.fromDay + n, []]));
  const accounts = readDayBook(
    {
      store: { devices: store.devices, uptime: store.uptime, series: store.series, ledger: { lineSums: () => [] } }, clock: { now: () => plan.nowMs }, tz: plan.tz, currency: plan.currency, tariffs: createTariffBook(store.devices.tariffs()), typedCosts: [], includeDepreciation: true,
      convert: (amount, from, _to, day) => money.convert(amount, from, day), settled: new Map(), lines: noIncome,
    },
    plan.fromDay,
    plan.toDay,
  );
  const names = new Map(store.devices.devices().map((device) => [device.id, device.name]));
  const typed = plan.typedCosts.flatMap((cost): readonly CostLine[] => {
    const day = parseLocalDate(cost.day);
    if (day === null || day < plan.fromDay || day > plan.toDay) return [];
    const device = cost.deviceId === null ? null : (names.get(cost.deviceId) ?? null);
    return [{ day: cost.day, deviceId: cost.deviceId, device, network: cost.network, what: 'typed', name: cost.what, amount: money.convert(cost.amount, cost.currency, cost.day), kind: 'typed' }];
  });
  return [...accounts.flatMap((account) => account.devices.flatMap((d) => ofDevice(account.day, d))), ...typed].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
