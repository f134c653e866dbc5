import type { Store } from '../../engine/ports/store';
import { seedDevices } from './seed-devices';
import { seedLedger } from './seed-ledger';
import { seedLooks } from './seed-looks';
import { seedPrices } from './seed-prices';
import { seedSeries } from './seed-series';

/** Fills an empty store with a year of an invented operator: one graphics card on Render, two hotspots on Helium, in Berlin. The same at every start but for the date. */
export function seedDemo(store: Store, nowMs: number): void {
  store.settings.set('onboarding', JSON.stringify('done'));
  store.settings.set('currency', JSON.stringify('EUR'));
  store.settings.set('tz', JSON.stringify('Europe/Berlin'));
  store.settings.set('chainEnabled', JSON.stringify(false));
  store.settings.set('pricesEnabled', JSON.stringify(false));
  const devices = seedDevices(store.devices, nowMs);
  const prices = seedPrices(store.prices, nowMs);
  seedLedger(store, devices, prices, nowMs);
  seedLooks(store, devices, nowMs);
  seedSeries(store, devices.rig, nowMs);
}
