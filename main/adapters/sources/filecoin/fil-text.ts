import type { SchemaElement } from 'hyparquet';
import { FIL_DECIMALS } from '../../../../shared/networks/filecoin/tokens';
import { LARGEST_ATTOFIL } from '../../../../shared/networks/filecoin/constants';

/**
 * The number of the file as decimal text, digit for digit; null when it is none. A double is written with the shortest text that means it (about
 * 16 digits), never with more: its further binary digits are no knowledge of the source. Decimals are exact.
 */
export function toDecimalDigits(value: unknown, element: Pick<SchemaElement, 'scale'>): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? plain(String(value)) : null;
  const units = typeof value === 'bigint' ? value : value instanceof Uint8Array ? bigEndian(value) : null;
  if (units === null) return null;
  return withPoint(units, element.scale ?? 0);
}

function withPoint(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const fraction = scale === 0 ? '' : digits.slice(-scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Two's complement, most significant byte first; at most 32 bytes. */
function bigEndian(bytes: Uint8Array): bigint | null {
  if (bytes.length === 0 || bytes.length > 32) return null;
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}

/** `1.5e-7` as `0.00000015`. */
function plain(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + shift;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Longest text taken for an amount: a double below one attoFIL can have 340 places. */
const LONGEST = 400;

/**
 * attoFIL of a decimal text; places beyond the eighteenth are cut off, they are less than one attoFIL.
 * @returns null for a text that is no amount of FIL: no number, negative, or more than can ever exist
 */
export function toAttoFil(text: string): bigint | null {
  if (text.length > LONGEST) return null;
  const match = /^(\d{1,60})(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  const base = BigInt((match[1] ?? '0') + (match[2] ?? '').slice(0, FIL_DECIMALS).padEnd(FIL_DECIMALS, '0'));
  return base <= LARGEST_ATTOFIL ? base : null;
}
