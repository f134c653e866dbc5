import { priceIdsOf } from '../../../shared/networks/price-ids';
import type { Answer, Market } from './market';

const STEP_MS: Readonly<Record<string, number>> = { '1h': 3_600_000, '1d': 86_400_000 };

/** `data-api.binance.vision/api/v3/klines`: rows of twelve, prices as text, at most a thousand; a pair it does not know is an error of its own. */
export function binanceAnswer(path: readonly string[], query: URLSearchParams, market: Market): Answer | null {
  if (path.join('/') !== 'api/v3/klines') return null;
  const coin = market.coins.find((one) => priceIdsOf(one.mint).binance === query.get('symbol'));
  const step = STEP_MS[query.get('interval') ?? ''];
  if (coin?.binance === undefined || step === undefined) return { status: 400, body: { code: -1121, msg: 'Invalid symbol.' } };
  const rows: unknown[] = [];
  const end = Math.min(Number(query.get('endTime')), market.nowMs());
  for (let at = Math.ceil(Number(query.get('startTime')) / step) * step; at <= end && rows.length < Number(query.get('limit')); at += step) {
    const open = coin.binance(at);
    const close = coin.binance(at + step - 1) ?? open;
    if (open === null || close === null) continue;
    const text = (usdt: number): string => usdt.toFixed(8);
    rows.push([at, text(open), text(Math.max(open, close)), text(Math.min(open, close)), text(close), '1000.0', at + step - 1, '2000.0', 10, '500.0', '1000.0', '0']);
  }
  return { status: 200, body: rows };
}
