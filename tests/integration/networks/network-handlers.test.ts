import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import type { NetworkRow } from '../../../shared/contract/schemas/networks';
import { HNT, ledgerLine } from '../../support/ledger-lines';
import { openEngine, seedWallet } from '../engine/engine-rig';

const NOW = Date.UTC(2026, 0, 15, 12);
const DAY = 86_400_000;
const example = readFileSync(resolve(import.meta.dirname, '../../../docs/examples/network-file.json'), 'utf8').replace('EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', 'So22222222222222222222222222222222222222222');

const rowOf = async (rig: ReturnType<typeof openEngine>, id: string): Promise<NetworkRow> => {
  const { networks } = await rig.handlers.networks.list({});
  const row = networks.find((network) => network.id === id);
  if (row === undefined) throw new Error(`no row for ${id}`);
  return row as NetworkRow;
};

describe('the networks', () => {
  it('with rewards stand first, with what came last and in thirty days; the others have no zero that nobody measured', async () => {
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [
      ledgerLine({ atMs: NOW - 2 * DAY, base: '300000000' }), ledgerLine({ atMs: NOW - 40 * DAY, base: '900000000' }),
      ledgerLine({ atMs: NOW - DAY, base: '700000000', kind: 'conversion' }),
    ], 2);
    const { networks } = await rig.handlers.networks.list({});
    expect(networks[0]).toMatchObject({
      id: 'helium', used: true, origin: 'built-in', lastReward: { atMs: NOW - 2 * DAY, symbol: 'HNT', amount: { base: '300000000', decimals: 8 } }, income30d: { value: { known: true, value: 6 }, unit: 'USD' },
    });
    expect(networks.filter((network) => network.used).map((network) => network.id)).toEqual(['helium']);
    expect(await rowOf(rig, 'filecoin')).toMatchObject({ used: false, lastReward: null, next: null });
  });

  it('tell the income of the same thirty days as the first screen', async () => {
    const rig = openEngine({ nowMs: NOW });
    // 23:30 UTC on the evening before the thirty days is their first half hour in Berlin; half an hour earlier is not.
    const first = Date.UTC(2025, 11, 16, 23, 30);
    seedWallet(rig.store, [ledgerLine({ atMs: first, base: '100000000' }), ledgerLine({ atMs: first - 3_600_000, base: '500000000' })], 2);
    const earnings = await rig.handlers.rewards.earnings({ fromDay: '2025-12-17', toDay: '2026-01-15', networks: ['helium'] });
    expect((await rowOf(rig, 'helium')).income30d.value).toEqual({ known: true, value: 2 });
    expect(earnings.income.value).toEqual({ known: true, value: 2 });
  });

  it('without any wallet say so instead of 0', async () => {
    const rig = openEngine({ nowMs: NOW });
    expect((await rowOf(rig, 'helium')).income30d.value).toEqual({ known: false, reason: 'no-wallet' });
  });

  it('tell their rule in force, how old the newest fact is, and all tokens with their mark', async () => {
    const rig = openEngine({ nowMs: Date.UTC(2028, 0, 1) });
    const detail = await rig.handlers.networks.get({ id: 'helium' });
    expect(detail.factsOld).toBe(true);
    expect(detail.tokens.find((token) => token.mint === HNT)).toMatchObject({ symbol: 'HNT', decimals: 8, mark: 'verified' });
    expect(detail.watches).toEqual([]);
    expect(() => rig.handlers.networks.get({ id: 'atlantis' })).toThrow(expect.objectContaining({ engineCode: 'NOT_FOUND' }));
  });
});

describe('a network from a file', () => {
  it('is previewed without being added, added, and its lines count because the file confirmed the sender', async () => {
    const rig = openEngine({ nowMs: NOW });
    expect(await rig.handlers.networks.previewFile({ text: example })).toMatchObject({ network: { id: 'example-mapping' }, replaces: false, problems: [] });
    expect(await rig.handlers.networks.previewFile({ text: '{' })).toMatchObject({ network: null, problems: [{ where: 'file' }] });
    expect((await rig.handlers.networks.list({})).networks.some((network) => network.id === 'example-mapping')).toBe(false);
    expect(await rig.handlers.networks.addFile({ text: example })).toMatchObject({ id: 'example-mapping', origin: 'added', rule: null, factsTo: '2026-11-01' });
    expect(await rig.handlers.networks.previewFile({ text: example })).toMatchObject({ replaces: true });
    // Its rule begins in March.
    expect((await rig.handlers.networks.get({ id: 'example-mapping' })).rules).toMatchObject([{ version: '2026-03', fromDay: '2026-03-01' }]);
    expect(rig.parts.networks.decisions()).not.toEqual([]);
    await rig.handlers.networks.removeFile({ id: 'example-mapping' });
    expect((await rig.handlers.networks.list({})).networks.some((network) => network.id === 'example-mapping')).toBe(false);
  });
});

it('ages name every rule, token and table of prices', async () => {
  const rig = openEngine({ nowMs: NOW });
  const { facts, file } = await rig.handlers.facts.ages({});
  expect(file).toBeNull();
  expect(facts.find((fact) => fact.id === `helium.token.${HNT}`)).toMatchObject({ subject: 'token', title: 'HNT' });
  expect(facts.filter((fact) => fact.subject === 'tariff').length).toBeGreaterThan(2);
  expect(() => rig.handlers.facts.replace({ text: '{}' })).toThrow(expect.objectContaining({ engineCode: 'BAD_INPUT' }));
});
