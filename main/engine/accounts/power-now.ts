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

/** What the machine's own counters add up to at that moment, and how many of its parts they say nothing of. */
export interface CountedWatts {
  readonly watts: number;
  readonly parts: number;
  readonly missing: number;
}

/** Processor package and graphics cards; null where no counter tells anything. A card without a counter is missing, not 0 W. */
export function countedWatts(snapshot: HardwareSnapshot): CountedWatts | null {
  const packageW = snapshot.power.state === 'ok' ? snapshot.power.value.packageW : null;
  const cards = snapshot.gpus.state === 'ok' ? snapshot.gpus.value.map((g) => g.powerW) : snapshot.gpus.reason === 'no-device' ? [] : [null];
  const all = [packageW, ...cards];
  const told = all.filter((w) => w !== null);
  return told.length === 0 ? null : { watts: told.reduce((sum, w) => sum + w, 0), parts: all.length, missing: all.length - told.length };
}

/** What a device draws now at the wall: measured for the machine at hand where it can be, else as typed. */
export function wattsNow(device: Device, snapshot: HardwareSnapshot | null, busyFraction: number): Figure {
  const counted = device.local && device.watts.source === 'measured' && snapshot !== null ? countedWatts(snapshot) : null;
  if (counted !== null && snapshot !== null) {
    return { value: known(counted.watts * device.wallFactor), unit: 'W', kind: 'measured', source: 'power-counters', asOfMs: snapshot.atMs, parts: counted.parts, missing: counted.missing };
  }
  const typed = typedWatts(device, busyFraction);
  const catalogue = device.watts.source === 'catalogue';
  return {
    value: typed, unit: 'W', kind: catalogue ? 'estimated' : 'typed', source: catalogue ? 'catalogue' : 'typed-watts',
    asOfMs: typed.known ? device.createdAtMs : null, parts: 1, missing: typed.known ? 0 : 1,
  };
}

/** Price of a kWh at that instant, in the tariff's currency. */
export function kwhPriceNow(tariffs: TariffBook, zone: Zone, nowMs: number): { readonly price: Known<number>; readonly currency: string | null; readonly setAtMs: number | null; readonly source: 'typed' | 'regional-default' | null } {
  const booked = tariffs.on(formatLocalDate(zone.dayAt(nowMs)));
  if (booked === null) return { price: unknown('no-tariff'), currency: null, setAtMs: null, source: null };
  return { price: priceAt(booked.periods, booked.tariff.tz, nowMs), currency: booked.tariff.currency, setAtMs: booked.tariff.setAtMs, source: booked.tariff.source };
}

/** Cost of an hour at those watts and that price. */
export const costPerHour = (watts: Known<number>, price: Known<number>): Known<number> =>
  watts.known ? mapKnown(price, (p) => (watts.value / 1000) * p) : watts;
