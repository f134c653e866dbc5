import { checksummed } from '../../../shared/chains/evm/address';
import type { LedgerLine, LineValue } from '../../../shared/domain/reward';
import type { NetworkBook } from '../../../shared/networks/network-book';
import { fiatOf, partsOfTokenId } from '../../../shared/networks/token-id';
import type { Known } from '../../../shared/units/known';
import { parseDecimalText, toNumber, type TokenAmount } from '../../../shared/units/token-amount';
import { parseDecimal } from './cells';
import type { LeftRow, ToldRow } from './imported-row';

/** Version of the reading of imported files; in the evidence of their lines. */
export const IMPORT_VERSION = 1;

/** Whatever a row says beside numbers is text of a stranger: bounded, and without characters that act on the text around them. */
export const plainText = (text: string, most: number): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, most);

export interface ImportedLine {
  readonly line: LedgerLine;
  /** The price the file gives; null: it is looked up like any other. */
  readonly value: LineValue | null;
}

export interface ToLineParts {
  readonly batchId: string;
  readonly book: NetworkBook;
  readonly nowMs: number;
  /** Money of a day in USD. */
  readonly toUsd: (amount: number, currency: string, atMs: number) => Known<number>;
}

interface FoundToken {
  readonly mint: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly network: string | null;
  readonly by: 'id' | 'symbol' | 'money';
}

const MONEY_DECIMALS = 6;

/** The token a file means: by its id, by a symbol that only one token of the book has, or money. */
function findToken(word: string, book: NetworkBook): FoundToken | 'unknown-token' | 'ambiguous-token' | 'decimals-not-known' {
  const { chain, token } = partsOfTokenId(word);
  const canonical = chain.startsWith('eip155:') ? `${chain}/${checksummed(token) ?? token}` : word;
  const byId = book.token(canonical);
  const money = fiatOf(word) ?? (/^(EUR|USD|GBP|CHF)$/.test(word) ? word : null);
  if (byId === null && money !== null) return { mint: `fiat:${money}`, symbol: money, decimals: MONEY_DECIMALS, network: null, by: 'money' };
  const named = byId === null ? book.all.flatMap((network) => network.tokens).filter((one) => one.symbol.toUpperCase() === word.toUpperCase()) : [byId];
  // One token on several chains has one symbol and one price: the first is taken, and the evidence says that a symbol named it.
  const networks = new Set(named.map((one) => one.network));
  const [first] = named;
  if (first === undefined) return 'unknown-token';
  if (networks.size > 1) return 'ambiguous-token';
  if (first.decimals === null) return 'decimals-not-known';
  return { mint: first.mint, symbol: first.symbol, decimals: first.decimals, network: first.network, by: byId === null ? 'symbol' : 'id' };
}

/** A transaction as its chain spells it: files hold links, hashes in capitals, and hashes without their 0x. */
function receiptOf(text: string, mint: string): string {
  const last = plainText(text, 300).replace(/[?#].*$/, '').replace(/\/+$/, '').split('/').at(-1) ?? '';
  const hash = /^(?:0x)?([0-9a-f]{64})$/i.exec(last)?.[1]?.toLowerCase();
  if (hash === undefined) return last.slice(0, 200);
  return /^(eip155:|theta\/)/.test(mint) ? `0x${hash}` : hash;
}

const MOST_BASE = 2n ** 128n;

/** A row as a ledger line of its batch, or why it cannot be one. */
export function toLine(row: ToldRow, fileName: string, format: string, parts: ToLineParts): ImportedLine | LeftRow {
  const left = (why: string, what: string): LeftRow => ({ state: 'bad', line: row.line, why, what: plainText(what, 120) });
  const token = findToken(row.token, parts.book);
  if (typeof token === 'string') return left(token, row.token);
  const amount = parseDecimalText(row.amount, token.decimals) ?? withoutNoise(row.amount, token.decimals);
  if (amount === null) return left('too-precise', row.amount);
  if (amount.base <= 0n) return { state: 'ignored', line: row.line, why: 'paid-nothing', what: row.amount };
  if (amount.base > MOST_BASE) return left('bad-amount', row.amount);
  if (row.atMs > parts.nowMs + 86_400_000) return left('in-the-future', new Date(row.atMs).toISOString());
  if (row.network !== null && parts.book.byId(row.network) === null) return left('unknown-network', row.network);
  const network = row.network ?? token.network;
  const worth = row.worth === null ? null : parseDecimal(row.worth.amount);
  if (row.worth !== null && worth === null) return left('bad-value', row.worth.amount);
  const priced = row.price === null ? null : parts.toUsd(Number(row.price.amount), row.price.currency, row.atMs);
  const usd = row.worth === null || worth === null ? null : parts.toUsd(Number(worth), row.worth.currency, row.atMs);
  const given = priced?.known === true ? priced.value : usd?.known === true ? usd.value / toNumber(amount) : null;
  // Exporters write 0 where they had no price: it is looked up like any other, and never a measured nothing.
  const usdPerToken = given === 0 ? null : given;
  const id = `book:${parts.batchId}:${row.line}`;
  const device = row.device === null ? null : plainText(row.device, 120);
  const line: LedgerLine = {
    id, chain: 'book', walletId: parts.batchId, signature: `import:${parts.batchId}`, instructionPath: String(row.line), destinationAccount: row.ofDay ? 'import-of-day' : 'import', mint: token.mint, symbol: token.symbol,
    base: amount.base.toString(), decimals: amount.decimals, slot: 0, atMs: row.atMs, kind: row.kind, network, sourceDevice: device, sender: null,
    evidence: { rule: 'imported', facts: { file: plainText(fileName, 120), format, line: String(row.line), token: token.by, ...(row.note === '' ? {} : { note: plainText(row.note, 200) }) } },
    decoderVersion: IMPORT_VERSION, ...(row.transaction === null ? {} : { receipt: receiptOf(row.transaction, token.mint) }),
  };
  return { line, value: usdPerToken === null || !Number.isFinite(usdPerToken) || usdPerToken < 0 ? null : { lineId: id, usdPerToken, source: 'imported', priceAtMs: row.atMs, confidence: null, typed: true } };
}

/**
 * Exporters print floats: 0.18966402000000002 of a token of 8 places is 0.18966402. What lies beyond the token's places is left out where it is no
 * more than a float's own noise (less than one part in 10^15); null where it is a real part of the amount.
 */
function withoutNoise(text: string, decimals: number): TokenAmount | null {
  const places = text.split('.')[1]?.length ?? 0;
  const exact = parseDecimalText(text, places);
  if (exact === null || places <= decimals) return exact;
  const unit = 10n ** BigInt(places - decimals);
  const base = (exact.base + unit / 2n) / unit;
  const noise = exact.base - base * unit;
  return (noise < 0n ? -noise : noise) * 10n ** 15n <= exact.base ? { base, decimals } : null;
}
