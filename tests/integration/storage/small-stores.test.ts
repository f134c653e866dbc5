import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../main/adapters/storage/sqlite/database';
import { openStore } from '../../../main/adapters/storage/open-store';
import type { Deployment, Device } from '../../../shared/domain/device';
import type { PricePoint } from '../../../shared/domain/price';
import type { Tariff } from '../../../shared/domain/tariff';
import { createQuietLogger } from '../../support/quiet-logger';
import { manualClock, START_MS, temporaryDir, temporaryStore } from './temporary-store';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

describe('uptime', () => {
  test('the open interval moves with each touch and is there after reopening', () => {
    const dir = temporaryDir();
    const store = temporaryStore(dir);
    for (const at of [0, 15, 30]) store.uptime.touch('d', 'up', START_MS + at * 1000);
    store.close();
    const again = temporaryStore(dir);
    expect(again.uptime.last('d')).toEqual({ fromMs: START_MS, toMs: START_MS + 30_000, state: 'up' });
    again.uptime.insert('d', { fromMs: START_MS + 30_000, toMs: START_MS + 90_000, state: 'asleep' });
    again.uptime.touch('d', 'up', START_MS + 90_000);
    again.uptime.touch('d', 'up', START_MS + 105_000);
    expect(again.uptime.intervals('d', START_MS, START_MS + DAY_MS)).toEqual([
      { fromMs: START_MS, toMs: START_MS + 30_000, state: 'up' },
      { fromMs: START_MS + 30_000, toMs: START_MS + 90_000, state: 'asleep' },
      { fromMs: START_MS + 90_000, toMs: START_MS + 105_000, state: 'up' },
    ]);
    expect(again.uptime.intervals('d', START_MS + 40_000, START_MS + 50_000)).toHaveLength(1);
    expect(again.uptime.last('e')).toBeNull();
  });

  test('a known interval cuts what was open where it begins', () => {
    const { uptime } = temporaryStore();
    uptime.touch('d', 'up', START_MS);
    uptime.touch('d', 'up', START_MS + 100_000);
    uptime.insert('d', { fromMs: START_MS + 60_000, toMs: START_MS + 200_000, state: 'down' });
    expect(uptime.intervals('d', START_MS, START_MS + DAY_MS).map(({ fromMs, toMs }) => [fromMs - START_MS, toMs - START_MS])).toEqual([[0, 60_000], [60_000, 200_000]]);
  });

  test('a clock set back a little waits, set back far begins anew', () => {
    const { uptime } = temporaryStore();
    const ahead = START_MS + 3000 * DAY_MS;
    uptime.touch('d', 'up', ahead);
    uptime.touch('d', 'up', ahead - 5 * MINUTE_MS);
    expect(uptime.last('d')).toEqual({ fromMs: ahead, toMs: ahead, state: 'up' });
    uptime.touch('d', 'up', START_MS);
    uptime.touch('d', 'up', START_MS + MINUTE_MS);
    expect(uptime.last('d')).toEqual({ fromMs: START_MS, toMs: START_MS + MINUTE_MS, state: 'up' });
  });
});

