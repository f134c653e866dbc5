/** Numbers and words as JSON-RPC and contracts write them. Nothing here throws: what is no number is null. */

/** No amount of any token can be larger: contracts count in uint256. */
export const MAX_UINT256 = (1n << 256n) - 1n;

/** A quantity such as `0x1b4`, or null. Negative, decimal, empty and longer than 32 bytes are none. */
export function parseQuantity(value: unknown): bigint | null {
  if (typeof value !== 'string' || !/^0x[0-9a-f]{1,64}$/i.test(value)) return null;
  return BigInt(value);
}

/** A quantity that fits a JavaScript number exactly (heights, seconds, indices); null otherwise. */
export function parseCount(value: unknown): number | null {
  const quantity = parseQuantity(value);
  return quantity === null || quantity > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(quantity);
}

export const toQuantity = (value: number | bigint): string => `0x${value.toString(16)}`;

/** The 32-byte words of call results and log data as numbers; null when the text is not whole words of hexadecimal digits. */
export function wordsOf(data: unknown): readonly bigint[] | null {
  if (typeof data !== 'string' || !/^0x(?:[0-9a-f]{64})*$/i.test(data)) return null;
  const words: bigint[] = [];
  for (let at = 2; at < data.length; at += 64) words.push(BigInt(`0x${data.slice(at, at + 64)}`));
  return words;
}

/** One word as contracts expect it in call data. */
export const wordOf = (value: bigint): string => value.toString(16).padStart(64, '0');
