/** The figures of all lines side by side, by row number. About 44 bytes a line. */
export interface LineColumns {
  /** Time of the line, UTC ms; `END_OF_TIME_MS` while it is not known. */
  readonly sortMs: Float64Array;
  readonly slot: Float64Array;
  /** Number of the line's group; `NO_LINE` where there is no line of this row number. */
  readonly group: Int32Array;
  /** Value at receipt, USD; NaN without a price. */
  readonly usd: Float64Array;
  /** Base units in four pieces of 32 bits, lowest first. */
  readonly base: Uint32Array;
}

export const NO_LINE = -1;
/** Pieces of a base amount. */
export const PIECES = 4;
const PIECE_BITS = 32n;
const PIECE_MASK = 0xffff_ffffn;
const MOST = 1n << (PIECE_BITS * BigInt(PIECES));

export const createColumns = (capacity: number): LineColumns => ({
  sortMs: new Float64Array(capacity), slot: new Float64Array(capacity), group: new Int32Array(capacity).fill(NO_LINE), usd: new Float64Array(capacity), base: new Uint32Array(capacity * PIECES),
});

/** The same figures with room for more. */
export function grownColumns(columns: LineColumns, capacity: number): LineColumns {
  const grown = createColumns(capacity);
  grown.sortMs.set(columns.sortMs);
  grown.slot.set(columns.slot);
  grown.group.set(columns.group);
  grown.usd.set(columns.usd);
  grown.base.set(columns.base);
  return grown;
}

/** Up to 15 digits fit a double exactly: most amounts need no bigint. */
const SMALL_DIGITS = 15;
const SMALL = /^\d+$/;

/** Writes an amount into its pieces. @returns false when it is no whole amount from 0 to 2^128: it is kept apart then */
export function putBase(columns: LineColumns, row: number, base: string): boolean {
  const at = row * PIECES;
  if (base.length <= SMALL_DIGITS) {
    if (!SMALL.test(base)) return false;
    const value = Number(base);
    columns.base[at] = value % 2 ** 32;
    columns.base[at + 1] = Math.floor(value / 2 ** 32);
    columns.base[at + 2] = 0;
    columns.base[at + 3] = 0;
    return true;
  }
  if (!SMALL.test(base)) return false;
  let left = BigInt(base);
  if (left >= MOST) return false;
  for (let piece = 0; piece < PIECES; piece += 1) {
    columns.base[at + piece] = Number(left & PIECE_MASK);
    left >>= PIECE_BITS;
  }
  return true;
}

/** Adds amounts up without a bigint for each: pieces are summed as doubles, exact for two million lines, then put together. */
export interface BaseSum {
  p0: number;
  p1: number;
  p2: number;
  p3: number;
  added: number;
  /** Sums that left the doubles, and amounts that fit no pieces. */
  carried: bigint;
}

export const createBaseSum = (): BaseSum => ({ p0: 0, p1: 0, p2: 0, p3: 0, added: 0, carried: 0n });

/** A piece is below 2^32: so many of them stay below 2^53. */
const CARRY_AFTER = 2_000_000;

export function addBase(sum: BaseSum, columns: LineColumns, row: number): void {
  const at = row * PIECES;
  const { base } = columns;
  sum.p0 += base[at] ?? 0;
  sum.p1 += base[at + 1] ?? 0;
  sum.p2 += base[at + 2] ?? 0;
  sum.p3 += base[at + 3] ?? 0;
  sum.added += 1;
  if (sum.added >= CARRY_AFTER) carry(sum);
}

function carry(sum: BaseSum): void {
  sum.carried += BigInt(sum.p0) + (BigInt(sum.p1) << 32n);
  if (sum.p2 !== 0 || sum.p3 !== 0) sum.carried += (BigInt(sum.p2) << 64n) + (BigInt(sum.p3) << 96n);
  sum.p0 = 0;
  sum.p1 = 0;
  sum.p2 = 0;
  sum.p3 = 0;
  sum.added = 0;
}

export function totalOf(sum: BaseSum): bigint {
  carry(sum);
  return sum.carried;
}
