import { priceIdsOf } from '../../../shared/networks/price-ids';
import type { Answer, Market, MarketCoin } from './market';

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

const widthOf = (text: string | null, fallbackS: number): number => {
  const match = /^(\d+)([hd]?)$/i.exec(text ?? '');
  if (match === null) return fallbackS;
  const unit = { h: HOUR_S, d: DAY_S, '': 1 }[(match[2] ?? '').toLowerCase()] ?? 1;
  return Number(match[1]) * unit;
};

/** History is hourly there: the stored price nearest to the instant, not the instant itself. */
function stored(coin: MarketCoin, atS: number, widthS: number, nowS: number): { readonly price: number; readonly timestamp: number } | null {
  for (let away = 0; away <= widthS / HOUR_S + 1; away += 1) {
    const hour = Math.round(atS / HOUR_S);
    for (const timestamp of [(hour - away) * HOUR_S + 7, (hour + away) * HOUR_S + 7]) {
      const price = timestamp > nowS || Math.abs(timestamp - atS) > widthS ? null : coin.defillama(timestamp * 1000);
      if (price !== null) return { price, timestamp };
    }
  }
  return null;
}

/** `coins.llama.fi`: prices/current, batchHistorical and chart. Coins it does not know are absent. */
export function defiLlamaAnswer(path: readonly string[], query: URLSearchParams, market: Market): Answer | null {
  const nowS = Math.floor(market.nowMs() / 1000);
  const coinOf = (id: string): MarketCoin | undefined => market.coins.find((coin) => priceIdsOf(coin.mint).defillama === id);
  const coins: Record<string, unknown> = {};

  if (path[0] === 'prices' && path[1] === 'current') {
    for (const id of (path[2] ?? '').split(',')) {
      const coin = coinOf(id);
      const price = coin?.defillama(nowS * 1000) ?? null;
      if (coin !== undefined && price !== null) coins[id] = { decimals: 8, symbol: coin.symbol, price, timestamp: nowS - 30, confidence: 0.99 };
    }
    return { status: 200, body: { coins } };
  }
  if (path[0] === 'batchHistorical') {
    const asked = JSON.parse(query.get('coins') ?? '{}') as Record<string, number[]>;
    const widthS = widthOf(query.get('searchWidth'), 6 * HOUR_S);
    for (const [id, instants] of Object.entries(asked)) {
      const coin = coinOf(id);
      if (coin === undefined) continue;
      const prices = instants.flatMap((atS) => {
        const found = stored(coin, atS, widthS, nowS);
        return found === null ? [] : [{ ...found, confidence: 0.98 }];
      });
      if (prices.length > 0) coins[id] = { symbol: coin.symbol, prices };
    }
    return { status: 200, body: { coins } };
  }
  if (path[0] === 'chart') {
    const start = Number(query.get('start'));
    const span = Number(query.get('span'));
    const widthS = widthOf(query.get('searchWidth'), 600);
    for (const id of (path[1] ?? '').split(',')) {
      const coin = coinOf(id);
      if (coin === undefined) continue;
      const prices = Array.from({ length: span }, (_, n) => stored(coin, start + n * DAY_S, widthS, nowS)).filter((row) => row !== null);
      if (prices.length > 0) coins[id] = { symbol: coin.symbol, confidence: 0.99, prices };
    }
    return { status: 200, body: { coins } };
  }
  return null;
}
