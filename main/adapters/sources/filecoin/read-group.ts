import { throwIfCancelled, type Cancel } from '../../../../shared/units/cancel';
import { createChainFailure } from './failures';
import type { DayRow } from './day-row';
import { toDecimalDigits } from './fil-text';
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

/** Rows that are looked at in one go, some milliseconds. */
const SLICE = 50_000;

/** Goes through rows and lets others run now and then. @throws CancelledError */
async function eachRow(rows: number, cancel: Cancel, visit: (row: number) => void): Promise<void> {
  for (let from = 0; from < rows; from += SLICE) {
    const end = Math.min(rows, from + SLICE);
    for (let row = from; row < end; row += 1) visit(row);
    throwIfCancelled(cancel);
    await new Promise<void>((resolve) => { setImmediate(resolve); });
  }
}

/**
 * Reads the columns of a row group one after the other, so that only one lies decoded in memory.
 * @throws ChainFailure `bad-answer` when days lie outside of the statistics by which the group was chosen: then others may have been left out wrongly
 */
export async function readGroup(file: FileVersion, table: PortalTable, group: RowGroupPlace, provider: string, cancel: Cancel): Promise<GroupRows> {
  const bad = (detail: string): Error => createChainFailure('bad-answer', file.host, detail);
  const positions: number[] = [];
  const ids = await readColumn(file, table, group, 'provider');
  await eachRow(ids.length, cancel, (row) => {
    if (ids.at(row) === provider) positions.push(row);
  });

  const days = await readDays(file, table, group, cancel, bad);
  const counts = new Uint32Array(LAST_DAY - FIRST_DAY + 1);
  await eachRow(days.length, cancel, (row) => {
    const at = (days[row] ?? FIRST_DAY) - FIRST_DAY;
    counts[at] = (counts[at] ?? 0) + 1;
  });
  const seen = new Set<number>();
  for (const [at, count] of counts.entries()) if (count > 0) seen.add(FIRST_DAY + at);
  if (positions.length === 0) return { rows: [], totals: new Map(), days: seen };

  const sums = { reward: await addUp('reward'), wins: await addUp('wins'), power: await addUp('power') };
  const dayAt = (row: number): number => days[row] ?? FIRST_DAY;
  const storedAs = isDecimal(table.elements.reward) ? ('decimal' as const) : ('double' as const);
  const rows = positions.map((row, i) => ({
    day: dayAt(row), provider, reward: sums.reward.texts[i] ?? null, wins: sums.wins.texts[i] ?? null, powerTib: sums.power.texts[i] ?? null, storedAs, conflict: null,
  }));
  const wanted = new Set([...positions.map(dayAt), Math.min(...seen), Math.max(...seen)]);
  const sumAt = (column: keyof typeof sums, day: number): number => sums[column].byDay[day - FIRST_DAY] ?? 0;
  const totals = new Map([...wanted].map((day) => [day, { rows: counts[day - FIRST_DAY] ?? 0, reward: sumAt('reward', day), wins: sumAt('wins', day), powerTib: sumAt('power', day) }]));
  return { rows, totals, days: seen };

  /** The provider's values of a column as text, and its sums by day. */
  async function addUp(column: 'reward' | 'wins' | 'power'): Promise<{ readonly texts: readonly (string | null)[]; readonly byDay: Float64Array }> {
    const values = await readColumn(file, table, group, column);
    const element = table.elements[column];
    const factor = isDecimal(element) ? 10 ** -(element.scale ?? 0) : 1;
    const byDay = new Float64Array(LAST_DAY - FIRST_DAY + 1);
    await eachRow(values.length, cancel, (row) => {
      const value = values.at(row);
      // Decimals of more than 8 bytes come as bytes; the network's sum is then left at 0 and not used.
      const number = typeof value === 'number' || typeof value === 'bigint' ? Number(value) * factor : 0;
      const at = (days[row] ?? FIRST_DAY) - FIRST_DAY;
      if (number > 0) byDay[at] = (byDay[at] ?? 0) + number;
    });
    return { texts: positions.map((row) => toDecimalDigits(values.at(row), element)), byDay };
  }
}

async function readDays(file: FileVersion, table: PortalTable, group: RowGroupPlace, cancel: Cancel, bad: (detail: string) => Error): Promise<Int32Array> {
  const values = await readColumn(file, table, group, 'date');
  const days = new Int32Array(values.length);
  await eachRow(values.length, cancel, (row) => {
    const day = toDay(values.at(row));
    if (day === null || day < FIRST_DAY || day > LAST_DAY) throw bad('dates');
    if ((group.firstDay !== null && day < group.firstDay) || (group.lastDay !== null && day > group.lastDay)) throw bad('statistics');
    days[row] = day;
  });
  return days;
}
