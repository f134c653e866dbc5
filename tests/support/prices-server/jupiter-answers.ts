import type { Answer, Market } from './market';

/** `api.jup.ag/price/v3`: an object by mint, at most fifty; what it does not trust is left out. */
export function jupiterAnswer(path: readonly string[], query: URLSearchParams, market: Market): Answer | null {
  if (path.join('/') !== 'price/v3') return null;
  const asked = (query.get('ids') ?? '').split(',');
  if (asked.length > 50) return { status: 400, body: { error: 'too many ids' } };
  const body: Record<string, unknown> = {};
  for (const mint of asked) {
    const known = market.coins.find((coin) => coin.mint === mint)?.jupiter?.();
    if (known !== undefined) body[mint] = { usdPrice: known.usd, blockId: 348004023, decimals: 8, priceChange24h: 1.29, liquidity: known.liquidity, createdAt: '2024-06-05T08:55:25.527Z' };
  }
  return { status: 200, body };
}
