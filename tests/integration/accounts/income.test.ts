import { afterEach, describe, expect, it } from 'vitest';

import { openEngineRig } from '../../support/engine/rig';
import type { EngineRig } from '../../support/engine/rig';
import { ledgerLine } from '../../support/ledger-lines';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Noon of 2026-01-15 in Berlin. */
const NOW = Date.UTC(2026, 0, 15, 11);

const rigs: EngineRig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});

function open(): EngineRig {
  const rig = openEngineRig(NOW);
  rigs.push(rig);
  return rig;
}

/** A hotspot of 10 W since January 1, at 0.30 a kWh, working for Helium. */
function withHotspot(rig: EngineRig, sourceDevice: string | null = null) {
  const { devices, tariffs } = rig.engine.parts;
  // This machine draws nothing that matters here, and says so.
  devices.save({ id: devices.local().id, name: 'This machine', watts: { idle: 0, busy: 0, host: 0, source: 'typed' } });
  const hotspot = devices.save({ name: 'Roof', kind: 'hotspot', boughtOn: '2026-01-01', pricePaid: { amount: 100, currency: 'EUR' }, watts: { idle: 10, busy: 10, host: null, source: 'typed' } });
  devices.saveDeployment({ deviceId: hotspot.id, network: 'helium', walletId: null, sourceDevice, fromDate: '2026-01-01', toDate: null, uptime: 1, busyFraction: 1, tokensPerDay: null, otherCosts: [] });
  tariffs.save({ currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: 0.3 }], standingPerDay: 0, validFrom: null });
  rig.engine.parts.books.forget();
  return hotspot;
}

const days = { fromDay: '2026-01-01', toDay: '2026-01-15' };

describe('time that was not read', () => {
  it('is a gap and no day without rewards', async () => {
    const rig = open();
    withHotspot(rig);
    rig.wallet([ledgerLine({ atMs: Date.UTC(2026, 0, 10, 12) })], Date.UTC(2026, 0, 12, 12));
    const { handlers } = rig.engine;
    const earnings = await handlers.rewards.earnings(days);
    expect(earnings.days.filter((d) => d.read).map((d) => d.day).at(-1)).toBe('2026-01-11');
    expect(earnings.income.missing).toBeGreaterThan(0);
    const home = await handlers.home.get({});
    expect(home.incomeToday.value).toEqual({ known: false, reason: 'not-read-yet' });
  });

  it('ends with today once the wallet was read today', async () => {
    const rig = open();
    withHotspot(rig);
    rig.wallet([ledgerLine({ atMs: Date.UTC(2026, 0, 10, 12) })], NOW - HOUR);
    const earnings = await rig.engine.handlers.rewards.earnings(days);
    expect(earnings.days.every((d) => d.read)).toBe(true);
    expect(earnings.income).toMatchObject({ value: { known: true, value: 1 }, missing: 0 });
    const home = await rig.engine.handlers.home.get({});
    expect(home.incomeToday).toMatchObject({ value: { known: true, value: 0 }, missing: 0 });
  });
});

describe('a cost that nobody knows', () => {
  it('keeps a profit from being shown: a paying hotspot that is none of the devices', async () => {
    const rig = open();
    withHotspot(rig, 'hotspot-x');
    rig.wallet([ledgerLine({ atMs: NOW - DAY, sourceDevice: 'hotspot-x' }), ledgerLine({ atMs: NOW - DAY, sourceDevice: 'hotspot-y', base: '9000000000' })], NOW - HOUR);
    const home = await rig.engine.handlers.home.get({});
    expect(home.netIsKnown).toBe(false);
    expect(home.unknownCosts).toEqual(['no-device:helium']);
    expect(home.incomeMonth.value).toEqual({ known: true, value: 91 });
  });

  it('is not invented for one network alone', async () => {
    const rig = open();
    withHotspot(rig);
    rig.wallet([ledgerLine({ atMs: NOW - DAY })], NOW - HOUR);
    const part = await rig.engine.handlers.rewards.earnings({ ...days, networks: ['helium'] });
    expect(part.netIsKnown).toBe(false);
    expect(part.net.value.known).toBe(false);
    expect(part.cost.value).toEqual({ known: false, reason: 'filtered' });
    expect(part.income.value).toEqual({ known: true, value: 1 });
  });

  it('is named when there is no tariff', async () => {
    const rig = open();
    withHotspot(rig);
    rig.wallet([ledgerLine({ atMs: NOW - DAY })], NOW - HOUR);
    const { handlers } = rig.engine;
    const { tariffs } = await handlers.tariffs.list({});
    for (const { id } of tariffs) await handlers.tariffs.remove({ id });
    const home = await handlers.home.get({});
    expect(home.netIsKnown).toBe(false);
    expect(home.unknownCosts).toEqual(['no-tariff']);
    expect(home.netMonth.value).toEqual({ known: false, reason: 'cost-unknown' });
  });
});

describe('a line without a price', () => {
  it('is counted as missing and never as zero', async () => {
    const rig = open();
    withHotspot(rig);
    const dear = ledgerLine({ atMs: NOW - DAY });
    const unpriced = ledgerLine({ atMs: NOW - 2 * DAY });
    rig.wallet([dear, unpriced], NOW - HOUR, [unpriced.id]);
    const earnings = await rig.engine.handlers.rewards.earnings(days);
    expect(earnings.income).toMatchObject({ value: { known: true, value: 1 }, parts: 2, missing: 1 });
  });
});

describe('a regional average', () => {
  it('makes cost and net an estimate', async () => {
    const rig = open();
    withHotspot(rig);
    rig.wallet([ledgerLine({ atMs: NOW - DAY })], NOW - HOUR);
    const { handlers } = rig.engine;
    const own = rig.engine.parts.tariffs.list()[0];
    if (own === undefined) throw new Error('no tariff');
    await handlers.tariffs.save({ id: own.id, currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: 0.3 }], standingPerDay: 0, validFrom: null, source: 'regional-default' });
    const home = await handlers.home.get({});
    expect(home.costMonth.kind).toBe('estimated');
    expect(home.netMonth.kind).toBe('estimated');
  });
});

describe('rewards that fit two devices', () => {
  it('belong to neither, and are no zero of either', async () => {
    const rig = open();
    const first = withHotspot(rig);
    const { devices } = rig.engine.parts;
    const second = devices.save({ name: 'Yard', kind: 'hotspot', boughtOn: '2026-01-01', watts: { idle: 5, busy: 5, host: null, source: 'typed' } });
    devices.saveDeployment({ deviceId: second.id, network: 'helium', walletId: null, sourceDevice: null, fromDate: '2026-01-01', toDate: null, uptime: 1, busyFraction: 1, tokensPerDay: null, otherCosts: [] });
    rig.wallet([ledgerLine({ atMs: NOW - DAY })], NOW - HOUR);
    const { rows } = await rig.engine.handlers.devices.list({});
    for (const id of [first.id, second.id]) expect(rows.find((r) => r.device.id === id)?.incomeMonth.value).toEqual({ known: false, reason: 'shared-between-devices' });
    const home = await rig.engine.handlers.home.get({});
    expect(home.netIsKnown).toBe(true);
  });
});
