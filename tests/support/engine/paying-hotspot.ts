import type { DeploymentInput } from '../../../shared/contract/schemas/devices';
import type { Deployment, Device } from '../../../shared/domain/device';
import type { LedgerLine } from '../../../shared/domain/reward';
import { HNT, ledgerLine } from '../ledger-lines';
import type { EngineRig } from './rig';

const DAY = 86_400_000;

/** A year of daily prices of 1 USD: a token that does not move, so that every simulated future is the expected one. */
export function steadyPrice(rig: EngineRig): void {
  const now = rig.clock.now();
  rig.store.prices.savePoints(
    Array.from({ length: 366 }, (_, n) => ({ mint: HNT, usd: 1, atMs: now - n * DAY, source: 'defillama' as const, confidence: 0.99, fetchedAtMs: now })),
  );
}

/** Rewards of 1 HNT at noon of each of the last days before today, the latest first. */
export const rewardsOfLastDays = (rig: EngineRig, days: number, different: Partial<LedgerLine> = {}): readonly LedgerLine[] =>
  Array.from({ length: days }, (_, n) => ledgerLine({ atMs: rig.clock.now() - (n + 1) * DAY, ...different }));

/** A hotspot of 10 W for 100 EUR at 0.30 a kWh (0.072 EUR a day), working for Helium; this machine draws nothing. */
export function payingHotspot(rig: EngineRig, device: Partial<Device> = {}, deployment: Partial<DeploymentInput> = {}): { readonly device: Device; readonly deployment: Deployment } {
  const { devices, tariffs } = rig.engine.parts;
  const boughtOn = device.boughtOn ?? '2026-01-01';
  devices.save({ id: devices.local().id, name: 'This machine', watts: { idle: 0, busy: 0, host: 0, source: 'typed' } });
  const hotspot = devices.save({
    name: 'Roof', kind: 'hotspot', boughtOn, pricePaid: { amount: 100, currency: 'EUR' }, watts: { idle: 10, busy: 10, host: null, source: 'typed' }, ...device,
  });
  const work = devices.saveDeployment({
    deviceId: hotspot.id, network: 'helium', walletId: null, sourceDevice: null, fromDate: boughtOn, toDate: null, uptime: 1, busyFraction: 1, tokensPerDay: null, otherCosts: [], ...deployment,
  });
  tariffs.save({ currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: 0.3 }], standingPerDay: 0, validFrom: null });
  rig.engine.parts.books.forget();
  return { device: hotspot, deployment: work };
}
