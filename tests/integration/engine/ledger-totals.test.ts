import { describe, expect, it, vi } from 'vitest';
import { createRandom } from '../../../shared/economics/random';
import { isCounted, totalValue } from '../../../shared/domain/totals';
import type { LedgerLine, LineKind } from '../../../shared/domain/reward';
import { ledgerTotal } from '../../../main/engine/rewards/ledger-total';
import { toLedgerRow } from '../../../main/engine/rewards/ledger-rows';
import type { LineFilter } from '../../../main/engine/ports/store';
import { HNT, ledgerLine, RENDER } from '../../support/ledger-lines';
import { openEngine, seedWallet, type EngineRig } from './engine-rig';

const DAY = 86_400_000;
const KINDS: readonly LineKind[] = ['reward', 'reward', 'reward', 'staking', 'zero-claim', 'conversion', 'spam', 'unclassified'];

/** Lines of two years with everything that makes one hard to add: no amount, no price, a price of 0, no time, six and eight decimals. */
function drawnLines(count: number, nowMs: number): readonly LedgerLine[] {
  const random = createRandom(11);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random.uniform() * from.length)] as T;
  return Array.from({ length: count }, () =>
    ledgerLine({
      atMs: random.uniform() < 0.02 ? null : Math.round(nowMs - random.uniform() * 730 * DAY),
      kind: pick(KINDS),
      base: random.uniform() < 0.1 ? '0' : String(BigInt(Math.floor(random.uniform() * 9e15)) * 3n),
      ...pick([{ mint: HNT, network: 'helium' }, { mint: RENDER, symbol: 'RENDER', network: 'render', decimals: 6 }]),
    }),
  );
}

function seed(rig: EngineRig, count: number): void {
  const lines = drawnLines(count, rig.clock.now());
  seedWallet(rig.store, lines, null);
  rig.store.ledger.saveValues(lines.flatMap((line, n) => (n % 7 === 0 ? [] : [{ lineId: line.id, usdPerToken: n % 11 === 0 ? 0 : 0.5 + (n % 13) / 3, source: 'test', priceAtMs: line.atMs ?? 0, confidence: null, typed: false }])));
  const today = Math.floor(rig.clock.now() / DAY);
  const days = Array.from({ length: 740 }, (_, back) => today + 2 - back).filter((day) => day % 40 > 12);
  rig.store.prices.saveRates(days.map((day) => ({ quote: 'EUR', rate: 0.8 + (day % 30) / 100, day: new Date(day * DAY).toISOString().slice(0, 10), publishedOn: '2026-01-01', source: 'ecb-frankfurter' as const, fetchedAtMs: 0 })));
}

const FILTERS: readonly LineFilter[] = [
  {}, { kinds: ['reward'] }, { kinds: ['spam', 'staking'] }, { kinds: ['conversion'] }, { networks: ['render'] }, { mints: [HNT], search: 'sig1' },
  { fromMs: Date.UTC(2025, 5, 1), toMs: Date.UTC(2025, 9, 26, 1) }, { walletId: 'wallet-1' }, { walletId: 'nobody' },
];

describe('the value of a filter', () => {
  it.each(['Europe/Berlin', 'UTC', 'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Kiritimati'])('is that of its lines, each valued on its day in %s', (tz) => {
    const rig = openEngine({ place: { tz, currency: 'EUR' } });
    seed(rig, 1_500);
    const { books, pricing } = rig.parts;
    let missing = 0;
    for (const filter of FILTERS) {
      const rows = rig.store.ledger.allLines(filter).filter((entry) => isCounted(entry.line)).map((entry) => toLedgerRow(entry, books, pricing));
      const expected = totalValue(rows);
      const total = ledgerTotal(rig.store, filter, pricing, 'EUR', books.zone(), rig.clock.now());
      expect([filter, total.lines, total.missing, total.value.known]).toEqual([filter, expected.lines, expected.missing, expected.value.known]);
      if (total.value.known && expected.value.known) expect(total.value.value / (expected.value.value === 0 ? 1 : expected.value.value)).toBeCloseTo(expected.value.value === 0 ? 0 : 1, 11);
      expect(total.unpriced).toBe(rows.filter((row) => row.line.atMs !== null && !row.value.known && row.value.reason === 'no-price').length);
      missing += total.missing;
    }
    expect(missing).toBeGreaterThan(400);
  });

  it('is unknown, and not zero, when no line has one', () => {
    const rig = openEngine({ place: { tz: 'UTC', currency: 'EUR' } });
    seedWallet(rig.store, [ledgerLine(), ledgerLine()], null);
    const total = (): unknown => ledgerTotal(rig.store, {}, rig.parts.pricing, 'EUR', rig.parts.books.zone(), rig.clock.now());
    expect(total()).toMatchObject({ value: { known: false, reason: 'no-price' }, lines: 2, missing: 2, unpriced: 2 });
    rig.store.ledger.saveValues(rig.store.ledger.allLines({}).map(({ line }) => ({ lineId: line.id, usdPerToken: 1, source: 'test', priceAtMs: 0, confidence: null, typed: false })));
    expect(total()).toMatchObject({ value: { known: false, reason: 'no-rate' }, lines: 2, missing: 2, unpriced: 0 });
  });
});

describe('a page of the ledger', () => {
  it('reads its own lines and no others, and the sum of a filter once', async () => {
    const rig = openEngine({ place: { tz: 'Europe/Berlin', currency: 'EUR' } });
    seed(rig, 400);
    const all = vi.spyOn(rig.store.ledger, 'allLines');
    const sums = vi.spyOn(rig.store.ledger, 'valueSums');
    const ask = (offset: number) => rig.handlers.rewards.list({ filter: { kinds: ['reward'] }, limit: 50, offset });
    const first = await ask(0);
    const second = await ask(50);
    await rig.handlers.home.get({});
    await rig.handlers.home.get({});
    expect(first.rows).toHaveLength(50);
    expect(second.rows[0]?.line.id).not.toBe(first.rows[0]?.line.id);
    expect(second.value).toEqual(first.value);
    expect(sums).toHaveBeenCalledTimes(2);
    expect(all.mock.calls.filter(([filter]) => filter.kinds?.includes('unclassified') !== true && filter.fromMs === undefined)).toEqual([]);
  });

  it('tells the new sum after a price was typed, a currency was chosen, a wallet was read and a wallet was removed', async () => {
    const rig = openEngine({ place: { tz: 'Europe/Berlin', currency: 'USD' } });
    const line = ledgerLine();
    seedWallet(rig.store, [line], 2);
    const told = async (): Promise<readonly unknown[]> => {
      const page = await rig.handlers.rewards.list({ filter: {}, limit: 1, offset: 0 });
      return [page.value.value, page.counts['reward'] ?? 0, page.value.unit];
    };
    expect(await told()).toEqual([{ known: true, value: 2 }, 1, 'USD']);
    await rig.handlers.rewards.setPrice({ id: line.id, usdPerToken: 5 });
    expect(await told()).toEqual([{ known: true, value: 5 }, 1, 'USD']);
    await rig.handlers.settings.set({ currency: 'EUR' });
    expect(await told()).toEqual([{ known: false, reason: 'no-rate' }, 1, 'EUR']);
    await rig.handlers.settings.set({ currency: 'USD' });
    rig.chain.put(ledgerLine({ slot: 1_000_000 }));
    await rig.parts.sync.syncNow();
    expect(await told()).toEqual([{ known: true, value: 5 }, 2, 'USD']);
    await rig.handlers.wallets.remove({ id: 'wallet-1' });
    expect((await told())[1]).toBe(0);
  });
});
