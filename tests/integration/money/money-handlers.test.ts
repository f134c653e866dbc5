import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/position';
import { HNT, ledgerLine } from '../../support/ledger-lines';
import { createStandInWatch } from '../../support/sync/stand-in-watch';
import { openEngine, seedWallet, type EngineRig } from '../engine/engine-rig';

const NOW = Date.UTC(2026, 0, 15, 12);
const DAY = 86_400_000;

const position = (walletId: string, different: Partial<Position> = {}): Position => ({
  walletId, network: 'helium', mint: HNT, symbol: 'HNT', base: '300000000', decimals: 8, state: 'claimable', device: null, releases: [], kind: 'reported', source: 'helium-oracle', asOfMs: NOW - 1000, note: null, ...different,
});

async function open(positions: readonly Position[], usd: number | null = 2): Promise<EngineRig> {
  const watch = createStandInWatch('helium-oracle', 'helium', 'solana');
  watch.says(() => ({ positions }));
  const rig = openEngine({ nowMs: NOW, watches: [watch] });
  seedWallet(rig.store, [ledgerLine({ base: '100000000', atMs: NOW - 3 * DAY }), ledgerLine({ base: '50000000', atMs: NOW - DAY }), ledgerLine({ kind: 'unclassified' })], 4);
  if (usd !== null) rig.store.prices.savePoints([{ mint: HNT, usd, atMs: NOW - 60_000, source: 'defillama', confidence: 1, fetchedAtMs: NOW }]);
  await rig.parts.looks.lookNow();
  return rig;
}

describe('money by state', () => {
  it('has each state with its own amount and value: today’s for what is to come, at receipt for what was paid, and no sum of them', async () => {
    const rig = await open([position('wallet-1', { device: 'a' }), position('wallet-1', { device: 'b', base: '100000000' }), position('wallet-1', { state: 'locked', base: '900000000', kind: 'measured', source: 'chain' })]);
    const { rows, currency } = await rig.handlers.money.states({});
    expect(currency).toBe('USD');
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(row).toMatchObject({ network: 'helium', mint: HNT, symbol: 'HNT' });
    expect(row?.states.map((one) => [one.state, one.amount.base, one.value.value, one.value.kind, one.value.source])).toEqual([
      ['claimable', '400000000', { known: true, value: 8 }, 'reported', 'helium-oracle'],
      ['locked', '900000000', { known: true, value: 18 }, 'measured', 'chain'],
      ['paid', '150000000', { known: true, value: 6 }, 'measured', 'wallet-and-prices'],
    ]);
    expect(row?.states[0]?.positions).toHaveLength(2);
    expect(row?.states[0]?.value.asOfMs).toBe(NOW - 60_000);
  });

  it('without a price is an amount whose value is not known, never zero', async () => {
    const rig = await open([position('wallet-1')], null);
    const states = (await rig.handlers.money.states({})).rows[0]?.states;
    expect(states?.[0]).toMatchObject({ state: 'claimable', value: { value: { known: false, reason: 'no-price' }, missing: 1 } });
  });

  it('is asked again after each look', async () => {
    const rig = await open([position('wallet-1')]);
    expect((await rig.handlers.money.states({})).rows[0]?.states.map((one) => one.state)).toEqual(['claimable', 'paid']);
    await rig.handlers.wallets.remove({ id: 'wallet-1' });
    expect((await rig.handlers.money.states({})).rows).toEqual([]);
  });

  it('of exact amounts beyond 64 bits adds up to the last unit', async () => {
    const rig = openEngine({ nowMs: NOW });
    const big = 10n ** 30n + 7n;
    seedWallet(rig.store, [1, 2, 3].map((n) => ledgerLine({ mint: 'eip155:137/0xToken', symbol: 'T', decimals: 18, network: 'golem', base: (big * BigInt(n)).toString() })), null);
    expect((await rig.handlers.money.states({})).rows).toMatchObject([{ network: 'golem', states: [{ state: 'paid', amount: { base: (big * 6n).toString(), decimals: 18 } }] }]);
  });
});

describe('the calendar', () => {
  it('brings releases and expected payments of all networks together', async () => {
    const rig = await open([position('wallet-1', { state: 'vesting', releases: [{ atMs: NOW + 5 * DAY, base: '10' }] })]);
    const { entries } = await rig.handlers.money.calendar({ fromMs: NOW - DAY, toMs: NOW + 10 * DAY });
    expect(entries).toMatchObject([
      { network: 'helium', what: 'epoch-end', basis: 'epoch' },
      { network: 'helium', what: 'payout', atMs: NOW + DAY, basis: 'rhythm', overdue: false },
      { network: 'helium', what: 'release', atMs: NOW + 5 * DAY, base: '10' },
    ]);
  });

  it.each([[NOW, NOW], [NOW, NOW - 1], [NOW, NOW + 733 * DAY]])('refuses the stretch from %d to %d', async (fromMs, toMs) => {
    const rig = openEngine({ nowMs: NOW });
    expect(() => rig.handlers.money.calendar({ fromMs, toMs })).toThrow(expect.objectContaining({ engineCode: 'BAD_INPUT', context: expect.objectContaining({ key: 'toMs' }) }));
  });
});
