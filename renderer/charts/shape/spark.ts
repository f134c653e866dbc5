export interface SparkPaths {
  /** One path per run of values without a gap. */
  readonly lines: readonly string[];
  /** Single values between gaps. */
  readonly dots: readonly { readonly x: number; readonly y: number }[];
}

/**
 * SVG paths of a sparkline in a box of `width` × `height` px, two px free above and below.
 * @param domain lowest and highest of the axis; null: those of the values. A flat line lies in the middle.
 */
export function sparkPaths(values: readonly (number | null)[], width: number, height: number, domain: readonly [number, number] | null): SparkPaths {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { lines: [], dots: [] };
  const low = domain?.[0] ?? Math.min(...known);
  const high = domain?.[1] ?? Math.max(...known);
  const x = (index: number): number => round(values.length < 2 ? width / 2 : (index / (values.length - 1)) * width);
  const y = (value: number): number => round(high === low ? height / 2 : height - 2 - ((value - low) / (high - low)) * (height - 4));

  const lines: string[] = [];
  const dots: { x: number; y: number }[] = [];
  let run: { x: number; y: number }[] = [];
  const flush = (): void => {
    const [first] = run;
    if (first !== undefined && run.length === 1) dots.push(first);
    if (run.length > 1) lines.push(`M${run.map((point) => `${point.x} ${point.y}`).join('L')}`);
    run = [];
  };
  for (const [index, value] of values.entries()) {
    if (value === null) flush();
    else run.push({ x: x(index), y: y(value) });
  }
  flush();
  return { lines, dots };
}

const round = (value: number): number => Math.round(value * 10) / 10;
