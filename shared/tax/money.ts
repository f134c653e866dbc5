/**
 * Money inside the mathematics of lots: whole 10⁻¹² of a currency unit, so that a cost that is split between disposals adds up to itself
 * exactly. Outside it is a number, as everywhere.
 */
export type Pico = bigint;

const PER_UNIT = 1e12;

/** @param value in whole units of a currency, finite @throws RangeError when it is not finite */
export function toPico(value: number): Pico {
  const scaled = Math.round(value * PER_UNIT);
  if (!Number.isFinite(scaled)) throw new RangeError('money has to be finite');
  return BigInt(scaled);
}

/** Whole units of the currency. Divided in two steps, so that large sums keep their last places. */
export function fromPico(pico: Pico): number {
  const unit = 1_000_000_000_000n;
  return Number(pico / unit) + Number(pico % unit) / PER_UNIT;
}
