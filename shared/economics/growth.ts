/** Effective annual rates: `growth(v, i) = (1+v)^(i/365)` (handbook, economics, section 1). */
export const growth = (ratePerYear: number, days: number): number => (1 + ratePerYear) ** (days / 365);

/** `growth(rate, i)` for the days 0 to `days − 1`. */
export function growthSeries(ratePerYear: number, days: number): Float64Array {
  const series = new Float64Array(days).fill(1);
  if (ratePerYear !== 0) for (let i = 0; i < days; i += 1) series[i] = growth(ratePerYear, i);
  return series;
}

/** Sum with the lost low digits carried along (Neumaier), so that a hundred times 0.1 is 10. */
export interface ExactSum {
  add(value: number): void;
  value(): number;
}

export function createSum(start = 0): ExactSum {
  let sum = start;
  let lost = 0;
  return {
    add(value) {
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    },
    value: () => sum + lost,
  };
}

/** Sum of all elements, or of those from `from` up to `to`. */
export function sumOf(values: Float64Array | readonly number[], from = 0, to = values.length): number {
  const sum = createSum();
  for (let i = from; i < to; i += 1) sum.add(values[i] ?? 0);
  return sum.value();
}
