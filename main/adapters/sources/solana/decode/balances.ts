import { asAddress, asBaseUnits, asCount, asList, asRecord, type JsonRecord } from './json';
import type { LamportBalance, TokenBalance } from './transaction';

interface Side {
  readonly account: string;
  readonly mint: string;
  readonly owner: string | null;
  readonly decimals: number;
  readonly base: bigint;
}

/**
 * Token balances by account and mint, before and after. `uiAmount` is a float and never looked at.
 * @returns null when the answer has no such arrays (very old records), `malformed` when they cannot be read
 */
export function parseTokenBalances(meta: JsonRecord, keys: readonly string[]): readonly TokenBalance[] | null | 'malformed' {
  const before = asList(meta['preTokenBalances']);
  const after = asList(meta['postTokenBalances']);
  // Old records have neither; one side alone is half an answer, from which a balance would seem to have come out of nothing.
  const isAbsent = (side: unknown): boolean => side === undefined || side === null;
  if (before === null || after === null) return isAbsent(meta['preTokenBalances']) && isAbsent(meta['postTokenBalances']) ? null : 'malformed';
  const pre = before.map((value) => parseSide(value, keys));
  const post = after.map((value) => parseSide(value, keys));
  const rows = new Map<string, TokenBalance>();
  for (const side of pre) {
    if (side === null) return 'malformed';
    const { base, ...facts } = side;
    rows.set(`${side.account} ${side.mint}`, { ...facts, pre: base, post: 0n });
  }
  for (const side of post) {
    if (side === null) return 'malformed';
    const { base, ...facts } = side;
    const key = `${side.account} ${side.mint}`;
    const known = rows.get(key);
    rows.set(key, { ...facts, owner: side.owner ?? known?.owner ?? null, pre: known?.pre ?? 0n, post: base });
  }
  return [...rows.values()];
}

function parseSide(value: unknown, keys: readonly string[]): Side | null {
  const record = asRecord(value);
  const index = asCount(record?.['accountIndex']);
  const account = index === null ? undefined : keys[index];
  const mint = asAddress(record?.['mint']);
  const amount = asRecord(record?.['uiTokenAmount']);
  const base = asBaseUnits(amount?.['amount']);
  const decimals = asCount(amount?.['decimals']);
  if (account === undefined || mint === null || base === null || decimals === null || decimals > 255) return null;
  return { account, mint, owner: asAddress(record?.['owner']), decimals, base };
}

/** Lamports by account before and after; null when the arrays are there and cannot be read. */
export function parseLamports(meta: JsonRecord, keys: readonly string[]): ReadonlyMap<string, LamportBalance> | null {
  const before = asList(meta['preBalances']);
  const after = asList(meta['postBalances']);
  const rows = new Map<string, LamportBalance>();
  if (before === null || after === null) return rows;
  if (before.length !== after.length) return null;
  for (const [index, key] of keys.entries()) {
    const pre = asCount(before[index]);
    const post = asCount(after[index]);
    if (pre === null || post === null) return null;
    rows.set(key, { pre: BigInt(pre), post: BigInt(post) });
  }
  return rows;
}
