import type { Overrides } from '../../../shared/contract/schemas/economics';

export const HANDLES = ['tokenPrice', 'kwhPrice', 'busyHoursPerDay', 'networkGrowthPerYear'] as const;
export type HandleId = (typeof HANDLES)[number];

/** True where more of it is good for the person: the token's price and the paid hours. */
export const isHigherBetter = (handle: HandleId): boolean => handle === 'tokenPrice' || handle === 'busyHoursPerDay';

/** Ends and step of a handle's slider. */
export interface HandleScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A round number at or above a value: 1, 2 or 5 times a power of ten. */
export function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((factor) => factor * power >= value * (1 - 1e-9)) ?? 10) * power;
}

/**
 * Ends that hold the value in force and, where it is not far off, the value that flips the verdict.
 * @param current null where it is not known.
 */
export function scaleOf(handle: HandleId, current: number | null, flip: number | null): HandleScale {
  switch (handle) {
    case 'busyHoursPerDay':
      return { min: 0, max: 24, step: 0.1 };
    case 'networkGrowthPerYear':
      // Usually between half the network gone and twice as many more; wider where what is needed lies outside, to the engine's own ends.
      return { min: flip !== null && flip < -0.5 ? -0.9 : -0.5, max: flip !== null && flip > 2 ? 5 : 2, step: 0.01 };
    case 'kwhPrice':
    case 'tokenPrice': {
      const base = current ?? flip ?? 1;
      // A flipping value more than ten times away would press everything that is likely into the first tenth of the slider.
      const reach = flip !== null && flip <= 10 * base ? Math.max(2 * base, flip * 1.2) : 2 * base;
      const max = roundUp(reach);
      return { min: 0, max, step: max / 500 };
    }
  }
}

/** What was moved by hand, with one handle set; unset where it is back at what is known. */
export function withHandle(overrides: Overrides, handle: HandleId, value: number | null): Overrides {
  const { [handle]: _before, ...rest } = overrides;
  return value === null ? rest : { ...rest, [handle]: value };
}
