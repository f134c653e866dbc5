import { describe, expect, it } from 'vitest';

import { saveLastDone } from '../../../main/engine/rewards/last-done';
import type { Figure } from '../../../shared/domain/figure';
import { ledgerLine } from '../../support/ledger-lines';
import { openEngine, seedWallet } from './engine-rig';

/** 2026-01-20, noon in Berlin. */
const NOW = Date.UTC(2026, 0, 20, 11);
const valueOf = (figure: Figure): number => (figure.value.known ? figure.value.value : Number.NaN);

/** A hotspot of 10 W bought in December, that earned 1 HNT (1 USD) a day until today. */
function open() {
  const rig = openEngine({ nowMs: NOW, place: { tz: 'Europe/Berlin', currency: 'USD' } });
  const { parts, store, handlers } = rig;
  seedWallet(store, Array.from({ length: 20 }, (_, n) => ledgerLine({ atMs: Date.UTC(2026, 0, 1 + n, 9), sourceDevice: 'key-1' })), 1);
  saveLastDone(store.settings, 'wallet-1', NOW);
  parts.devices.save({ id: parts.devices.local().id, name: 'This machine', watts: { idle: 0, busy: 0, host: 0, source: 'typed' } });
  const hotspot = parts.devices.save({ name: 'Roof', kind: 'hotspot', boughtOn: '2025-12-01', pricePaid: { amount: 500, currency: 'USD' }, watts: { idle: 10, busy: 10, host: null, source: 'typed' } });
  parts.devices.saveDeployment({ deviceId: hotspot.id, network: 'helium', walletId: null, sourceDevice: 'key-1', fromDate: '2025-12-01', toDate: null, uptime: 1, busyFraction: 1, tokensPerDay: null, otherCosts: [] });
  parts.tariffs.save({ currency: 'USD', tz: 'Europe/Berlin', periods: [{ price: 0.5 }], standingPerDay: 0, validFrom: null });
  parts.books.forget();
  const of = async (deviceId: string, fromDay: string, toDay: string) => handlers.rewards.earnings({ fromDay, toDay, deviceId });
  return { ...rig, hotspot, of };
}

/** 10 W for a day at 0.50 a kWh. */
const A_DAY = 0.12;

describe('a device that was sold', () => {
  it('keeps its history to the day before the sale, and costs nothing from then on', async () => {
    const { handlers, hotspot, of } = open();
    const before = await of(hotspot.id, '2026-01-01', '2026-01-09');
    expect(valueOf(before.cost)).toBeCloseTo(9 * A_DAY, 10);
    expect(valueOf(before.income)).toBe(9);
    const sold = await handlers.devices.sell({ id: hotspot.id, soldOn: '2026-01-10', amount: 200, currency: 'USD' });
    expect(sold).toMatchObject({ soldOn: '2026-01-10', salePrice: { amount: 200, currency: 'USD' } });
    expect(await of(hotspot.id, '2026-01-01', '2026-01-09')).toEqual(before);
    const { rows } = await handlers.devices.list({});
    const row = rows.find((one) => one.device.id === hotspot.id);
    expect(row).toMatchObject({ state: 'sold', deployments: [{ toDate: '2026-01-10' }] });
    expect(valueOf((await of(hotspot.id, '2026-01-01', '2026-01-20')).cost)).toBeCloseTo(9 * A_DAY, 10);
    expect((await handlers.home.get({})).devices.unknown + (await handlers.home.get({})).devices.down).toBeLessThan(2);
  });

  it('and a reward that still comes is income that no device of today stands for', async () => {
    const { handlers, hotspot } = open();
    await handlers.devices.sell({ id: hotspot.id, soldOn: '2026-01-10', amount: 200, currency: 'USD' });
    const home = await handlers.home.get({});
    expect(valueOf(home.incomeMonth)).toBe(20);
    expect([home.netIsKnown, home.unknownCosts]).toEqual([false, ['no-device:helium']]);
  });

  it('cannot be sold before it was bought', () => {
    const { handlers, hotspot } = open();
    expect(() => handlers.devices.sell({ id: hotspot.id, soldOn: '2025-11-30', amount: 1, currency: 'USD' })).toThrow(expect.objectContaining({ engineCode: 'BAD_INPUT', context: { key: 'soldOn', should: expect.any(String) as string } }));
    expect(() => handlers.devices.sell({ id: 'nobody', soldOn: '2026-01-01', amount: 1, currency: 'USD' })).toThrow(expect.objectContaining({ engineCode: 'NOT_FOUND' }));
  });
});

describe('a device that was replaced', () => {
  it('hands on from that day: each keeps its own days, and together they earned it all', async () => {
    const { handlers, hotspot, of, parts } = open();
    const heir = await handlers.devices.save({ name: 'Roof, the new one', kind: 'hotspot', boughtOn: '2026-01-10', watts: { idle: 5, busy: 5, host: null, source: 'typed' } });
    await handlers.devices.replace({ id: hotspot.id, byId: heir.id, onDay: '2026-01-10' });
    const [old] = parts.devices.deployments().filter((one) => one.deviceId === hotspot.id);
    expect(old?.toDate).toBe('2026-01-10');
    await handlers.devices.saveDeployment({ deviceId: heir.id, network: 'helium', walletId: null, sourceDevice: 'key-1', fromDate: '2026-01-11', toDate: null, uptime: 1, busyFraction: 1, tokensPerDay: null, otherCosts: [] });
    const [first, second] = [await of(hotspot.id, '2026-01-01', '2026-01-19'), await of(heir.id, '2026-01-01', '2026-01-19')];
    expect([valueOf(first.income), valueOf(second.income)]).toEqual([10, 9]);
    expect(valueOf(first.cost)).toBeCloseTo(9 * A_DAY, 10);
    expect(valueOf(second.cost)).toBeCloseTo(10 * (A_DAY / 2), 10);
    const all = await handlers.rewards.earnings({ fromDay: '2026-01-01', toDay: '2026-01-19' });
    expect(valueOf(all.income)).toBe(19);
    expect(valueOf(all.cost)).toBeCloseTo(valueOf(first.cost) + valueOf(second.cost), 10);
    expect(() => handlers.devices.replace({ id: heir.id, byId: heir.id, onDay: '2026-01-12' })).toThrow(expect.objectContaining({ engineCode: 'BAD_INPUT' }));
    expect(() => handlers.devices.replace({ id: heir.id, byId: 'nobody', onDay: '2026-01-12' })).toThrow(expect.objectContaining({ engineCode: 'NOT_FOUND' }));
  });
});

describe('a device that is removed', () => {
  it('takes its deployments with it; this machine stays', async () => {
    const { handlers, hotspot, parts } = open();
    await handlers.devices.remove({ id: hotspot.id });
    expect(parts.devices.deployments()).toEqual([]);
    expect((await handlers.devices.list({})).rows.map((row) => row.device.name)).toEqual(['This machine']);
    const local = parts.devices.local().id;
    expect(() => handlers.devices.remove({ id: local })).toThrow(expect.objectContaining({ engineCode: 'BAD_INPUT' }));
    expect(parts.devices.local().id).toBe(local);
  });
});
