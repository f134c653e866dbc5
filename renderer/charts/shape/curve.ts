/** A point of the forecast: money since the purchase at the end of a local day. */
export interface CurvePoint {
  readonly day: string;
  readonly middle: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface RealisedPoint {
  readonly day: string;
  readonly cumulative: number;
}

export interface CurveRow {
  readonly day: string;
  readonly atMs: number;
  readonly middle: number | null;
  readonly band: readonly [number, number] | null;
  readonly realised: number | null;
}

/** Forecast and realised curve on one axis of days, in order. */
export function curveRows(forecast: readonly CurvePoint[], realised: readonly RealisedPoint[]): readonly CurveRow[] {
  const ahead = new Map(forecast.map((point) => [point.day, point]));
  const came = new Map(realised.map((point) => [point.day, point.cumulative]));
  const days = [...new Set([...ahead.keys(), ...came.keys()])].toSorted();
  return days.map((day) => {
    const point = ahead.get(day);
    return {
      day,
      atMs: Date.parse(`${day}T00:00:00Z`),
      middle: point?.middle ?? null,
      band: point === undefined || point.low === null || point.high === null ? null : [point.low, point.high],
      realised: came.get(day) ?? null,
    };
  });
}

/** The first day from which the middle stays at or above zero to the end; null when it does not. */
export function crossingOf(forecast: readonly CurvePoint[]): string | null {
  let day: string | null = null;
  for (const point of forecast) {
    if (point.middle < 0) day = null;
    else day ??= point.day;
  }
  return day;
}
