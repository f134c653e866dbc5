import type { ByteReader, ByteWriter } from './byte-stream';

/**
 * Columns of finite numbers as bytes. What is a whole number or has up to three decimals (percent, degrees, bytes, counts) is kept exactly, as
 * differences in units of their common step. Everything else is kept as a 32-bit float with `mantissaBits` bits: relative error at most
 * 2^-(mantissaBits+1) + 2^-24. What no such float can hold is kept as 64-bit floats.
 */
const SCALED = 1;
const FLOAT32 = 2;
const FLOAT64 = 3;

const MOST_DECIMALS = 3;
/** Differences beyond this take more bytes than a float does. */
const WIDEST_DIFFERENCE = 2 ** 31;
const SMALLEST_FLOAT = 1e-37;
const LARGEST_FLOAT = 1e38;

const float = new Float32Array(1);
const floatBits = new Uint32Array(float.buffer);

export function writeColumn(writer: ByteWriter, values: readonly number[], mantissaBits: number): void {
  if (values.length === 0) return;
  const scaled = toScaled(values);
  if (scaled !== null) writeScaled(writer, scaled);
  else if (values.every(fitsFloat32)) writeFloat32(writer, values, mantissaBits);
  else {
    writer.byte(FLOAT64);
    for (const value of values) writer.float64(value);
  }
}

/** @throws RangeError for bytes that no `writeColumn` made */
export function readColumn(reader: ByteReader, length: number): Float64Array {
  if (length === 0) return new Float64Array(0);
  const mode = reader.byte();
  if (mode === SCALED) return readScaled(reader, length);
  if (mode === FLOAT32) return readFloat32(reader, length);
  if (mode === FLOAT64) return new Float64Array(length).map(() => reader.float64());
  throw new RangeError(`unknown kind of packed column: ${mode}`);
}

interface Scaled {
  readonly decimals: number;
  readonly step: number;
  readonly first: number;
  /** Differences to the value before, in steps. */
  readonly differences: readonly number[];
}

function toScaled(values: readonly number[]): Scaled | null {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals += 1) {
    const whole = toWhole(values, 10 ** decimals);
    if (whole === null) continue;
    const differences: number[] = [];
    let step = 0;
    for (let i = 1; i < whole.length; i += 1) {
      const difference = (whole[i] ?? 0) - (whole[i - 1] ?? 0);
      differences.push(difference);
      step = commonStep(step, Math.abs(difference));
    }
    if (step > 1) for (let i = 0; i < differences.length; i += 1) differences[i] = (differences[i] ?? 0) / step;
    if (differences.some((difference) => Math.abs(difference) > WIDEST_DIFFERENCE)) return null;
    return { decimals, step, first: whole[0] ?? 0, differences };
  }
  return null;
}

/** The values × scale as whole numbers, when dividing gives each of them back exactly. */
function toWhole(values: readonly number[], scale: number): number[] | null {
  const whole: number[] = [];
  for (const value of values) {
    const rounded = Math.round(value * scale);
    // -0 would come back as 0: it is one.
    if (Math.abs(rounded) > 2 ** 52 || rounded / scale !== value) return null;
    whole.push(rounded === 0 ? 0 : rounded);
  }
  return whole;
}

/** Greatest common divisor. */
function commonStep(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function writeScaled(writer: ByteWriter, { decimals, step, first, differences }: Scaled): void {
  writer.byte(SCALED);
  writer.byte(decimals);
  writer.signed(first);
  writer.varint(step);
  // Step 0: every value equals the first.
  if (step > 0) for (const difference of differences) writer.signed(difference);
}

function readScaled(reader: ByteReader, length: number): Float64Array {
  const scale = 10 ** reader.byte();
  let whole = reader.signed();
  const step = reader.varint();
  const values = new Float64Array(length).fill(whole / scale);
  if (step === 0) return values;
  for (let i = 1; i < length; i += 1) {
    whole += reader.signed() * step;
    values[i] = whole / scale;
  }
  return values;
}

function fitsFloat32(value: number): boolean {
  const size = Math.abs(value);
  return value === 0 || (size > SMALLEST_FLOAT && size < LARGEST_FLOAT);
}

/** Byte planes (all first bytes, then all second bytes …) of the float and its difference in bits: alike bytes lie together, which deflate likes. */
function writeFloat32(writer: ByteWriter, values: readonly number[], mantissaBits: number): void {
  const dropped = 23 - mantissaBits;
  const half = dropped === 0 ? 0 : 2 ** (dropped - 1);
  const planes = new Uint8Array(values.length * 4);
  let before = 0;
  values.forEach((value, i) => {
    float[0] = value;
    // Rounds the mantissa; a carry runs into the exponent, which is the next larger float, as it should be.
    const bits = (((floatBits[0] ?? 0) + half) >>> dropped) >>> 0;
    const difference = (bits - before) | 0;
    const zigzag = ((difference << 1) ^ (difference >> 31)) >>> 0;
    before = bits;
    for (let plane = 0; plane < 4; plane += 1) planes[plane * values.length + i] = (zigzag >>> (24 - 8 * plane)) & 0xff;
  });
  writer.byte(FLOAT32);
  writer.byte(dropped);
  writer.bytes(planes);
}

function readFloat32(reader: ByteReader, length: number): Float64Array {
  const dropped = reader.byte();
  const planes = reader.bytes(length * 4);
  const bits = new Uint32Array(length);
  let before = 0;
  for (let i = 0; i < length; i += 1) {
    const zigzag = ((planes[i] ?? 0) << 24) | ((planes[length + i] ?? 0) << 16) | ((planes[2 * length + i] ?? 0) << 8) | (planes[3 * length + i] ?? 0);
    before = (before + ((zigzag >>> 1) ^ -(zigzag & 1))) | 0;
    bits[i] = before << dropped;
  }
  return Float64Array.from(new Float32Array(bits.buffer));
}
