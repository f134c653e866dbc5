import { isCounted } from '../../../shared/domain/totals';
import { known } from '../../../shared/units/known';
import { zoneOf } from '../../../shared/units/zone';
import type { ExportPlan, ExportStore } from '../ports/exporter';
import type { LineFilter } from '../ports/store';
import { readCostLines, type CostLine } from './cost-lines';
import { csvRows, type CsvCell } from './csv';
import { createLineMoney, readValues, type LineMoney } from './line-money';
import type { FileEnd, FileSink } from './ledger-file';
import { outsideTextOrNull } from './outside-text';
import { EXPORT_DIGITS, roundValues } from './rewards-report';

const COLUMNS = ['day', 'line', 'what', 'name', 'device', 'network', 'amount', 'currency', 'amount_missing', 'lines', 'lines_without_value', 'basis'] as const;

const money6 = (value: number | null): string | null => (value === null ? null : value.toFixed(EXPORT_DIGITS));

function costRow(line: CostLine, amount: number | null, currency: string): readonly CsvCell[] {
  return [line.day, 'cost', line.what, outsideTextOrNull(line.name), outsideTextOrNull(line.device), outsideTextOrNull(line.network), money6(amount), currency, line.amount.known ? null : line.amount.reason, null, null, line.kind];
}

interface IncomeDay {
  readonly day: string;
  readonly network: string | null;
  /** Sum of values that were rounded together, in whole millionths. */
  millionths: number;
  lines: number;
  missing: number;
}

/** Income by day and network, oldest first, out of the rounded values of the lines: so it adds up to what the ledger's file adds up to. */
function readIncome(plan: ExportPlan, store: ExportStore, money: LineMoney): { readonly days: readonly IncomeDay[]; readonly lines: number } {
  const zone = zoneOf(plan.tz);
  const filter: LineFilter = { kinds: ['reward', 'staking'], fromMs: zone.startOfDay(plan.fromDay), toMs: zone.startOfDay(plan.toDay + 1) };
  const { values } = readValues(store, filter, money);
  const days = new Map<string, IncomeDay>();
  let at = 0;
  store.eachWorth(filter, (worth) => {
    const value = values[at] ?? null;
    at += 1;
    if (worth.atMs === null || !isCounted(worth)) return;
    const day = money.dayOf(worth.atMs);
    const key = `${day} ${worth.network ?? ''}`;
    const sum = days.get(key) ?? { day, network: worth.network, millionths: 0, lines: 0, missing: 0 };
    sum.lines += 1;
    if (value === null) sum.missing += 1;
    else sum.millionths += Math.round(value * 10 ** EXPORT_DIGITS);
    days.set(key, sum);
  });
  return { days: [...days.values()].reverse(), lines: at };
}

function incomeRow(day: IncomeDay, currency: string): readonly CsvCell[] {
  const amount = day.missing === day.lines ? null : day.millionths / 10 ** EXPORT_DIGITS;
  return [day.day, 'income', 'income', null, null, outsideTextOrNull(day.network), money6(amount), currency, amount === null ? 'no-value' : null, day.lines, day.missing, null];
}

/**
 * Costs by device and day, and income by network and day beside them. An empty amount is not known, and `amount_missing` says why; an income row
 * with `lines_without_value` is "at least". The total of the file is that of its cost rows.
 */
export function writeCosts(plan: ExportPlan, store: ExportStore, sink: FileSink): FileEnd {
  const money = createLineMoney(plan, store);
  const costs = readCostLines(plan, store, money);
  const { values, total } = roundValues(costs.map((line) => (line.amount.known ? line.amount.value : null)));
  const income = readIncome(plan, store, money);
  const rows = [
    ...costs.map((line, n) => ({ day: line.day, cells: costRow(line, values[n] ?? null, plan.currency) })),
    ...income.days.map((day) => ({ day: day.day, cells: incomeRow(day, plan.currency) })),
  ].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  sink.write(csvRows([COLUMNS]));
  for (const row of rows) sink.write(csvRows([row.cells]));
  sink.progress(rows.length, rows.length);
  const first = costs.find((line) => !line.amount.known)?.amount;
  return { totalValue: first !== undefined && costs.every((line) => !line.amount.known) ? first : known(total) };
}
