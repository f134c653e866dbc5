/** Field prime of curve 25519. Source: RFC 8032, section 5.1. */
const P = (1n << 255n) - 19n;
/** Edwards curve constant d = -121665/121666 mod p. Source: RFC 8032, section 5.1. */
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

const mod = (x: bigint): bigint => ((x % P) + P) % P;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = mod(base);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

/**
 * Whether 32 bytes are a point of the ed25519 curve (a possible public key) or not (a program-derived address).
 * x² = (y² - 1) / (d·y² + 1) has a root exactly when numerator · denominator is a square.
 */
export function isOnCurve(bytes: Uint8Array): boolean {
  if (bytes.length !== 32) return false;
  let y = 0n;
  for (let i = 31; i >= 0; i -= 1) y = (y << 8n) | BigInt(i === 31 ? (bytes[i] ?? 0) & 0x7f : (bytes[i] ?? 0));
  const y2 = mod(y * y);
  const product = mod((y2 - 1n) * (D * y2 + 1n));
  return product === 0n || power(product, (P - 1n) / 2n) === 1n;
}
