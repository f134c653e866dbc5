import type { Deployment, Device } from '../../../shared/domain/device';
import type { DeviceStore } from '../../engine/ports/store';

const DAY_MS = 86_400_000;
const dayText = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

export interface DemoDevices {
  readonly rig: string;
  readonly walletId: string;
  readonly hotspots: readonly { readonly deviceId: string; readonly recipient: string }[];
}

/** Addresses of nobody: valid in form, made for this demo. */
export const DEMO_WALLET_ADDRESS = 'Demo1111111111111111111111111111111111111111';
export const DEMO_RECIPIENTS = ['DemoHotspotRoof11111111111111111111111111111', 'DemoHotspotYard11111111111111111111111111111'] as const;

/** A rig bought 14 months ago and two hotspots of different age, at a night tariff in Berlin. */
export function seedDevices(store: DeviceStore, nowMs: number): DemoDevices {
  const walletId = 'demo-wallet';
  const rigBought = dayText(nowMs - 425 * DAY_MS);
  const base = { soldOn: null, salePrice: null, replacedById: null, createdAtMs: nowMs - 120 * DAY_MS };
  const rig: Device = {
    ...base, id: 'demo-rig', name: 'Render rig', kind: 'this-machine', local: true, pricePaid: { amount: 1450, currency: 'EUR' }, boughtOn: rigBought, lifeMonths: 48, salvageFraction: 0.25,
    watts: { idle: 62, busy: 390, host: 0, source: 'measured' }, wallFactor: 1.12, place: 'Desk',
  };
  const hotspots: readonly Device[] = [
    { ...base, id: 'demo-roof', name: 'Hotspot on the roof', kind: 'hotspot', local: false, pricePaid: { amount: 499, currency: 'EUR' }, boughtOn: dayText(nowMs - 300 * DAY_MS), lifeMonths: 36, salvageFraction: 0, watts: { idle: 12, busy: 12, host: null, source: 'typed' }, wallFactor: 1, place: 'Roof' },
    { ...base, id: 'demo-yard', name: 'Hotspot in the yard', kind: 'hotspot', local: false, pricePaid: { amount: 249, currency: 'EUR' }, boughtOn: dayText(nowMs - 160 * DAY_MS), lifeMonths: 36, salvageFraction: 0, watts: { idle: 9, busy: 9, host: null, source: 'typed' }, wallFactor: 1, place: 'Yard' },
  ];
  const deployment = (id: string, device: Device, network: string, sourceDevice: string | null, busyFraction: number): Deployment => ({
    id, deviceId: device.id, network, walletId, sourceDevice, fromDate: device.boughtOn ?? rigBought, toDate: null, uptime: 0.99, busyFraction, tokensPerDay: null, otherCosts: [],
  });
  for (const device of [rig, ...hotspots]) store.saveDevice(device);
  store.saveDeployment({ ...deployment('demo-rig-render', rig, 'render', null, 0.34), otherCosts: [{ name: 'share of the line', perMonth: 6, currency: 'EUR' }] });
  hotspots.forEach((device, i) => store.saveDeployment(deployment(`${device.id}-helium`, device, 'helium', DEMO_RECIPIENTS[i] ?? null, 1)));
  store.saveTariff({
    id: 'demo-tariff', currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: 0.27, from: '22:00', to: '06:00' }, { price: 0.3835 }], standingPerDay: 0.35, validFrom: null, source: 'typed', setAtMs: nowMs - 100 * DAY_MS,
  });
  return { rig: rig.id, walletId, hotspots: hotspots.map((device, i) => ({ deviceId: device.id, recipient: DEMO_RECIPIENTS[i] ?? '' })) };
}
