import { throwIfCancelled, type Cancel } from '../../../../shared/units/cancel';
import { createChainFailure } from './failures';
import type { DayRow } from './day-row';
import { toDecimalDigits } from './fil-text';
import type { ColumnValues } from './column-values';
import { isDecimal, readColumn } from './read-column';
import { toDay, type PortalTable, type RowGroupPlace } from './parquet-table';
import type { FileVersion } from './portal-file';

/** Sums over the rows of one day, as far as this group has them. Doubles: they stand beside the figures and are never counted. */
export interface DayTotals {
  readonly rows: number;
  readonly reward: number;
  readonly wins: number;
  readonly powerTib: number;
}

/** What one row group says about one provider. */
export interface GroupRows {
  /** Rows of the provider, without the sums of the network. */
  readonly rows: readonly Omit<DayRow, 'network'>[];
  /** Sums of the days on which the provider has a row, and of the first and last day, which another group may share. */
  readonly totals: ReadonlyMap<number, DayTotals>;
  /** Days that have a row of any provider. */
  readonly days: ReadonlySet<number>;
}

/** The chain's first day, 2020-08-24, and a day beyond all plans: what lies outside is no date. */
const FIRST_DAY = 18_498;
const LAST_DAY = 60_000;

/** Lets others run between two columns: each is decoded in one go. */
const breathe = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/**
 * Reads the columns of a row group one after the other, so that only one lies decoded in memory.
 * @throws ChainFailure `bad-answer` when days lie outside of the statistics by which the group was chosen: then others may have been left out wrongly
 */
export async function readGroup(file: FileVersion, table: PortalTable, group: RowGroupPlace, provider: string, cancel: Cancel): Promise<GroupRows> {
  const bad = (detail: string): Error => createChainFailure('bad-answer', file.host, detail);
  const positions: number[] = [];
  const ids = await readColumn(file, table, group, 'provider');
  for (let row = 0; row < ids.length; row += 1) if (ids.at(row) === provider) positions.push(row);
  throwIfCancelled(cancel);
  await breathe();

  const days = await readDays(file, table, group, bad);
  throwIfCancelled(cancel);
  await breathe();
  const seen = new Set<number>(days);
  if (positions.length === 0) return { rows: [], totals: new Map(), days: seen };

  const dayAt = (row: number): number => days[row] ?? 0;
  const wanted = new Set([...positions.map(dayAt), Math.min(...seen), Math.max(...seen)]);
  const sums = { reward: new Map<number, number>(), wins: new Map<number, number>(), power: new Map<number, number>() };
  const texts = { reward: [] as (string | null)[], wins: [] as (string | null)[], power: [] as (string | null)[] };
  const counts = new Map<number, number>();
  for (const day of days) if (wanted.has(day)) counts.set(day, (counts.get(day) ?? 0) + 1);
  for (const column of ['reward', 'wins', 'power'] as const) {
    const values = await readColumn(file, table, group, column);
    texts[column] = positions.map((row) => toDecimalDigits(values.at(row), table.elements[column]));
    addUp(values, days, sums[column], wanted, 10 ** -(isDecimal(table.elements[column]) ? (table.elements[column].scale ?? 0) : 0));
    throwIfCancelled(cancel);
    await breathe();
  }
  const storedAs = isDecimal(table.elements.reward) ? ('decimal' as const) : ('double' as const);
  const rows = positions.map((row, i) => ({
    day: dayAt(row), provider, reward: texts.reward[i] ?? null, wins: texts.wins[i] ?? null, powerTib: texts.power[i] ?? null, storedAs, conflict: null,
  }));
  const totals = new Map([...wanted].map((day) => [day, { rows: counts.get(day) ?? 0, reward: sums.reward.get(day) ?? 0, wins: sums.wins.get(day) ?? 0, powerTib: sums.power.get(day) ?? 0 }]));
  return { rows, totals, days: seen };
}

async function readDays(file: FileVersion, table: PortalTable, group: RowGroupPlace, bad: (detail: string) => Error): Promise<Int32Array> {
  const values = await readColumn(file, table, group, 'date');
  const days = new Int32Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const day = toDay(values.at(row));
    if (day === null || day < FIRST_DAY || day > LAST_DAY) throw bad('dates');
    if ((group.firstDay !== null && day < group.firstDay) || (group.lastDay !== null && day > group.lastDay)) throw bad('statistics');
    days[row] = day;
  }
  return days;
}

function addUp(values: ColumnValues, days: Int32Array, sums: Map<number, number>, wanted: ReadonlySet<number>, factor: number): void {
  for (let row = 0; row < values.length; row += 1) {
    const day = days[row] ?? 0;
    if (!wanted.has(day)) continue;
    const value = values.at(row);
    // Decimals of more than 8 bytes come as bytes; the network's sum is then left at 0 and not used.
    const number = typeof value === 'number' || typeof value === 'bigint' ? Number(value) * factor : 0;
    if (number > 0) sums.set(day, (sums.get(day) ?? 0) + number);
  }
}
