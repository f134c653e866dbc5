import { isPrice } from '../json-shapes';

export interface Candle {
  /** UTC ms at which the candle opened and at which it closed. */
  readonly openMs: number;
  readonly closeMs: number;
  /** In USDT. */
  readonly open: number;
  readonly close: number;
}

const HOUR_MS = 3_600_000;

/** Reads `klines`: rows of twelve, prices as text. A row that is none is left out; a list that is none is not an answer. */
export function parseKlines(json: unknown): { readonly ok: true; readonly candles: readonly Candle[] } | { readonly ok: false; readonly why: 'unknown-shape' } {
  if (!Array.isArray(json)) return { ok: false, why: 'unknown-shape' };
  const candles = json.flatMap((row: unknown) => {
    if (!Array.isArray(row)) return [];
    const [openMs, openText, , , closeText, , closeMs]: readonly unknown[] = row;
    const open = Number(openText);
    const close = Number(closeText);
    if (typeof openMs !== 'number' || typeof closeMs !== 'number' || !isPrice(open) || !isPrice(close)) return [];
    // The data host changed from milliseconds to microseconds for some files: such a time is no time.
    if (openMs < 1_230_768_000_000 || openMs > 4_102_444_800_000 || closeMs < openMs || closeMs - openMs > 48 * HOUR_MS) return [];
    return [{ openMs, closeMs, open, close }];
  });
  return { ok: true, candles };
}
