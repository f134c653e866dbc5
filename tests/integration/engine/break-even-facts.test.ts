import { afterEach, describe, expect, it } from 'vitest';

import { createInlineCalculator } from '../../../main/adapters/calculator/inline';
import { createBreakEvenDesk } from '../../../main/engine/economics/break-even';
import { calculate } from '../../../main/engine/economics/calculate';
import type { TariffInput } from '../../../shared/contract/schemas/devices';
import { ledgerLine } from '../../support/ledger-lines';
import { payingHotspot, rewardsOfLastDays, steadyPrice } from '../../support/engine/paying-hotspot';
import { openEngineRig } from '../../support/engine/rig';
import type { EngineRig } from '../../support/engine/rig';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Noon of 2026-01-15 in Berlin, a Thursday. */
const NOW = Date.UTC(2026, 0, 15, 11);

const rigs: EngineRig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});

function open(): EngineRig {
  const rig = openEngineRig(NOW);
  rigs.push(rig);
  steadyPrice(rig);
  return rig;
}

const ask = (rig: EngineRig, deploymentId: string | null, overrides = {}) => rig.engine.handlers.economics.breakEven({ deploymentId, network: 'helium', overrides: { horizonMonths: 12, ...overrides } });

/** The tariff of a test in place of the flat one: set a moment later. */
async function tariff(rig: EngineRig, periods: TariffInput['periods'], standingPerDay = 0): Promise<void> {
  await rig.clock.advance(1);
  rig.engine.parts.tariffs.save({ currency: 'EUR', tz: 'Europe/Berlin', periods, standingPerDay, validFrom: null });
  rig.engine.parts.books.forget();
}

const tokensOf = (answer: Awaited<ReturnType<typeof ask>>) => answer.assumptions.find((a) => a.key === 'tokensPerDay');

describe('costs of the forecast', () => {
  it('are not known while a fixed cost is in a currency without a rate', async () => {
    const rig = open();
    const { deployment } = payingHotspot(rig, {}, { tokensPerDay: 1, otherCosts: [{ name: 'Hosting', perMonth: 5, currency: 'CHF' }] });
    const answer = await ask(rig, deployment.id);
    expect(answer).toMatchObject({ missing: ['fixed-costs'], verdict: { kind: 'cannot-tell', reason: 'fixed-costs' }, estimate: null });
  });

  it('share the standing charge among the devices as the day book does', async () => {
    const rig = open();
    const { device, deployment } = payingHotspot(rig, {}, { tokensPerDay: 1 });
    await tariff(rig, [{ price: 0.3 }], 0.5);
    const { books } = rig.engine.parts;
    const today = books.accounts(books.today(), books.today())[0]?.devices.find((d) => d.device.id === device.id);
    // Half of the day is over, and this machine bears the other half.
    expect(today?.standing.known && today.standing.value).toBeCloseTo(0.5 / 2 / 2, 6);
    const answer = await ask(rig, deployment.id);
    expect((answer.estimate?.cost ?? 0) / (answer.estimate?.days ?? 1)).toBeCloseTo(0.072 + 0.25, 4);
  });

  it('count a device that is only thought of as one more', async () => {
    const rig = open();
    payingHotspot(rig);
    await tariff(rig, [{ price: 0.3 }], 0.6);
    const answer = await ask(rig, null, { devicePrice: 100, watts: 10, tokensPerDay: 1 });
    expect((answer.estimate?.cost ?? 0) / (answer.estimate?.days ?? 1)).toBeCloseTo(0.072 + 0.2, 4);
  });

  it('stand on the mean of the tariff by hours, days and overlaps', async () => {
    const rig = open();
    const { deployment } = payingHotspot(rig, {}, { tokensPerDay: 1 });
    // The night wins where it overlaps the weekend.
    await tariff(rig, [{ price: 0.2, from: '22:00', to: '06:00' }, { price: 0.4, days: ['sat', 'sun'] }, { price: 0.3 }]);
    const answer = await ask(rig, deployment.id);
    // 52 weeks of 5 days at 8 · 0.2 + 16 · 0.3 and 2 days at 8 · 0.2 + 16 · 0.4, and one Thursday more.
    expect(answer.current.kwhPrice).toBeCloseTo((52 * (5 * 6.4 + 2 * 8) + 6.4) / (365 * 24), 9);
    // The price the slider stands on costs what the tariff costs.
    const flat = await ask(rig, deployment.id, { kwhPrice: answer.current.kwhPrice ?? 0 });
    expect(Math.abs((flat.estimate?.cost ?? 0) / (answer.estimate?.cost ?? 1) - 1)).toBeLessThan(0.001);
  });
});