describe('devices, deployments and tariffs', () => {
  const device: Device = {
    id: 'd', name: 'Rig', kind: 'this-machine', local: true, pricePaid: { amount: 900, currency: 'EUR' }, boughtOn: '2025-03-01', lifeMonths: 48, salvageFraction: 0.1,
    watts: { idle: null, busy: 220, host: 40, source: 'typed' }, wallFactor: 1.1, soldOn: null, salePrice: null, replacedById: null, place: 'home', createdAtMs: 5,
  };
  const deployment: Deployment = {
    id: 'x', deviceId: 'd', network: 'render', walletId: null, sourceDevice: null, fromDate: '2025-03-02', toDate: null, uptime: 0.98, busyFraction: 0.4, tokensPerDay: null,
    otherCosts: [{ name: 'Internet', perMonth: 5, currency: 'EUR' }],
  };
  const tariff: Tariff = { id: 't', currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: 0.31 }, { price: 0.22, from: '22:00', to: '06:00', days: ['sat', 'sun'], months: [1, 12] }], standingPerDay: 0.4, validFrom: null, source: 'typed', setAtMs: 9 };

  test('come back as they were saved, saving again replaces, and a device takes its deployments along', () => {
    const dir = temporaryDir();
    const store = temporaryStore(dir);
    store.devices.saveDevice({ ...device, name: 'Old name' });
    store.devices.saveDevice(device);
    store.devices.saveDevice({ ...device, id: 'e', createdAtMs: 4 });
    store.devices.saveDeployment(deployment);
    store.devices.saveTariff({ ...tariff, id: 'u', validFrom: '2026-01-01' });
    store.devices.saveTariff(tariff);
    store.close();
    const { devices } = temporaryStore(dir);
    expect(devices.devices()).toEqual([{ ...device, id: 'e', createdAtMs: 4 }, device]);
    expect(devices.deployments()).toEqual([deployment]);
    expect(devices.tariffs()).toEqual([tariff, { ...tariff, id: 'u', validFrom: '2026-01-01' }]);
    expect(() => devices.saveDeployment({ ...deployment, id: 'y', deviceId: 'nobody' })).toThrow(expect.objectContaining({ storeCode: 'unknown-reference' }));
    devices.removeDevice('d');
    devices.removeTariff('u');
    expect([devices.devices().length, devices.deployments().length, devices.tariffs().length]).toEqual([1, 0, 1]);
  });

  test('a document that cannot be read is logged and left out, and stays in the file', () => {
    const dir = temporaryDir();
    const first = temporaryStore(dir);
    first.devices.saveDevice(device);
    first.close();
    const database = openDatabase({ file: `${dir}/nodeworth.db` });
    database.prepare("INSERT INTO devices (id, created_at_ms, json) VALUES ('broken', 1, '{}')").run();
    database.close();
    const logger = createQuietLogger();
    const store = openStore({ dataDir: dir, clock: manualClock(START_MS), logger });
    expect(store.devices.devices()).toEqual([device]);
    expect(logger.entries).toContainEqual(expect.objectContaining({ level: 'error', event: 'store.document-unreadable', facts: expect.objectContaining({ id: 'broken' }) }));
    store.close();
  });
});

describe('prices and rates', () => {
  const point = (atMs: number, usd: number, source: PricePoint['source'] = 'defillama'): PricePoint => ({ mint: 'hnt', usd, atMs, source, confidence: source === 'defillama' ? 0.99 : null, fetchedAtMs: atMs + 5 });

  test('the nearest point within the tolerance, a typed one first, and none as null', () => {
    const { prices } = temporaryStore();
    prices.savePoints([point(1000, 1), point(2000, 2), point(2000, 2.5, 'manual'), point(5000, 5)]);
    prices.savePoints([point(1000, 1.5)]);
    expect(prices.near('hnt', 1400, 1000)?.usd).toBe(1.5);
    expect(prices.near('hnt', 1600, 1000)?.usd).toBe(2.5);
    expect(prices.near('hnt', 3400, 1400)?.usd).toBe(2.5);
    expect(prices.near('hnt', 3400, 1399)).toBeNull();
    expect(prices.near('iot', 1000, 1e9)).toBeNull();
    expect(prices.latest('hnt')).toEqual(point(5000, 5));
    expect(prices.latest('iot')).toBeNull();
  });

  test('one point a day, the last one, oldest first', () => {
    const { prices } = temporaryStore();
    prices.savePoints([0, 0.4, 0.9, 2].map((day, i) => point(START_MS + Math.round(day * DAY_MS), i)));
    const days = prices.daily('hnt', START_MS, START_MS + 3 * DAY_MS).map((entry) => entry.usd);
    // From noon: 0.4 days later is the same UTC day, 0.9 the next.
    expect(days).toEqual([1, 2, 3]);
    expect(prices.daily('hnt', START_MS + 1, START_MS + 2 * DAY_MS).map((entry) => entry.usd)).toEqual([1, 2]);
  });

  test('rates by day, a typed one first', () => {
    const { prices } = temporaryStore();
    const rate = { quote: 'EUR', rate: 0.92, day: '2026-01-10', publishedOn: '2026-01-09', source: 'ecb-frankfurter' as const, fetchedAtMs: 7 };
    prices.saveRates([rate, { ...rate, rate: 0.95, source: 'manual' }, { ...rate, day: '2026-01-11', rate: 0.93 }]);
    expect(prices.rate('EUR', '2026-01-10', 'ecb-frankfurter')?.rate).toBe(0.95);
    expect(prices.rate('EUR', '2026-01-12', 'ecb-frankfurter')).toBeNull();
    expect(prices.latestRate('EUR')).toEqual({ ...rate, day: '2026-01-11', rate: 0.93 });
    expect(prices.latestRate('CHF')).toBeNull();
  });
});

