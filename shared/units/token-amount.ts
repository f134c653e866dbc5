/**
 * Token amounts are whole base units (bigint) and the token's decimals, end to end: no float ever holds a balance.
 */
export interface TokenAmount {
  readonly base: bigint;
  readonly decimals: number;
}

/** The form in which amounts cross the contract and lie in JSON: base units as a decimal integer string. */
export interface TokenAmountWire {
  readonly base: string;
  readonly decimals: number;
}

export const tokenAmount = (base: bigint, decimals: number): TokenAmount => ({ base, decimals });

export const toWire = (a: TokenAmount): TokenAmountWire => ({ base: a.base.toString(), decimals: a.decimals });

export const fromWire = (w: TokenAmountWire): TokenAmount => ({ base: BigInt(w.base), decimals: w.decimals });

/** @throws RangeError when the decimals differ: amounts of different tokens are never added. */
export function addAmounts(a: TokenAmount, b: TokenAmount): TokenAmount {
  if (a.decimals !== b.decimals) throw new RangeError(`amounts of ${a.decimals} and ${b.decimals} decimals cannot be added`);
  return { base: a.base + b.base, decimals: a.decimals };
}

/** Exact decimal text without trailing zeros, for copy and export: 1_500_000_000 at 8 decimals is "15". */
export function toDecimalText(a: TokenAmount): string {
  const negative = a.base < 0n;
  const digits = (negative ? -a.base : a.base).toString().padStart(a.decimals + 1, '0');
  const whole = digits.slice(0, digits.length - a.decimals);
  const fraction = a.decimals === 0 ? '' : digits.slice(-a.decimals).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Parses exact decimal text; null when it is no number or has more places than the token. */
export function parseDecimalText(text: string, decimals: number): TokenAmount | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) return null;
  const fraction = match[3] ?? '';
  if (fraction.length > decimals) return null;
  const base = BigInt((match[2] ?? '0') + fraction.padEnd(decimals, '0'));
  return { base: match[1] === '-' ? -base : base, decimals };
}

/** The amount as a float of whole tokens, for money (price × amount) and charts only; never stored as a balance. */
export const toNumber = (a: TokenAmount): number => Number(toDecimalText(a));

/** @throws RangeError when the decimals differ. */
export const subtractAmounts = (a: TokenAmount, b: TokenAmount): TokenAmount => addAmounts(a, { base: -b.base, decimals: b.decimals });

/** Below 0, 0 or above 0 as `a` is less than, equal to or more than `b`, whatever their decimals. */
export function compareAmounts(a: TokenAmount, b: TokenAmount): number {
  const left = a.base * 10n ** BigInt(Math.max(0, b.decimals - a.decimals));
  const right = b.base * 10n ** BigInt(Math.max(0, a.decimals - b.decimals));
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The sum of amounts of one token; an empty list is 0. @throws RangeError when one has other decimals. */
export const sumAmounts = (amounts: readonly TokenAmount[], decimals: number): TokenAmount => amounts.reduce(addAmounts, tokenAmount(0n, decimals));
