import type { LineKind, LineValue, LedgerLine } from '../../../shared/domain/reward';
import { dayOf, isCounted, tokenTotals, totalValue, type ValuedLine } from '../../../shared/domain/totals';
import { transactionLink } from '../../../shared/networks/explorers';
import type { Known } from '../../../shared/units/known';
import { roundLines } from '../../../shared/units/money';
import { toDecimalText, toWire } from '../../../shared/units/token-amount';
import { isoTime } from './iso-time';
import { MAX_ADDRESS, outsideText, outsideTextOrNull } from './outside-text';

/**
 * Places of an exported value. Rewards of fractions of a cent are common, so cents would lose most of them; at six places the sum of
 * ten thousand lines is still exact in a double.
 */
export const EXPORT_DIGITS = 6;

/** A line as it leaves the app: flat, exact, with everything needed to check it. */
export interface ExportLine {
  readonly id: string;
  /** ISO 8601 in UTC; null while the chain has not told. */
  readonly time: string | null;
  /** Day in the operator's zone, YYYY-MM-DD. */
  readonly day: string | null;
  readonly kind: LineKind;
  readonly network: string | null;
  readonly symbol: string | null;
  readonly mint: string;
  /** Whole tokens as exact decimal text. */
  readonly amount: string;
  /** The same in base units. */
  readonly base: string;
  readonly decimals: number;
  readonly usdPerToken: number | null;
  readonly priceTime: string | null;
  readonly priceSource: string | null;
  readonly priceTyped: boolean;
  /** Value at receipt in the report's currency; null when it is not income, or not known. */
  readonly value: number | null;
  /** Why an income line has no value; null otherwise. */
  readonly valueMissing: string | null;
  readonly walletId: string;
  readonly sourceDevice: string | null;
  readonly sender: string | null;
  readonly transaction: string;
  readonly link: string | null;
}

export interface RewardsReport {
  readonly currency: string;
  readonly tz: string;
  readonly lines: readonly ExportLine[];
  /** Exactly the sum of the values of the lines; null when there are income lines and none has a value. */
  readonly total: number | null;
  /** Income lines, and those of them that lack a value: while there are any, the total is "at least". */
  readonly counted: number;
  readonly missing: number;
  readonly tokens: readonly {
    readonly network: string | null; readonly symbol: string | null; readonly mint: string; readonly base: string; readonly decimals: number; readonly amount: string;
    readonly lines: number; readonly missing: number;
  }[];
}

/** What the report asks of a line: less than the whole of it, so that a long file need not read the whole. */
export interface ReportLine {
  readonly line: Pick<LedgerLine, 'id' | 'chain' | 'walletId' | 'signature' | 'mint' | 'symbol' | 'base' | 'decimals' | 'atMs' | 'kind' | 'network' | 'sourceDevice' | 'sender'>;
  readonly usd: Omit<LineValue, 'lineId' | 'confidence'> | null;
  readonly value: Known<number>;
}

/** Values of income lines as they are exported, in the order of the lines: rounded so that their sum is the rounded total; null stays null. */
export function roundValues(exact: readonly (number | null)[]): { readonly values: readonly (number | null)[]; readonly total: number } {
  const rounded = roundLines(exact.filter((value) => value !== null), EXPORT_DIGITS);
  let n = 0;
  return { values: exact.map((value) => (value === null ? null : (rounded.lines[n++] ?? 0))), total: rounded.total };
}

/** The same of lines of every kind: null for what is no income or not known. */
export const exportValues = (lines: readonly ReportLine[]): ReturnType<typeof roundValues> =>
  roundValues(lines.map((entry) => (isCounted(entry.line) && entry.value.known ? entry.value.value : null)));

/** @param exported its value by `exportValues` */
export const toExportLine = ({ line, usd, value }: ReportLine, exported: number | null, tz: string): ExportLine => ({
  id: line.id,
  time: line.atMs === null ? null : isoTime(line.atMs),
  day: line.atMs === null ? null : dayOf(line.atMs, tz),
  kind: line.kind,
  network: outsideTextOrNull(line.network),
  symbol: outsideTextOrNull(line.symbol),
  mint: outsideText(line.mint, MAX_ADDRESS),
  amount: toDecimalText({ base: BigInt(line.base), decimals: line.decimals }),
  base: line.base,
  decimals: line.decimals,
  usdPerToken: usd?.usdPerToken ?? null,
  priceTime: usd === null ? null : isoTime(usd.priceAtMs),
  priceSource: usd?.source ?? null,
  priceTyped: usd?.typed ?? false,
  value: exported,
  valueMissing: isCounted(line) && !value.known ? value.reason : null,
  walletId: line.walletId,
  sourceDevice: outsideTextOrNull(line.sourceDevice, MAX_ADDRESS),
  sender: outsideTextOrNull(line.sender, MAX_ADDRESS),
  transaction: line.signature,
  link: transactionLink(line.chain, line.signature),
});

/** The report that CSV and JSON are both written from. The order of the lines is kept. */
export function toRewardsReport(lines: readonly (ReportLine & ValuedLine)[], currency: string, tz: string): RewardsReport {
  const counted: readonly ValuedLine[] = lines.filter((entry) => isCounted(entry.line));
  const sum = totalValue(counted);
  const { values, total } = exportValues(lines);
  return {
    currency,
    tz,
    lines: lines.map((entry, index) => toExportLine(entry, values[index] ?? null, tz)),
    total: sum.value.known ? total : null,
    counted: sum.lines,
    missing: sum.missing,
    tokens: tokenTotals(counted).map((token) => ({
      network: token.network, symbol: outsideTextOrNull(token.symbol), mint: token.mint, ...toWire(token.amount), amount: toDecimalText(token.amount), lines: token.lines, missing: token.missing,
    })),
  };
}