test('traffic adds up by host, with the newest call', () => {
  const { traffic } = temporaryStore();
  traffic.record('b.example', 'prices', 10, '200', false);
  traffic.record('a.example', 'solana-rpc', 30, '429', true);
  traffic.record('a.example', 'holdings', 40, '200', false);
  traffic.record('a.example', 'solana-rpc', 50, 'timeout', true);
  expect(traffic.hosts()).toEqual([
    { host: 'a.example', purposes: ['holdings', 'solana-rpc'], calls: 3, failures: 2, lastCallAtMs: 50, lastStatus: 'timeout' },
    { host: 'b.example', purposes: ['prices'], calls: 1, failures: 0, lastCallAtMs: 10, lastStatus: '200' },
  ]);
});

describe('the archive', () => {
  /** Text that gzip cannot make small. */
  const noise = (seed: number): string => {
    let x = seed + 1;
    return Array.from({ length: 4000 }, () => String.fromCharCode(33 + ((x = (x * 1_103_515_245 + 12_345) % 2_147_483_648) >>> 16) % 90)).join('');
  };

  test('gives back what was put, the newest text of a signature, and null for what it has not', () => {
    const dir = temporaryDir();
    const store = temporaryStore(dir);
    store.archive.put('solana', 's', 'first');
    store.archive.put('solana', 's', '{"ü":"✓"}');
    store.close();
    const { archive } = temporaryStore(dir);
    expect(archive.get('solana', 's')).toBe('{"ü":"✓"}');
    expect(archive.get('solana', 't')).toBeNull();
    expect(archive.get('other', 's')).toBeNull();
  });

  test('stays at its limit by dropping the oldest first', () => {
    const store = temporaryStore();
    const LIMIT_B = 3_000_000;
    store.archive.setLimitB(LIMIT_B);
    for (let i = 0; i < 1500; i += 1) store.archive.put('solana', `s${i}`, noise(i));
    expect(store.archive.sizeB()).toBeLessThan(LIMIT_B + 100_000);
    expect(store.archive.get('solana', 's0')).toBeNull();
    expect(store.archive.get('solana', 's1499')).toBe(noise(1499));
    const kept = Array.from({ length: 1500 }, (_, i) => store.archive.get('solana', `s${i}`) !== null);
    expect(kept.lastIndexOf(false)).toBeLessThan(kept.indexOf(true));
  });

  test('a lowered limit is reached in steps, and the space goes back to the disk', () => {
    const store = temporaryStore();
    for (let i = 0; i < 1500; i += 1) store.archive.put('solana', `s${i}`, noise(i));
    const before = store.archive.sizeB();
    store.archive.setLimitB(before / 3);
    let steps = 0;
    while (store.maintain(START_MS).more) steps += 1;
    expect(steps).toBeGreaterThan(1);
    expect(store.archive.sizeB()).toBeLessThanOrEqual(before / 3);
    expect(store.archive.get('solana', 's1499')).toBe(noise(1499));
    expect(store.sizes().archiveB).toBeGreaterThan(0);
    expect(store.sizes().mainB).toBeGreaterThan(0);
  });
});
