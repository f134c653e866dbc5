import type { BreakEven, BreakEvenInput } from '../../../shared/contract/schemas/economics';
import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { DeviceRow as RowSchema } from '../../../shared/contract/schemas/devices';
import type { Deployment, Device } from '../../../shared/domain/device';
import { DAY_MS, dayText, figure, noFigure, noise } from './figures';

type DeviceRow = DeepReadonly<RowSchema>;

export const fakeDevice = (id: string, name: string, kind: Device['kind'], local: boolean, nowMs: number): Device => ({
  id, name, kind, local, pricePaid: { amount: local ? 2400 : 320, currency: 'EUR' }, boughtOn: dayText(nowMs - 240 * DAY_MS), lifeMonths: 48, salvageFraction: 0.2,
  watts: { idle: local ? 68 : 4, busy: local ? 390 : 6, host: null, source: local ? 'measured' : 'typed' }, wallFactor: 1.1, soldOn: null, salePrice: null, replacedById: null,
  place: 'Cellar', createdAtMs: nowMs - 240 * DAY_MS,
});

export const fakeDeployment = (id: string, deviceId: string, network: string, nowMs: number): Deployment => ({
  id, deviceId, network, walletId: 'w1', sourceDevice: null, fromDate: dayText(nowMs - 240 * DAY_MS), toDate: null, uptime: 0.98, busyFraction: 0.34, tokensPerDay: null,
  otherCosts: [{ name: 'Internet', perMonth: 3, currency: 'EUR' }],
});

export function fakeDeviceRows(nowMs: number, partial: boolean): readonly DeviceRow[] {
  const row = (device: Device, network: string | null, state: DeviceRow['state'], income: number, cost: number | null): DeviceRow => ({
    device,
    deployments: network === null ? [] : [fakeDeployment(`dep-${device.id}`, device.id, network, nowMs)],
    state,
    stateSinceMs: nowMs - (state === 'down' ? 3 : 260) * 3_600_000,
    load: device.local ? figure(37.2, '%') : noFigure('not-measured', '%'),
    watts: device.local ? figure(356, 'W', 'measured') : figure(5, 'W', 'typed'),
    uptime30d: device.local ? figure(99.21, '%') : noFigure('not-watched-yet', '%'),
    incomeMonth: figure(income, 'EUR', 'reported'),
    costMonth: cost === null ? noFigure('no-tariff', 'EUR') : figure(cost, 'EUR', 'measured'),
    netMonth: cost === null ? noFigure('cost-unknown', 'EUR') : figure(income - cost, 'EUR', 'measured'),
    netIsKnown: cost !== null,
    unknownCosts: cost === null ? [`no-watts:${device.name}`] : [],
    lastRewardAtMs: network === null ? null : nowMs - 720_000,
  });
  return [
    row(fakeDevice('this-machine', 'Rig under the desk', 'this-machine', true, nowMs), 'render', 'up', 58.7, 24.1),
    row(fakeDevice('hotspot', 'Hotspot on the roof', 'hotspot', false, nowMs), 'helium', 'unknown', 4.1, partial ? null : 1.2),
    row(fakeDevice('hotspot-2', 'Hotspot at the allotment', 'hotspot', false, nowMs), 'helium', 'down', 0, partial ? null : 1.2),
  ];
}

