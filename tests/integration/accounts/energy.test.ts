import { afterEach, describe, expect, it } from 'vitest';

import type { SeriesSample } from '../../../shared/domain/series';
import { openEngineRig } from '../../support/engine/rig';
import type { EngineRig } from '../../support/engine/rig';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** 2026-01-15 00:00 in Berlin. */
const MIDNIGHT = Date.UTC(2026, 0, 14, 23);
const PRICE = 0.3;

const rigs: EngineRig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});

/** A rig at that time with a flat tariff, and this machine with the watts of a test. */
function open(nowMs: number, watts: { idle: number | null; busy: number | null; host: number | null } = { idle: null, busy: null, host: null }) {
  const rig = openEngineRig(nowMs);
  rigs.push(rig);
  const { devices, tariffs } = rig.engine.parts;
  const local = devices.save({ id: devices.local().id, name: 'Rig', boughtOn: '2026-01-01', watts: { ...watts, source: 'measured' } });
  tariffs.save({ currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: PRICE }], standingPerDay: 0, validFrom: null });
  const energyOn = (daysAgo: number) => {
    const day = rig.engine.parts.books.today() - daysAgo;
    const cost = rig.engine.parts.books.accounts(day, day)[0]?.devices.find((d) => d.device.id === local.id);
    if (cost === undefined) throw new Error('no account of that day');
    return cost;
  };
  const measured = (group: 'power' | 'gpu', values: Record<string, number>, fromMs: number, toMs: number): void => {
    const samples: SeriesSample[] = [];
    for (let atMs = fromMs; atMs <= toMs; atMs += 15_000) samples.push({ atMs, values });
    rig.store.series.appendAll(local.id, [{ group, periodMs: 15_000, samples }]);
    while (rig.store.series.maintain(nowMs).more);
  };
  return { rig, local, energyOn, measured };
}

describe('energy of the day that is going on', () => {
  it.each([10, 20, 44, 60, 100, 150, 600])('%i minutes after midnight it is what was measured', (minutes) => {
    const now = MIDNIGHT + minutes * MINUTE;
    const { rig, local, energyOn, measured } = open(now);
    measured('power', { 'power.package': 100 }, MIDNIGHT - HOUR, now);
    rig.store.uptime.insert(local.id, { fromMs: MIDNIGHT - HOUR, toMs: now, state: 'up' });
    const { energy, total } = energyOn(0);
    expect(energy.kind).toBe('measured');
    expect(energy.kWh.known && energy.kWh.value).toBeCloseTo((100 / 1000) * (minutes / 60), 2);
    expect(total.known && total.value).toBeCloseTo((100 / 1000) * (minutes / 60) * PRICE, 3);
  });
});

