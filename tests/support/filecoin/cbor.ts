/** Just enough CBOR (RFC 8949) to write a vesting table: unsigned numbers, byte strings and lists. */
function head(major: number, value: number): number[] {
  if (value < 24) return [(major << 5) | value];
  if (value < 256) return [(major << 5) | 24, value];
  if (value < 65_536) return [(major << 5) | 25, value >> 8, value & 0xff];
  return [(major << 5) | 26, (value >>> 24) & 0xff, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}

export const cborList = (items: readonly (readonly number[])[]): number[] => [...head(4, items.length), ...items.flat()];
export const cborNumber = (value: number): number[] => head(0, value);
export const cborBytes = (bytes: readonly number[]): number[] => [...head(2, bytes.length), ...bytes];

/** A token amount of the actors: no bytes for zero, else a sign byte (0: positive) and the magnitude. */
export function cborAmount(base: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = base < 0n ? -base : base; rest > 0n; rest >>= 8n) bytes.unshift(Number(rest & 0xffn));
  return cborBytes(bytes.length === 0 ? [] : [base < 0n ? 1 : 0, ...bytes]);
}

/** The table behind the link of a miner's state, in base64 as `ChainReadObj` gives it. */
export const vestingTableBase64 = (steps: readonly { readonly epoch: number; readonly base: bigint }[], wrapped = false): string => {
  const list = cborList(steps.map((step) => cborList([cborNumber(step.epoch), cborAmount(step.base)])));
  return Buffer.from(wrapped ? cborList([list]) : list).toString('base64');
};
