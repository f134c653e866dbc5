import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import { planImport } from '../../../main/engine/imports/plan-import';
import { builtInBook } from '../../../shared/networks/registry';

const root = process.env['NODEWORTH_RECORDED'] ?? resolve(import.meta.dirname, '../../../../shared/recorded');
const isHere = existsSync(resolve(root, 'claims-csv'));
if (!isHere) console.log(`skipped: recorded files of other tools (not at ${root})`);

const plan = (path: string) =>
  planImport({ fileName: 'recorded.csv', text: readFileSync(resolve(root, 'claims-csv', path), 'utf8') }, { batchId: 'b', book: builtInBook, nowMs: Date.UTC(2026, 0, 1), tz: 'UTC', toUsd: (amount, currency) => (currency === 'USD' ? { known: true, value: amount } : { known: false, reason: 'no-rate' }), twinsOf: () => [] });

describe.skipIf(!isHere)('recorded files of other tools', () => {
  it('Fairspot: three rewards with the oracle’s price, three payments left alone', () => {
    const made = plan('BittyTax__BittyTax/helium-fairspot.csv');
    expect(made).toMatchObject({ format: 'fairspot', verified: true, asks: [] });
    expect(made.fresh.map(({ line, value }) => [line.base, value?.usdPerToken, new Date(line.atMs ?? 0).toISOString()])).toEqual([
      ['90878839', 18.02, '2021-01-05T15:43:31.000Z'], ['43240811', 18.079900000000002, '2021-01-06T05:10:21.000Z'], ['18966402', 18.35258973, '2021-01-06T05:57:10.000Z'],
    ]);
    expect(made.left.map((row) => [row.line, row.state, row.what])).toEqual([[2, 'ignored', 'payment_v1'], [3, 'ignored', 'payment_v2'], [4, 'ignored', 'payment_v1']]);
  });

  it('rotki: its sample has one staking row and one income, of a coin and a token that no network here issues', () => {
    const made = plan('rotki__rotki/rotki_generic_events.csv');
    expect(made).toMatchObject({ format: 'rotki', verified: true });
    // Ether is known by its symbol and belongs to no network.
    expect(made.fresh.map(({ line }) => [line.kind, line.symbol, line.network])).toEqual([['staking', 'ETH', null]]);
    expect(made.left.map((row) => [row.line, row.state, row.why])).toEqual([
      [2, 'ignored', 'not-a-reward'], [3, 'ignored', 'not-a-reward'], [4, 'ignored', 'not-a-reward'], [6, 'ignored', 'not-a-reward'], [7, 'bad', 'unknown-token'], [8, 'ignored', 'not-a-reward'],
    ]);
  });
});
