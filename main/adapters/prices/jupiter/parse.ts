import { isObject, isPrice } from '../json-shapes';

export interface JupiterPrice {
  readonly mint: string;
  readonly usd: number;
  readonly liquidityUsd: number | null;
}

/** Reads `price/v3`: an object by mint. What it calls unreliable is absent or null there, and has no price here. */
export function parseJupiter(json: unknown): { readonly ok: true; readonly prices: readonly JupiterPrice[] } | { readonly ok: false; readonly why: 'unknown-shape' } {
  if (!isObject(json)) return { ok: false, why: 'unknown-shape' };
  const prices = Object.entries(json).flatMap(([mint, row]) => {
    if (!isObject(row) || !isPrice(row['usdPrice'])) return [];
    const liquidity = row['liquidity'];
    return [{ mint, usd: row['usdPrice'], liquidityUsd: typeof liquidity === 'number' && Number.isFinite(liquidity) && liquidity >= 0 ? liquidity : null }];
  });
  return { ok: true, prices };
}
