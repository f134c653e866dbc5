/** The alphabet of Bitcoin and Solana: no 0, O, I, l. */
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const VALUES: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]));

/** @returns the bytes, or null when a character is not in the alphabet. An empty text is no bytes. */
export function decodeBase58(text: string): Uint8Array | null {
  // Little-endian digits in base 2^24: products stay below 2^53.
  const digits: number[] = [];
  for (const letter of text) {
    const value = VALUES.get(letter);
    if (value === undefined) return null;
    let carry = value;
    for (let i = 0; i < digits.length; i += 1) {
      carry += (digits[i] ?? 0) * 58;
      digits[i] = carry & 0xff_ff_ff;
      carry = Math.floor(carry / 0x1_00_00_00);
    }
    if (carry > 0) digits.push(carry);
  }
  let zeros = 0;
  while (zeros < text.length && text[zeros] === '1') zeros += 1;
  const bytes: number[] = [];
  for (const digit of digits) bytes.push(digit & 0xff, (digit >> 8) & 0xff, (digit >> 16) & 0xff);
  while (bytes.length > 0 && bytes.at(-1) === 0) bytes.pop();
  const out = new Uint8Array(zeros + bytes.length);
  for (let i = 0; i < bytes.length; i += 1) out[zeros + i] = bytes[bytes.length - 1 - i] ?? 0;
  return out;
}

export function encodeBase58(bytes: Uint8Array): string {
  let zeros = 0;
  while (zeros < bytes.length && bytes[zeros] === 0) zeros += 1;
  const digits: number[] = [];
  for (let i = zeros; i < bytes.length; i += 1) {
    let carry = bytes[i] ?? 0;
    for (let j = 0; j < digits.length; j += 1) {
      carry += (digits[j] ?? 0) * 256;
      digits[j] = carry % 58;
      carry = Math.floor(carry / 58);
    }
    while (carry > 0) {
      digits.push(carry % 58);
      carry = Math.floor(carry / 58);
    }
  }
  let text = '1'.repeat(zeros);
  for (let i = digits.length - 1; i >= 0; i -= 1) text += ALPHABET[digits[i] ?? 0] ?? '';
  return text;
}
