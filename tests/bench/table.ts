/** One line of the bench: a figure, what it should be, what it is. */
export interface BenchRow {
  readonly figure: string;
  /** As a sentence, for example `≤ 4 ms`; empty where there is none. */
  readonly target: string;
  readonly reached: string;
  /** Reached over target where both are numbers; below 1 is good. null: there is no target. */
  readonly ratio: number | null;
  readonly note: string;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

/** The value below which this share of the values lies (nearest rank). */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** A row with an upper limit: `atMost('…', 3.1, 4, 'ms')`. */
export const atMost = (figure: string, value: number, limit: number, unit: string, note = ''): BenchRow => ({
  figure, target: `≤ ${limit} ${unit}`, reached: `${digits(value)} ${unit}`, ratio: value / limit, note,
});

/** A row that is only told. */
export const told = (figure: string, reached: string, note = ''): BenchRow => ({ figure, target: '', reached, ratio: null, note });
export const toldNumber = (figure: string, value: number, unit: string, note = ''): BenchRow => told(figure, `${digits(value)} ${unit}`, note);

export function toText(rows: readonly BenchRow[]): string {
  const cells = [
    ['figure', 'target', 'reached', 'ratio', 'note'],
    ...rows.map((row) => [row.figure, row.target, row.reached, row.ratio === null ? '' : `${row.ratio.toFixed(2)}${row.ratio > 1 ? ' !' : ''}`, row.note]),
  ];
  const widths = cells[0]?.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0))) ?? [];
  return cells.map((line) => line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ').trimEnd()).join('\n');
}
