import { describe, expect, it } from 'vitest';
import type { Pricing } from '../../../main/engine/prices/create-pricing';
import { tokenPrices } from '../../../main/engine/prices/token-prices';
import type { LedgerLine } from '../../../shared/domain/reward';
import { MOBILE } from '../../../shared/networks/helium/tokens';
import { builtInBook } from '../../../shared/networks/registry';
import { HNT, ledgerLine, RENDER } from '../../support/ledger-lines';
import { createPricesServer } from '../../support/prices-server/prices-server';
import { usePricingRig } from './pricing-rig';

const DAY = 86_400_000;

const rig = usePricingRig();

describe('several sources of today’s price', () => {
  const find = (pricing: Pricing, mint: string) => tokenPrices([mint], pricing, builtInBook)[0];

  it('are asked in the order pools, CoinGecko, DefiLlama, and flagged when they differ by more than 3 %', async () => {
    Object.assign(rig.market.coins[0] ?? {}, { jupiter: () => ({ usd: 2.02, liquidity: 90_000 }) });
    const pricing = rig.make();
    await pricing.refresh();
    expect(find(pricing, HNT)).toMatchObject({ usd: { value: { known: true, value: 2.02 }, source: 'jupiter' }, check: { source: 'coingecko', usd: 2.05, differs: false }, liquidityUsd: 90_000, thin: true });
    expect(find(pricing, RENDER)).toMatchObject({ usd: { value: { value: 5 }, source: 'coingecko' }, check: { source: 'defillama', usd: 4, differs: true }, liquidityUsd: null, thin: false });
    // The second opinion never becomes the price.
    expect(pricing.latest(RENDER)).toMatchObject({ usd: 5, source: 'coingecko' });
    expect(find(pricing, MOBILE.mint)).toMatchObject({ usd: { value: { known: false, reason: 'no-price' }, missing: 1 }, check: null });
  });

  it('a pool that was pushed for a minute is shown with its doubt, and is never the price of a reward', async () => {
    Object.assign(rig.market.coins[0] ?? {}, { jupiter: () => ({ usd: 100, liquidity: 5_000_000 }), coingecko: () => 2, defillama: () => 2 });
    const pricing = rig.make();
    await pricing.refresh();
    expect(find(pricing, HNT)).toMatchObject({ usd: { value: { value: 100 } }, check: { differs: true } });
    const line = ledgerLine({ atMs: rig.clock.now() });
    rig.add(line);
    await pricing.refresh();
    expect(rig.valueOf(line)).toMatchObject({ usdPerToken: 2 });
  });

  it('the next gives the price when the first has none, or is away', async () => {
    Object.assign(rig.market.coins[1] ?? {}, { coingecko: () => null });
    rig.server.fail('jupiter', { status: 403, body: {} });
    const pricing = rig.make();
    await pricing.refresh();
    expect(pricing.failed()).toEqual(['jupiter']);
    expect(pricing.latest(RENDER)).toMatchObject({ usd: 4, source: 'defillama' });
  });

  it('a token known as thin is marked while nobody tells how deep its market is', () => {
    expect(tokenPrices(['7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu'], rig.make(), builtInBook)[0]).toMatchObject({ thin: true, usd: { value: { known: false } } });
  });
});

