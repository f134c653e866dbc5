/** Exact decimals: a bigint and a number of places. Rounding is an argument; without one, losing a digit is an error. */
export interface Decimal {
  readonly units: bigint;
  /** Places after the point. */
  readonly scale: number;
}

/** `exact` refuses to lose a digit; the others say where the lost part goes. */
export type Rounding = 'exact' | 'down' | 'up' | 'half-up' | 'half-even';

const pow10 = (n: number): bigint => 10n ** BigInt(n);

/** The step away from zero that a rounding takes for a remainder of the positive division `units / divisor`. */
function stepUp(quotient: bigint, remainder: bigint, divisor: bigint, rounding: Rounding): bigint {
  if (remainder === 0n) return 0n;
  const twice = remainder * 2n;
  switch (rounding) {
    case 'exact':
      throw new RangeError('the value does not fit without rounding');
    case 'down':
      return 0n;
    case 'up':
      return 1n;
    case 'half-up':
      return twice >= divisor ? 1n : 0n;
    case 'half-even':
      if (twice === divisor) return quotient % 2n;
      return twice > divisor ? 1n : 0n;
  }
}

/**
 * The same value with `scale` places. `down` is towards zero, `up` away from it.
 * @throws RangeError when `rounding` is `exact` (the default) and digits would be lost
 */
export function rescale(value: Decimal, scale: number, rounding: Rounding = 'exact'): Decimal {
  if (scale >= value.scale) return { units: value.units * pow10(scale - value.scale), scale };
  const divisor = pow10(value.scale - scale);
  const negative = value.units < 0n;
  const magnitude = negative ? -value.units : value.units;
  const quotient = magnitude / divisor;
  const rounded = quotient + stepUp(quotient, magnitude % divisor, divisor, rounding);
  return { units: negative ? -rounded : rounded, scale };
}

/** The exact sum, with the places of the finer of the two. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: rescale(a, scale).units + rescale(b, scale).units, scale };
}

/** The exact product; its places are those of both together. */
export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale });
