import { describe, expect, it } from 'vitest';
import { MOBILE } from '../../../shared/networks/helium/tokens';
import { createCancel } from '../../../shared/units/cancel';
import { eventually } from '../../support/misbehaving-server';
import { HNT, ledgerLine, RENDER } from '../../support/ledger-lines';
import { usePricingRig } from './pricing-rig';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A token that no source knows. */
const DUST = 'DustDustDustDustDustDustDustDustDustDust111';

const rig = usePricingRig();

describe('valuing at receipt', () => {
  it('gives each line the nearest price of the first source that has one, with source, time and confidence', async () => {
    const helium = ledgerLine({ atMs: Date.UTC(2026, 0, 10, 12, 20) });
    const oldRender = ledgerLine({ mint: RENDER, symbol: 'RENDER', network: 'render', atMs: Date.UTC(2025, 10, 3, 8) });
    const ancientRender = ledgerLine({ mint: RENDER, symbol: 'RENDER', network: 'render', atMs: Date.UTC(2024, 5, 1) });
    const dust = ledgerLine({ mint: DUST, symbol: null, kind: 'unclassified', network: null });
    rig.add(helium, oldRender, ancientRender, dust);
    const outcome = await rig.make().refresh();
    expect(outcome).toEqual({ valued: 2, unpriced: 2, failed: [], state: 'done' });
    expect(rig.valueOf(helium)).toEqual({ lineId: helium.id, usdPerToken: 2, source: 'defillama', priceAtMs: Date.UTC(2026, 0, 10, 12, 0, 7), confidence: 0.98, typed: false });
    // DefiLlama had nothing then; CoinGecko keeps a year.
    expect(rig.valueOf(oldRender)).toMatchObject({ usdPerToken: 5, source: 'coingecko', confidence: null });
    expect(rig.valueOf(ancientRender)).toBeNull();
    expect(rig.valueOf(dust)).toBeNull();
  });

  it('never values a line again, whatever the sources say later', async () => {
    const line = ledgerLine();
    rig.add(line);
    const pricing = rig.make();
    await pricing.refresh();
    const before = rig.valueOf(line);
    rig.market.coins.forEach((coin) => Object.assign(coin, { defillama: () => 99, coingecko: () => 99 }));
    await rig.clock.advance(2 * DAY);
    expect((await pricing.refresh()).valued).toBe(0);
    expect(rig.valueOf(line)).toEqual(before);
  });

  it('takes a typed price, marks it, and keeps it over any source', async () => {
    const line = ledgerLine({ mint: DUST });
    rig.add(line);
    const pricing = rig.make();
    pricing.setTyped(line.id, 0.5);
    await pricing.refresh();
    expect(rig.valueOf(line)).toEqual({ lineId: line.id, usdPerToken: 0.5, source: 'manual', priceAtMs: line.atMs, confidence: null, typed: true });
    expect(() => pricing.setTyped(line.id, Number.NaN)).toThrow('BAD_INPUT');
    expect(() => pricing.setTyped('nobody', 1)).toThrow('NOT_FOUND');
  });

  it('does not ask again for what nobody has, until the next day', async () => {
    rig.add(ledgerLine({ mint: DUST, kind: 'unclassified', network: null }));
    const pricing = rig.make();
    await pricing.refresh();
    const asked = (): number => rig.server.asked.filter((path) => path.includes('batchHistorical')).length;
    expect(asked()).toBe(1);
    await pricing.refresh();
    expect(asked()).toBe(1);
    await rig.clock.advance(DAY + HOUR);
    await pricing.refresh();
    expect(asked()).toBe(2);
  });

  it('values a thousand lines in few calls', async () => {
    // One transaction with a thousand payments is as good for this as a thousand transactions, and quicker to write.
    const template = ledgerLine();
    const lines = Array.from({ length: 1000 }, (_, n) => ledgerLine({ signature: template.signature, instructionPath: `${n}`, atMs: Date.UTC(2026, 0, 10) - n * 6 * HOUR }));
    rig.store.ledger.savePage({ address: 'address', walletId: 'wallet-1', newest: 's', oldestRead: 's', target: null, complete: false, readSinceMs: null, listed: 1, decoded: 0 }, [{ signature: template.signature, slot: 1, blockTimeMs: 0 }]);
    rig.store.ledger.saveDecoded('wallet-1', template.signature, 'decoded', lines, []);
    expect(await rig.make().refresh()).toMatchObject({ valued: 1000, unpriced: 0 });
    expect(rig.server.asked.filter((path) => path.includes('batchHistorical')).length).toBeLessThanOrEqual(12);
  });
});

describe('without the network', () => {
  it('never throws, says what failed, keeps what is stored and values the rest later', async () => {
    const line = ledgerLine();
    rig.add(line);
    const pricing = rig.make();
    for (const source of ['defillama', 'coingecko', 'frankfurter'] as const) rig.server.fail(source, { status: 403, body: {} });
    expect(await pricing.refresh()).toEqual({ valued: 0, unpriced: 1, failed: ['coingecko', 'defillama', 'ecb-frankfurter'], state: 'partly' });
    expect(pricing.latest(HNT)).toBeNull();
    expect(pricing.convert(1, 'USD', 'EUR', '2026-01-10')).toEqual({ known: false, reason: 'no-rate' });

    for (const source of ['defillama', 'coingecko', 'frankfurter'] as const) rig.server.fail(source, null);
    expect(await pricing.refresh()).toMatchObject({ valued: 1, failed: [], state: 'done' });
    const price = pricing.latest(HNT);
    for (const source of ['defillama', 'coingecko', 'frankfurter'] as const) rig.server.fail(source, { status: 403, body: {} });
    await rig.clock.advance(9 * DAY);
    expect(await pricing.refresh()).toMatchObject({ state: 'partly' });
    // Nine days old, and told with its age.
    expect(pricing.latest(HNT)).toEqual(price);
    expect(pricing.valueHolding({ walletId: 'wallet-1', mint: HNT, symbol: 'HNT', base: '300000000', decimals: 8, asOfMs: rig.clock.now() }, 'EUR')).toMatchObject({ value: { known: true, value: 3 * 2.05 * 0.8 }, asOfMs: price?.atMs });
  });

  it('a source that is down once is not asked again in the same refresh', async () => {
    rig.add(ledgerLine(), ledgerLine({ mint: RENDER }));
    rig.server.fail('defillama', { status: 403, body: {} });
    const outcome = await rig.make().refresh();
    expect(outcome).toMatchObject({ valued: 2, failed: ['defillama'] });
    expect(rig.server.asked.filter((path) => path.startsWith('/defillama'))).toHaveLength(1);
  });

  it('a line waits for the better source rather than take a farther stored price', async () => {
    const line = ledgerLine({ mint: RENDER, atMs: Date.UTC(2026, 0, 10, 12) });
    rig.add(line);
    rig.store.prices.savePoints([{ mint: RENDER, usd: 9, atMs: Date.UTC(2026, 0, 10, 9), source: 'coingecko', confidence: null, fetchedAtMs: 0 }]);
    const pricing = rig.make();
    rig.server.fail('defillama', { status: 403, body: {} });
    rig.server.fail('coingecko', { status: 403, body: {} });
    expect(await pricing.refresh()).toMatchObject({ valued: 0, unpriced: 1 });
    rig.server.fail('defillama', null);
    rig.server.fail('coingecko', null);
    expect(await pricing.refresh()).toMatchObject({ valued: 1 });
    expect(rig.valueOf(line)).toMatchObject({ usdPerToken: 4, source: 'defillama' });
  });

  it('switched off, nothing is asked; stored prices still value', async () => {
    rig.pricesEnabled = false;
    const line = ledgerLine({ mint: DUST });
    rig.add(line, ledgerLine());
    rig.store.prices.savePoints([{ mint: DUST, usd: 7, atMs: (line.atMs ?? 0) + 5 * HOUR, source: 'defillama', confidence: null, fetchedAtMs: 0 }]);
    expect(await rig.make().refresh()).toEqual({ valued: 1, unpriced: 1, failed: [], state: 'skipped' });
    expect(rig.server.asked).toEqual([]);
    expect(rig.valueOf(line)?.usdPerToken).toBe(7);
  });

  it('cancelled, it ends as cancelled and keeps what it has', async () => {
    rig.add(ledgerLine());
    const stop = createCancel();
    stop.cancel();
    expect(await rig.make().refresh(stop)).toMatchObject({ state: 'cancelled', valued: 0 });
    expect(rig.server.asked).toEqual([]);
  });
});

describe('stopping', () => {
  it('ends a refresh that waits for a busy host, leaves no timer, and lets none begin after it', async () => {
    rig.add(ledgerLine());
    rig.server.fail('defillama', { status: 429, body: {}, headers: { 'retry-after': '60' } });
    const pricing = rig.make();
    const waiting = pricing.refresh();
    await eventually(() => rig.http.waitingUntil(rig.server.host) !== null, 'the pause');
    const after = pricing.refresh();
    await pricing.stop();
    expect(await waiting).toMatchObject({ state: 'cancelled', valued: 0 });
    expect(await after).toMatchObject({ state: 'cancelled' });
    expect(rig.clock.pending()).toBe(0);
    const asked = rig.server.asked.length;
    expect(await pricing.refresh()).toMatchObject({ state: 'cancelled' });
    expect(rig.server.asked).toHaveLength(asked);
  });
});

describe('rates', () => {
  it('come in bulk for every day that money is told in, and once', async () => {
    rig.add(ledgerLine({ atMs: Date.UTC(2024, 2, 1) }));
    const pricing = rig.make();
    await pricing.refresh();
    expect(pricing.convert(10, 'USD', 'EUR', '2024-03-01')).toEqual({ known: true, value: 8 });
    expect(pricing.convert(8, 'EUR', 'USD', '2025-12-25')).toEqual({ known: true, value: 10 });
    const calls = rig.server.asked.filter((path) => path.startsWith('/frankfurter')).length;
    expect(calls).toBe(2);
    await pricing.refresh();
    expect(rig.server.asked.filter((path) => path.startsWith('/frankfurter'))).toHaveLength(calls);
  });

  it('the rate of an unsettled day is asked again until it is published', async () => {
    const pricing = rig.make();
    await pricing.refresh();
    expect(rig.store.prices.rate('EUR', '2026-01-15', 'ecb-frankfurter')?.publishedOn).toBe('2026-01-14');
    await rig.clock.advance(4 * HOUR);
    await pricing.refresh();
    expect(rig.store.prices.rate('EUR', '2026-01-15', 'ecb-frankfurter')?.publishedOn).toBe('2026-01-15');
  });
});

describe('daily closes', () => {
  it('of the last year are there for tokens that networks pay in, before any has paid, one a day, asked once a day', async () => {
    const pricing = rig.make();
    await pricing.refresh();
    const days = pricing.daily(HNT).map((point) => Math.floor(point.atMs / DAY));
    expect([days.length >= 366, new Set(days).size]).toEqual([true, days.length]);
    const charts = (mint = HNT): number => rig.server.asked.filter((path) => path.includes(`/chart/solana%3A${mint}`)).length;
    const before = charts();
    await pricing.refresh();
    expect(charts()).toBe(before);
    await rig.clock.advance(DAY);
    await pricing.refresh();
    expect(charts()).toBe(before + 1);
    expect(charts(RENDER)).toBeGreaterThan(0);
    // Paid until January 2025: nobody forecasts in it.
    expect(charts(MOBILE.mint)).toBe(0);
  });
});

it('spot prices of every ten minutes are shown, and kept by the hour', async () => {
  const pricing = rig.make();
  for (let n = 0; n < 13; n += 1) {
    await pricing.refresh();
    await rig.clock.advance(10 * 60_000);
  }
  expect(pricing.latest(HNT)?.atMs).toBe(rig.clock.now() - 10 * 60_000 - 60_000);
  let kept = 0;
  for (let at = rig.clock.now() - 3 * HOUR; at < rig.clock.now(); at += 10 * 60_000) if (rig.store.prices.near(HNT, at, 5 * 60_000) !== null) kept += 1;
  expect(kept).toBe(3);
});

it('a refresh asked for during another is the one after it', async () => {
  const pricing = rig.make();
  const first = pricing.refresh();
  const line = ledgerLine();
  rig.add(line);
  const [, second, third] = await Promise.all([first, pricing.refresh(), pricing.refresh()]);
  expect(second).toBe(third);
  expect(rig.valueOf(line)?.usdPerToken).toBe(2);
});