describe('what has no market', () => {
  it('money is worth its day’s rate, a pegged credit what its network says, and neither is asked of anybody', async () => {
    // A Friday: its rate was published.
    const atMs = Date.UTC(2026, 0, 9, 12);
    const euro = ledgerLine({ mint: 'fiat:EUR', symbol: 'EUR', decimals: 2, base: '800', atMs });
    const dollar = ledgerLine({ mint: 'fiat:USD', symbol: 'USD', decimals: 6, base: '5000000', atMs });
    const act = ledgerLine({ mint: 'akash/uact', symbol: 'ACT', decimals: 6, base: '3000000', network: 'akash', atMs });
    rig.add(euro, dollar, act);
    rig.store.prices.saveRates([{ quote: 'EUR', rate: 0.8, day: '2026-01-09', publishedOn: '2026-01-09', source: 'ecb-frankfurter', fetchedAtMs: Date.UTC(2026, 0, 10) }]);
    expect(await rig.make().refresh()).toMatchObject({ valued: 3, unpriced: 0 });
    expect(rig.valueOf(euro)).toMatchObject({ usdPerToken: 1.25, source: 'fixed' });
    expect([rig.valueOf(dollar)?.usdPerToken, rig.valueOf(act)?.usdPerToken]).toEqual([1, 1]);
    expect(rig.server.asked.filter((path) => path.includes('fiat') || path.includes('uact'))).toEqual([]);
  });

  it('a line in money waits for the rate of its day and then has its price', async () => {
    const euro = ledgerLine({ mint: 'fiat:EUR', symbol: 'EUR', decimals: 2, base: '800', atMs: Date.UTC(2026, 0, 9, 12) });
    rig.add(euro);
    rig.server.fail('frankfurter', { status: 403, body: {} });
    const pricing = rig.make();
    expect(await pricing.refresh()).toMatchObject({ valued: 0, unpriced: 1 });
    rig.server.fail('frankfurter', null);
    await pricing.refresh();
    expect(await pricing.refresh()).toMatchObject({ unpriced: 0 });
    expect(rig.valueOf(euro)?.usdPerToken).toBe(1.25);
  });

  it('is shown as the same money it was, also around midnight and while a weekend’s rate may still change', async () => {
    const rateOfDay: Readonly<Record<string, number>> = { '2026-01-08': 0.8, '2026-01-09': 0.9 };
    rig.market = { ...rig.market, rate: (quote, day) => (quote === 'EUR' ? (rateOfDay[day] ?? 0.7) : null) };
    await rig.server.close();
    rig.server = await createPricesServer(rig.market);
    // 00:30 in Berlin on the 9th is still the 8th in UTC; the 10th is a Saturday, five days ago.
    const night = ledgerLine({ mint: 'fiat:EUR', symbol: 'EUR', decimals: 2, base: '10000', atMs: Date.UTC(2026, 0, 8, 23, 30) });
    const saturday = ledgerLine({ mint: 'fiat:EUR', symbol: 'EUR', decimals: 2, base: '10000', atMs: Date.UTC(2026, 0, 10, 12) });
    rig.add(night, saturday);
    const pricing = rig.make();
    await pricing.refresh();
    await pricing.refresh();
    const shown = (line: LedgerLine, day: string): unknown => pricing.valueOf({ line, value: rig.valueOf(line) }, 'EUR', day);
    expect(shown(night, '2026-01-09')).toEqual({ known: true, value: 100 });
    expect(shown(saturday, '2026-01-10')).toEqual({ known: false, reason: 'no-price' });
    await rig.clock.advance(2 * DAY);
    await pricing.refresh();
    await pricing.refresh();
    expect(shown(saturday, '2026-01-10')).toEqual({ known: true, value: 100 });
  });
});

it('a price from the future is none: it would be the newest for ever', async () => {
  Object.assign(rig.market.coins[0] ?? {}, { defillama: () => null });
  rig.server.fail('coingecko', { status: 200, body: { helium: { usd: 1000, last_updated_at: Date.UTC(2098, 0, 1) / 1000 } } });
  const pricing = rig.make();
  await pricing.refresh();
  expect(pricing.latest(HNT)).toBeNull();
  rig.server.fail('coingecko', null);
  await pricing.refresh();
  expect(pricing.latest(HNT)).toMatchObject({ usd: 2.05 });
});

it('rates of the bank and of the blend are kept apart, and the one that is set counts', async () => {
  const pricing = rig.make();
  await pricing.refresh();
  expect(pricing.convert(1, 'USD', 'EUR', '2026-01-14')).toEqual({ known: true, value: 0.8 });
  rig.fiatRates = 'blended';
  expect(pricing.convert(1, 'USD', 'EUR', '2026-01-14')).toEqual({ known: false, reason: 'no-rate' });
  await pricing.refresh();
  expect(pricing.convert(1, 'USD', 'EUR', '2026-01-14')).toEqual({ known: true, value: 0.8 * 1.001 });
  rig.fiatRates = 'ecb';
  expect(pricing.convert(1, 'USD', 'EUR', '2026-01-14')).toEqual({ known: true, value: 0.8 });
});

