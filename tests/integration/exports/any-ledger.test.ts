import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { LineKind } from '../../../shared/domain/reward';
import { recordsOf } from '../../support/csv-reader';
import { openEngineRig, type EngineRig } from '../../support/engine/rig';
import { HNT, ledgerLine, RENDER } from '../../support/ledger-lines';
import { createSeededRandom } from '../../support/solana-fixtures/seeded-random';
import { makeFile } from './read-file';

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;
const KINDS: readonly LineKind[] = ['reward', 'reward', 'reward', 'staking', 'zero-claim', 'conversion', 'spam', 'unclassified', 'outgoing', 'duplicate'];

let rig: EngineRig;
beforeAll(() => {
  rig = openEngineRig(NOW);
  const random = createSeededRandom(33);
  const lines = Array.from({ length: 400 }, () => {
    const render = random() < 0.4;
    const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'reward';
    return ledgerLine({
      mint: render ? RENDER : HNT, symbol: render ? 'RENDER' : 'HNT', network: render ? 'render' : 'helium', kind, base: kind === 'zero-claim' ? '0' : String(Math.floor(random() * 1e9)),
      atMs: random() < 0.02 ? null : NOW - Math.floor(random() * 500 * DAY), sourceDevice: random() < 0.5 ? `device-${Math.floor(random() * 4)}` : null,
    });
  });
  rig.wallet(lines, NOW, lines.filter(() => random() < 0.1).map((line) => line.id));
  // Prices and rates that fit into no decimal place.
  lines.forEach((line, n) => {
    if (n % 3 === 0 && line.atMs !== null) rig.engine.parts.pricing.setTyped(line.id, (1 + n) / 7);
  });
  rig.store.prices.saveRates(Array.from({ length: 520 }, (_, n) => ({ quote: 'EUR', rate: 0.8 + (n % 37) / 111, day: new Date(NOW - n * DAY).toISOString().slice(0, 10), publishedOn: '2026-11-20', source: 'manual' as const, fetchedAtMs: NOW })));
});
afterAll(() => rig.close());

const anyFilter = fc.record(
  {
    kinds: fc.subarray([...new Set(KINDS)], { minLength: 1 }), networks: fc.subarray(['helium', 'render'], { minLength: 1 }), mints: fc.subarray([HNT, RENDER], { minLength: 1 }),
    sourceDevices: fc.subarray(['device-0', 'device-1', 'device-2'], { minLength: 1 }), fromMs: fc.integer({ min: NOW - 520 * DAY, max: NOW }), toMs: fc.integer({ min: NOW - 520 * DAY, max: NOW }),
    search: fc.constantFrom('render', 'hnt', 'sig1', 'device-3', 'nothing of this'),
  },
  { requiredKeys: [] },
);
const millionths = (text: string | undefined): bigint => (text === undefined || text === '' ? 0n : BigInt(Math.round(Number(text) * 1e6)));

describe('files of any filter', () => {
  it('add up to the total of the page, hold as many lines as the page counts, and lack what the gaps say', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, async (filter) => {
        const page = await rig.engine.handlers.rewards.list({ filter, limit: 1, offset: 0 });
        const gaps = await rig.engine.handlers.exports.gaps({ format: 'csv', filter });
        const { job, text } = await makeFile(rig, { format: 'csv', filter });
        const rows = recordsOf(text);
        const sum = rows.reduce((total, row) => total + millionths(row['value']), 0n);
        expect(rows).toHaveLength(page.total);
        expect(gaps).toMatchObject({ lines: page.total, counted: rows.filter((row) => row['kind'] === 'reward' || row['kind'] === 'staking').length, unpriced: rows.filter((row) => row['value_missing'] === 'no-price').length });
        if (page.value.value.known) {
          expect(Math.abs(Number(sum) / 1e6 - page.value.value.value)).toBeLessThan(6e-7);
          expect(job.totalValue).toEqual({ known: true, value: Number(sum) / 1e6 });
        } else {
          expect(sum).toBe(0n);
          expect(job.totalValue).toMatchObject({ known: false });
        }
        const koinly = await makeFile(rig, { format: 'koinly', filter });
        const rewards = recordsOf(koinly.text).filter((row) => row['Label'] === 'reward');
        expect(rewards.reduce((total, row) => total + millionths(row['Net Worth Amount']), 0n)).toBe(sum);
      }),
      { numRuns: 60 },
    );
  });
});