describe('energy of a day that is over', () => {
  it('charges nothing for the time the machine is known to have been off', () => {
    const { rig, local, energyOn, measured } = open(MIDNIGHT + 30 * HOUR, { idle: 100, busy: 100, host: null });
    measured('power', { 'power.package': 100 }, MIDNIGHT, MIDNIGHT + 12 * HOUR);
    rig.store.uptime.insert(local.id, { fromMs: MIDNIGHT, toMs: MIDNIGHT + 12 * HOUR, state: 'up' });
    rig.store.uptime.insert(local.id, { fromMs: MIDNIGHT + 12 * HOUR, toMs: MIDNIGHT + 24 * HOUR, state: 'down' });
    const { energy } = energyOn(1);
    expect(energy.kWh.known && energy.kWh.value).toBeCloseTo(1.2, 2);
    expect(energy.kind).toBe('measured');
  });

  it('knows the cost of a machine that sleeps at night without typed watts', () => {
    const { rig, local, energyOn, measured } = open(MIDNIGHT + 30 * HOUR);
    measured('power', { 'power.package': 50 }, MIDNIGHT + 8 * HOUR, MIDNIGHT + 24 * HOUR);
    rig.store.uptime.insert(local.id, { fromMs: MIDNIGHT, toMs: MIDNIGHT + 8 * HOUR, state: 'asleep' });
    rig.store.uptime.insert(local.id, { fromMs: MIDNIGHT + 8 * HOUR, toMs: MIDNIGHT + 24 * HOUR, state: 'up' });
    const { total } = energyOn(1);
    expect(total.known && total.value).toBeCloseTo(0.05 * 16 * PRICE, 2);
  });

  it('does not take a card without a counter for 0 W', () => {
    const { rig, local, energyOn, measured } = open(MIDNIGHT + 30 * HOUR);
    measured('power', { 'power.package': 30 }, MIDNIGHT, MIDNIGHT + 24 * HOUR);
    measured('gpu', { 'gpu.G1.power': 300 }, MIDNIGHT, MIDNIGHT + 12 * HOUR);
    rig.store.uptime.insert(local.id, { fromMs: MIDNIGHT, toMs: MIDNIGHT + 24 * HOUR, state: 'up' });
    expect(energyOn(1).total).toEqual({ known: false, reason: 'not-covered' });
  });

  it('fills time without a measurement with typed watts and calls it an estimate', () => {
    const { rig, local, energyOn, measured } = open(MIDNIGHT + 30 * HOUR, { idle: 80, busy: 80, host: null });
    measured('power', { 'power.package': 50 }, MIDNIGHT, MIDNIGHT + 12 * HOUR);
    rig.store.uptime.insert(local.id, { fromMs: MIDNIGHT, toMs: MIDNIGHT + 24 * HOUR, state: 'up' });
    const { energy } = energyOn(1);
    expect(energy.kind).toBe('estimated');
    expect(energy.kWh.known && energy.kWh.value).toBeCloseTo(0.6 + 0.96, 2);
  });

  it('names the host’s watts as missing where only the card is measured, and takes them where they are typed', () => {
    const without = open(MIDNIGHT + 30 * HOUR);
    const withHost = open(MIDNIGHT + 30 * HOUR, { idle: null, busy: null, host: 70 });
    for (const { rig, local, measured } of [without, withHost]) {
      measured('gpu', { 'gpu.G1.power': 300 }, MIDNIGHT, MIDNIGHT + 24 * HOUR);
      rig.store.uptime.insert(local.id, { fromMs: MIDNIGHT, toMs: MIDNIGHT + 24 * HOUR, state: 'up' });
    }
    expect(without.energyOn(1).total).toEqual({ known: false, reason: 'no-host-watts' });
    const { energy } = withHost.energyOn(1);
    expect(energy.kind).toBe('estimated');
    expect(energy.kWh.known && energy.kWh.value).toBeCloseTo(0.37 * 24, 1);
  });

  it('never charges more hours than the day has after the clock was set back', () => {
    const { rig, local, energyOn } = open(MIDNIGHT + 30 * HOUR, { idle: 100, busy: 100, host: null });
    rig.store.uptime.insert(local.id, { fromMs: MIDNIGHT, toMs: MIDNIGHT + 24 * HOUR, state: 'up' });
    rig.store.uptime.insert(local.id, { fromMs: MIDNIGHT + 20 * HOUR, toMs: MIDNIGHT + 24 * HOUR, state: 'up' });
    const { energy } = energyOn(1);
    expect(energy.kWh.known && energy.kWh.value).toBeCloseTo(2.4, 6);
  });

  it('is priced again after the tariff was corrected', async () => {
    const { rig, local, energyOn } = open(MIDNIGHT + 30 * HOUR, { idle: 100, busy: 100, host: null });
    rig.store.uptime.insert(local.id, { fromMs: MIDNIGHT, toMs: MIDNIGHT + 24 * HOUR, state: 'up' });
    const before = energyOn(1).total;
    const tariff = rig.engine.parts.tariffs.list()[0];
    if (tariff === undefined) throw new Error('no tariff');
    await rig.engine.handlers.tariffs.save({ id: tariff.id, currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: 2 * PRICE }], standingPerDay: 0, validFrom: null });
    const after = energyOn(1).total;
    expect(after.known && after.value).toBeCloseTo(2 * (before.known ? before.value : 0), 9);
  });

  it('counts 25 hours on the day the clocks go back', () => {
    const start = Date.UTC(2025, 9, 25, 22);
    const { rig, local, energyOn } = open(start + 30 * HOUR, { idle: 100, busy: 100, host: null });
    rig.engine.parts.devices.save({ id: local.id, name: 'Rig', boughtOn: '2025-10-01' });
    rig.store.uptime.insert(local.id, { fromMs: start, toMs: start + 25 * HOUR, state: 'up' });
    const { energy } = energyOn(1);
    expect(energy.kWh.known && energy.kWh.value).toBeCloseTo(2.5, 6);
  });
});