/** A curve that reacts to the handles, so that sliders can be tried. */
export function fakeBreakEven(input: BreakEvenInput, nowMs: number): BreakEven {
  const price = input.overrides.tokenPrice ?? 3.1;
  const kwh = input.overrides.kwhPrice ?? 0.2841;
  const hours = input.overrides.busyHoursPerDay ?? 8.2;
  const growth = input.overrides.networkGrowthPerYear ?? 0;
  const perMonth = price * hours * 6.1 - kwh * (70 + hours * 11) - growth * 20;
  const start = nowMs - 240 * DAY_MS;
  const months = input.overrides.horizonMonths ?? 60;
  const outlay = 2400;
  const forecast = Array.from({ length: months + 1 }, (_, month) => ({
    day: dayText(nowMs + month * 30.4 * DAY_MS), middle: -outlay + 924 + perMonth * month, low: -outlay + 924 + perMonth * month * 0.55 - 8 * month, high: -outlay + 924 + perMonth * month * 1.5,
  }));
  const back = perMonth > 0 ? outlay / perMonth : null;
  return {
    currency: 'EUR', network: input.network ?? 'render',
    verdict:
      back === null || back > months
        ? { kind: 'does-not-pay-back', horizonMonths: months, shareNever: 0.93 }
        : back * 1.6 > months
          ? { kind: 'pays-back-in-some', monthsLow: Math.floor(back * 0.7), monthsMiddle: Math.ceil(back), shareNever: 0.31, horizonMonths: months }
          : { kind: 'pays-back', monthsLow: Math.floor(back * 0.7), monthsHigh: Math.ceil(back * 1.6), shareNever: 0.04 },
    estimate: {
      days: 1826, wallKw: 0.21, outlay, tokensEarned: 3100, tokensReceived: 3090, tokensPendingAtEnd: 10, income: 9100, cost: 3300, cumulative: perMonth * months - outlay, cashFirstTouchDay: 400,
      cashBreakEvenDay: back === null ? null : Math.round(back * 30.4), cashBreakEvenDate: null, exitBreakEvenDay: 210, resaleAtEnd: 480, npv: 900, npvWithExit: 1300,
      lenses: { sold: 900, held: 1100, boughtToken: 700 }, firstMonths: [], targetMonths: 24,
      handles: { tokenPrice: 2.42, flatKwhPrice: 0.61, busyHoursPerDay: 6.4, networkGrowthPerYear: 0.38 },
      monteCarlo: { never: 0.11, p10Day: 300, p50Day: 420, p90Day: null, finalP10: -300, finalP50: 1100, finalP90: 5200, finalMean: 1900 },
      defaults: ['income.fee = 0'], notModelled: ['tax', 'currency risk', 'failure of the device'],
      sensitivity: [
        { input: 'token.price', lowDay: null, highDay: 320, lowNpv: -400, highNpv: 2300 }, { input: 'duty.busyFraction', lowDay: 700, highDay: 350, lowNpv: -100, highNpv: 1900 },
        { input: 'tariff.periods.price', lowDay: 380, highDay: 470, lowNpv: 1250, highNpv: 560 }, { input: 'device.price', lowDay: 350, highDay: 500, lowNpv: 1380, highNpv: 420 },
        { input: 'income.networkGrowthPerYear', lowDay: 400, highDay: 440, lowNpv: 1000, highNpv: 810 },
      ],
    },
    missing: [], forecast, startDay: dayText(nowMs), openingBalance: -outlay + 924, openingKind: 'realised', purchasedOn: dayText(nowMs - 240 * DAY_MS), paidBackOn: null,
    realised: Array.from({ length: 33 }, (_, week) => ({ day: dayText(start + week * 7 * DAY_MS), cumulative: -outlay + week * 28 + 30 * noise(week, 6) })),
    realisedNet: figure(924, 'EUR', 'measured'), netPerMonth: { low: perMonth * 0.55 - 8, middle: perMonth, high: perMonth * 1.5 }, moneyAtRisk: { outlay, resaleToday: 1640 },
    current: { tokenPrice: 3.1, kwhPrice: 0.2841, busyHoursPerDay: 8.2, networkGrowthPerYear: 0 },
    assumptions: [
      { key: 'tokenPrice', value: '3.10', unit: 'EUR', kind: 'reported', source: 'coingecko', asOfMs: nowMs - 400_000 },
      { key: 'kwhPrice', value: '0.2841', unit: 'EUR/kWh', kind: 'typed', source: 'tariff', asOfMs: nowMs - 20 * DAY_MS },
      { key: 'busyHoursPerDay', value: '8.2', unit: 'h', kind: 'typed', source: 'deployment', asOfMs: nowMs - 60_000 },
      { key: 'tokensPerDay', value: '0.412', unit: 'RENDER', kind: 'measured', source: 'wallet-days:60', asOfMs: nowMs - 60_000 },
      { key: 'watts', value: '68/390/0', unit: 'W', kind: 'typed', source: 'typed-watts', asOfMs: nowMs - 240 * DAY_MS },
      { key: 'devicePrice', value: '2400', unit: 'EUR', kind: 'typed', source: 'typed-price', asOfMs: nowMs - 240 * DAY_MS },
    ],
    emissionNote: 'render-emission', lensCurves: [], spread: null, record: null, onDemandAlone: null,
  };
}