describe('tokens a day', () => {
  const days = (n: number, sourceDevice: string, base: string) => Array.from({ length: n }, (_, i) => ledgerLine({ atMs: NOW - (i + 1) * DAY, sourceDevice, base }));

  it('of a device that is thought of are the mean of those that are not entered, told as an estimate', async () => {
    const rig = open();
    payingHotspot(rig, {}, { sourceDevice: 'mine' });
    rig.wallet([...days(60, 'mine', '900000000'), ...days(60, 'other-1', '100000000'), ...days(60, 'other-2', '300000000')], NOW - HOUR);
    const answer = await ask(rig, null, { devicePrice: 100, watts: 10 });
    // 'mine' was entered on January 1: before that its rewards, too, are those of a device that is not entered.
    expect(tokensOf(answer)).toMatchObject({ kind: 'estimated', source: 'wallet-devices:3' });
    expect(Number(tokensOf(answer)?.value)).toBeCloseTo((60 * (1 + 3) + 46 * 9) / 60 / 3, 9);
    expect(answer).toMatchObject({ openingKind: 'not-owned', openingBalance: -100, startDay: '2026-01-15', purchasedOn: null, realised: [] });
  });

  it('of a device that is thought of are not known where all rewards belong to devices that are entered', async () => {
    const rig = open();
    payingHotspot(rig, { boughtOn: '2025-10-01' });
    rig.wallet(rewardsOfLastDays(rig, 60), NOW - HOUR);
    const answer = await ask(rig, null, { devicePrice: 100, watts: 10 });
    expect(answer.missing).toEqual(['tokens-per-day']);
  });

  it('of a deployment count only days that were read', async () => {
    const rig = open();
    const { deployment } = payingHotspot(rig, { boughtOn: '2025-10-01' });
    rig.wallet(rewardsOfLastDays(rig, 60).slice(3), NOW - 3 * DAY);
    const answer = await ask(rig, deployment.id);
    expect(tokensOf(answer)).toMatchObject({ kind: 'measured', source: 'wallet-days:57', value: '1' });
    // The balance is as old as the reading, and so is the first day of the forecast.
    expect(answer).toMatchObject({ startDay: '2026-01-12' });
  });
});

describe('facts', () => {
  it('are read once while handles move, and anew after a change, a minute or a new day', async () => {
    const rig = open();
    const { deployment } = payingHotspot(rig);
    rig.wallet(rewardsOfLastDays(rig, 14), NOW - HOUR);
    const { books, pricing, tariffs } = rig.engine.parts;
    let reads = 0;
    let revision = 1;
    const desk = createBreakEvenDesk({
      store: rig.store, books, money: pricing, tariffs: () => tariffs.book(), calculator: createInlineCalculator(calculate), now: () => rig.clock.now(), revision: () => revision,
      latestPrice: (mint) => pricing.latest(mint), dailyPrices: (mint) => pricing.daily(mint),
      measuredWatts: () => {
        reads += 1;
        return null;
      },
    });
    const read = (tokenPrice: number) => desk.read({ deploymentId: deployment.id, overrides: { tokenPrice, horizonMonths: 12 } });
    const first = await read(1);
    expect((await read(2)).estimate?.income).toBeCloseTo(2 * (first.estimate?.income ?? 0), 6);
    expect(reads).toBe(1);
    revision = 2;
    await read(1);
    expect(reads).toBe(2);
    await rig.clock.advance(61_000);
    await read(1);
    expect(reads).toBe(3);
    rig.clock.setWall(Date.UTC(2026, 0, 15, 22, 59, 59));
    await read(1);
    rig.clock.setWall(Date.UTC(2026, 0, 15, 23, 0, 1));
    await read(1);
    expect(reads).toBe(5);
  });
});
