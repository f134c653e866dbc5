import { afterEach, describe, expect, it } from 'vitest';

import { payingHotspot, rewardsOfLastDays, steadyPrice } from '../../support/engine/paying-hotspot';
import { ledgerLine } from '../../support/ledger-lines';
import { openEngineRig } from '../../support/engine/rig';
import type { EngineRig } from '../../support/engine/rig';

const HOUR = 3_600_000;
/** Noon of 2026-01-15 in Berlin: since January 1, 14 days are over. */
const NOW = Date.UTC(2026, 0, 15, 11);
/** 10 W at 0.30 a kWh. */
const POWER_A_DAY = 0.072;

const rigs: EngineRig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});

function open(nowMs = NOW): EngineRig {
  const rig = openEngineRig(nowMs);
  rigs.push(rig);
  steadyPrice(rig);
  return rig;
}

const ask = (rig: EngineRig, deploymentId: string, overrides = {}) => rig.engine.handlers.economics.breakEven({ deploymentId, overrides });

describe('the realised curve', () => {
  it('charges the hardware once, also while depreciation is shown elsewhere', async () => {
    const rig = open();
    const { deployment } = payingHotspot(rig);
    rig.wallet(rewardsOfLastDays(rig, 14), NOW - HOUR);
    rig.engine.parts.settings.set({ includeDepreciation: true });
    rig.engine.parts.books.forget();
    const answer = await ask(rig, deployment.id);
    const over = answer.realised.find((p) => p.day === '2026-01-14');
    expect(answer.realised[0]?.day).toBe('2026-01-01');
    expect(answer.realised[0]?.cumulative).toBeCloseTo(-100 + 1 - POWER_A_DAY, 9);
    expect(over?.cumulative).toBeCloseTo(-100 + 14 * (1 - POWER_A_DAY), 9);
    // Until noon of the fifteenth.
    expect(answer.realisedNet.value.known && answer.realisedNet.value.value).toBeCloseTo(14 - 14.5 * POWER_A_DAY, 9);
  });

  it('ends before a reward that has no price, and the forecast then counts the price alone', async () => {
    const rig = open();
    const { deployment } = payingHotspot(rig);
    const lines = rewardsOfLastDays(rig, 14);
    const tenth = lines[4];
    rig.wallet(lines, NOW - HOUR, [tenth?.id ?? '']);
    // Today is the 15th, so the fifth last day is the tenth; that is within the week that a wallet may be behind.
    const near = await ask(rig, deployment.id);
    expect(near.realised.at(-1)?.day).toBe('2026-01-09');
    expect(near).toMatchObject({ openingKind: 'realised', startDay: '2026-01-10' });
    expect(near.openingBalance).toBeCloseTo(-100 + 9 * (1 - POWER_A_DAY), 9);

    const other = open();
    const second = payingHotspot(other);
    const more = rewardsOfLastDays(other, 14);
    // Another line of that day has a value, so the day's income is "at least".
    other.wallet([...more, ledgerLine({ atMs: (more[10]?.atMs ?? 0) + HOUR, base: '0' })], NOW - HOUR, [more[10]?.id ?? '']);
    const far = await ask(other, second.deployment.id);
    expect(far.realised.at(-1)?.day).toBe('2026-01-03');
    expect(far).toMatchObject({ openingKind: 'price-only', startDay: '2026-01-15', openingBalance: -100, paidBackOn: null });
    expect(far.assumptions).toContainEqual(expect.objectContaining({ key: 'openingBalance', kind: 'estimated', source: 'realised-unknown', value: '-100' }));
  });

  it('adds what the device was sold for on the day of the sale, and forecasts nothing after it', async () => {
    const rig = open();
    const { device, deployment } = payingHotspot(rig);
    rig.engine.parts.devices.sell(device.id, '2026-01-10', 40, 'EUR');
    rig.wallet(rewardsOfLastDays(rig, 14), NOW - HOUR);
    const answer = await ask(rig, deployment.id);
    const at = (day: string): number => answer.realised.find((p) => p.day === day)?.cumulative ?? Number.NaN;
    expect(at('2026-01-09')).toBeCloseTo(-100 + 9 * (1 - POWER_A_DAY), 9);
    expect(at('2026-01-10')).toBeCloseTo(-100 + 10 - 9 * POWER_A_DAY + 40, 9);
    expect(answer.realised.at(-1)?.cumulative).toBeCloseTo(at('2026-01-10'), 9);
    expect(answer).toMatchObject({ missing: ['device-sold'], verdict: { kind: 'cannot-tell', reason: 'device-sold' }, estimate: null });
  });

  it('takes the rate of the day for the price paid, once', async () => {
    const rig = open();
    const { deployment } = payingHotspot(rig, { pricePaid: { amount: 100, currency: 'USD' } });
    rig.store.prices.saveRates([{ quote: 'EUR', rate: 0.5, day: '2026-01-01', publishedOn: '2026-01-01', source: 'manual', fetchedAtMs: NOW }]);
    rig.wallet(rewardsOfLastDays(rig, 13), NOW - HOUR);
    const answer = await ask(rig, deployment.id);
    expect(answer.moneyAtRisk?.outlay).toBe(50);
    expect(answer.openingBalance).toBeCloseTo(-50 + 13 - 14 * POWER_A_DAY, 9);
  });

  it('says that the rate of the day of the purchase is missing instead of taking another', async () => {
    const rig = open();
    const { deployment } = payingHotspot(rig, { pricePaid: { amount: 100, currency: 'CHF' } });
    rig.store.prices.saveRates([{ quote: 'CHF', rate: 0.9, day: '2026-01-15', publishedOn: '2026-01-15', source: 'manual', fetchedAtMs: NOW }]);
    rig.wallet(rewardsOfLastDays(rig, 14), NOW - HOUR);
    const answer = await ask(rig, deployment.id);
    expect(answer).toMatchObject({ missing: ['purchase-rate'], openingBalance: null, realised: [] });
  });
});

