import type { Figure, FigureKind } from '../../../shared/domain/figure';
import { known, unknown } from '../../../shared/units/known';

/** The instant at which the fake engine stands; all its data hangs on it. */
export const fakeNow = (): number => Date.now();

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** The same "random" number for the same index, so that two screenshots can be compared. */
export const noise = (index: number, seed: number): number => {
  const x = Math.sin(index * 12.9898 + seed * 78.233) * 43_758.5453;
  return x - Math.floor(x);
};

export const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const figure = (value: number, unit: string, kind: FigureKind = 'measured', extra: Partial<Figure> = {}): Figure => ({
  value: known(value), unit, kind, source: 'wallet-power-tariff', asOfMs: fakeNow() - 130_000, parts: 3, missing: 0, ...extra,
});

export const noFigure = (reason: string, unit: string): Figure => ({
  value: unknown(reason), unit, kind: 'measured', source: 'wallet-power-tariff', asOfMs: null, parts: 1, missing: 1,
});
