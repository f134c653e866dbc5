import type { Device } from '../../../shared/domain/device';
import type { Figure } from '../../../shared/domain/figure';
import type { HardwareSnapshot } from '../../../shared/domain/hardware';
import type { TariffBook } from '../../../shared/domain/tariff-book';
import { priceAt } from '../../../shared/economics/tariff';
import { formatLocalDate } from '../../../shared/units/local-date';
import { known, mapKnown, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import type { Zone } from '../../../shared/units/zone';
import { typedWatts } from './device-costs';

/** Watts that the machine's own counters add up to at that moment: processor package and graphics cards; null where none tells. */
export function countedWatts(snapshot: HardwareSnapshot): number | null {
  const packageW = snapshot.power.state === 'ok' ? snapshot.power.value.packageW : null;
  const gpuW = snapshot.gpus.state === 'ok' ? snapshot.gpus.value.map((g) => g.powerW).filter((w) => w !== null) : [];
  if (packageW === null && gpuW.length === 0) return null;
  return (packageW ?? 0) + gpuW.reduce((sum, w) => sum + w, 0);
}

/** What a device draws now at the wall: measured for the machine at hand where it can be, else as typed. */
export function wattsNow(device: Device, snapshot: HardwareSnapshot | null, busyFraction: number, nowMs: number): Figure {
  const base = { unit: 'W', parts: 1 };
  const counted = device.local && device.watts.source === 'measured' && snapshot !== null ? countedWatts(snapshot) : null;
  if (counted !== null && snapshot !== null) {
    return { ...base, value: known(counted * device.wallFactor), kind: 'measured', source: 'power-counters', asOfMs: snapshot.atMs, missing: 0 };
  }
  const typed = typedWatts(device, busyFraction);
  const kind = device.watts.source === 'catalogue' ? 'estimated' : 'typed';
  return { ...base, value: typed, kind, source: device.watts.source === 'catalogue' ? 'catalogue' : 'typed-watts', asOfMs: typed.known ? nowMs : null, missing: typed.known ? 0 : 1 };
}

/** Price of a kWh at that instant, in the tariff's currency. */
export function kwhPriceNow(tariffs: TariffBook, zone: Zone, nowMs: number): { readonly price: Known<number>; readonly currency: string | null; readonly setAtMs: number | null } {
  const booked = tariffs.on(formatLocalDate(zone.dayAt(nowMs)));
  if (booked === null) return { price: unknown('no-tariff'), currency: null, setAtMs: null };
  return { price: priceAt(booked.periods, booked.tariff.tz, nowMs), currency: booked.tariff.currency, setAtMs: booked.tariff.setAtMs };
}

/** Cost of an hour at those watts and that price. */
export const costPerHour = (watts: Known<number>, price: Known<number>): Known<number> =>
  watts.known ? mapKnown(price, (p) => (watts.value / 1000) * p) : watts;