describe('the forecast of an owned device', () => {
  it('begins today with what really came, and the verdict counts from today', async () => {
    // 300 days owned, paid only in the last 60: the months without rewards stay in the balance.
    const now = Date.UTC(2026, 9, 28, 11);
    const rig = open(now);
    const { deployment } = payingHotspot(rig);
    rig.wallet(rewardsOfLastDays(rig, 60), now - HOUR);
    const answer = await ask(rig, deployment.id);
    const balance = -100 + 60 - 300 * POWER_A_DAY;
    expect(answer).toMatchObject({ startDay: '2026-10-28', openingKind: 'realised', purchasedOn: '2026-01-01', paidBackOn: null });
    expect(answer.openingBalance).toBeCloseTo(balance, 6);
    expect(answer.forecast[0]).toMatchObject({ day: '2026-10-28' });
    expect(answer.forecast[0]?.middle).toBeCloseTo(balance + 1 - POWER_A_DAY, 6);
    // 61.6 at 0.928 a day: 67 days, within the third month from today.
    expect(answer.estimate?.cashBreakEvenDate).toBe('2027-01-02');
    expect(answer.verdict).toEqual({ kind: 'pays-back', monthsLow: 2, monthsHigh: 3, shareNever: 0 });
    expect(answer.netPerMonth?.middle).toBeCloseTo((0.928 * 365) / 12, 6);
    expect(answer.estimate?.cost).toBeCloseTo(POWER_A_DAY * (answer.estimate?.days ?? 0), 1);
    // What was paid is a fact: nothing to be asked about.
    expect(answer.estimate?.sensitivity.map((row) => row.input)).not.toContain('device.price');
    // 80 % of 100 less a straight line to nothing over 48 months.
    expect(answer.moneyAtRisk).toMatchObject({ outlay: 100 });
    expect(answer.moneyAtRisk?.resaleToday).toBeCloseTo(80 * (1 - 300 / 1460), 6);
  });

  it('applies growth of the network from today on', async () => {
    const now = Date.UTC(2026, 9, 28, 11);
    const rig = open(now);
    const { deployment } = payingHotspot(rig);
    rig.wallet(rewardsOfLastDays(rig, 60), now - HOUR);
    const answer = await ask(rig, deployment.id, { networkGrowthPerYear: 1, horizonMonths: 1 });
    // Half after a year: the first month loses a few percent, not the share of ten months.
    expect((answer.estimate?.income ?? 0) / (answer.estimate?.days ?? 1)).toBeGreaterThan(0.96);
  });

  it('names the day since which the device is paid back', async () => {
    const rig = open();
    const { deployment } = payingHotspot(rig, { pricePaid: { amount: 10, currency: 'EUR' } });
    rig.wallet(rewardsOfLastDays(rig, 14), NOW - HOUR);
    const answer = await ask(rig, deployment.id);
    expect(answer.paidBackOn).toBe('2026-01-11');
    expect(answer.openingBalance).toBeCloseTo(-10 + 14 * (1 - POWER_A_DAY), 9);
    expect(answer.estimate?.cashBreakEvenDay).toBe(0);
  });

  it('begins with the purchase where that lies ahead', async () => {
    const rig = open();
    const { deployment } = payingHotspot(rig, { boughtOn: '2026-02-01' }, { tokensPerDay: 1 });
    rig.wallet([], NOW - HOUR);
    expect(await ask(rig, deployment.id)).toMatchObject({ openingKind: 'not-owned', startDay: '2026-02-01', openingBalance: -100, purchasedOn: null, realised: [] });
  });
});

describe('answers while handles move', () => {
  it('rest on facts that a change of a device makes anew', async () => {
    const rig = open();
    const { device, deployment } = payingHotspot(rig);
    rig.wallet(rewardsOfLastDays(rig, 14), NOW - HOUR);
    expect((await ask(rig, deployment.id)).openingBalance).toBeCloseTo(-100 + 14 * (1 - POWER_A_DAY), 9);
    await rig.engine.handlers.devices.save({ id: device.id, name: 'Roof', pricePaid: { amount: 200, currency: 'EUR' } });
    expect((await ask(rig, deployment.id, { tokenPrice: 2 })).openingBalance).toBeCloseTo(-200 + 14 * (1 - POWER_A_DAY), 9);
  });
});
