import { attributeLine, deploymentsOn } from '../../../shared/domain/attribution';
import type { Deployment, Device } from '../../../shared/domain/device';
import type { LedgerLine } from '../../../shared/domain/reward';
import type { TariffBook } from '../../../shared/domain/tariff-book';
import { depreciationBetween } from '../../../shared/economics/realised';
import { known, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import { formatLocalDate, parseLocalDate } from '../../../shared/units/local-date';
import { zoneOf } from '../../../shared/units/zone';
import type { LineWithValue, Store } from '../ports/store';
import type { Clock } from '../ports/system';
import { fixedCosts, measuredEnergy, typedEnergy } from './device-costs';
import type { DayEnergy } from './device-costs';
import { measuredQuarters } from './measured-power';

/** What one device cost on one day, in the display currency. */
export interface DeviceDay {
  readonly device: Device;
  readonly energy: DayEnergy;
  readonly energyCost: Known<number>;
  /** Its share of the tariff's standing charge. */
  readonly standing: Known<number>;
  readonly fixed: Known<number>;
  readonly depreciation: Known<number> | null;
  /** Sum of the above; unknown as soon as one of them is. */
  readonly total: Known<number>;
}

/** A counted line (reward or staking) with its value in the display currency at receipt. */
export interface DayLine {
  readonly line: LedgerLine;
  readonly value: Known<number>;
  readonly deployment: Deployment | null;
  /** Deployments that fit equally well: the line belongs to one of them, and nobody can say to which. */
  readonly shared: readonly Deployment[];
}

/** One local day: what reached the wallets and what the devices cost. The one source of every money figure of the app. */
export interface DayAccount {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly fromMs: number;
  /** End of the day, or now on the present day. */
  readonly toMs: number;
  readonly lines: readonly DayLine[];
  readonly devices: readonly DeviceDay[];
  /** Networks that paid on that day without a device of the operator working for them: their cost is not known. */
  readonly networksWithoutDevice: readonly string[];
}

export interface DayBookParts {
  readonly store: Store;
  readonly clock: Clock;
  /** Zone of the operator's days. */
  readonly tz: string;
  readonly currency: string;
  readonly tariffs: TariffBook;
  readonly includeDepreciation: boolean;
  /** Money of one currency in another at the rate of that day. */
  readonly convert: (amount: number, from: string, to: string, day: string) => Known<number>;
  /** Value of a line at receipt in the display currency. */
  readonly valueOf: (entry: LineWithValue, day: string) => Known<number>;
  /** Costs of days that are over, by device and day; whoever changes a device, tariff, setting or rate empties it. */
  readonly settled: Map<string, DeviceDay>;
}

/** A day is settled when it has been over for so long: the last samples of it are stored by then. */
const SETTLED_AFTER_MS = 3_600_000;

const COUNTED = ['reward', 'staking'] as const;

/** First day a device costs anything: when it was bought, else when it first worked, else when the app first saw it. */
function firstDay(device: Device, deployments: readonly Deployment[], tz: string): string {
  if (device.boughtOn !== null) return device.boughtOn;
  const starts = deployments.filter((d) => d.deviceId === device.id).map((d) => d.fromDate);
  const seen = formatLocalDate(zoneOf(tz).dayAt(device.createdAtMs));
  return starts.reduce((first, day) => (day < first ? day : first), seen);
}

const add = (parts: readonly Known<number>[]): Known<number> => {
  let sum = 0;
  for (const part of parts) {
    if (!part.known) return part;
    sum += part.value;
  }
  return known(sum);
};

/**
 * The accounts of the days `fromDay` to `toDay` (epoch days, both inclusive), oldest first. Days after today are left out.
 * Pages, command line and exports all read money from here, so that one figure has one value.
 */
export function readDayBook(parts: DayBookParts, fromDay: number, toDay: number): readonly DayAccount[] {
  const { store, clock, tz, currency, tariffs, convert } = parts;
  const zone = zoneOf(tz);
  const now = clock.now();
  const last = Math.min(toDay, zone.dayAt(now));
  if (last < fromDay) return [];
  const devices = store.devices.devices();
  const deployments = store.devices.deployments();
  const linesByDay = new Map<number, LineWithValue[]>();
  for (const entry of store.ledger.allLines({ kinds: COUNTED, fromMs: zone.startOfDay(fromDay), toMs: zone.startOfDay(last + 1) })) {
    if (entry.line.atMs === null) continue;
    const day = zone.dayAt(entry.line.atMs);
    const list = linesByDay.get(day);
    if (list === undefined) linesByDay.set(day, [entry]);
    else list.push(entry);
  }
  const firstDays = new Map(devices.map((d) => [d.id, firstDay(d, deployments, tz)]));

  const costOf = (device: Device, day: string, epochDay: number, fromMs: number, toMs: number, sharers: number): DeviceDay => {
    const mine = deploymentsOn(deployments, device.id, day);
    const tariff = tariffs.on(day);
    const shareOfDay = (toMs - fromMs) / zone.dayLength(epochDay);
    const energy = energyOfDay(store, device, mine, tariff, fromMs, toMs);
    const inDisplay = (amount: Known<number>, from: string): Known<number> => (amount.known ? convert(amount.value, from, currency, day) : amount);
    const energyCost = tariff === null ? (energy.cost.known ? unknown('no-tariff') : energy.cost) : inDisplay(energy.cost, tariff.tariff.currency);
    const standing = tariff === null ? known(0) : inDisplay(known((tariff.tariff.standingPerDay * shareOfDay) / sharers), tariff.tariff.currency);
    const fixed = add(fixedCosts(mine, shareOfDay).map((c) => convert(c.amount, c.currency, currency, day)));
    const depreciation = parts.includeDepreciation ? depreciationOf(device, epochDay, shareOfDay, inDisplay) : null;
    return { device, energy, energyCost, standing, fixed, depreciation, total: add([energyCost, standing, fixed, ...(depreciation === null ? [] : [depreciation])]) };
  };

  const settledCost = (device: Device, day: string, epochDay: number, fromMs: number, toMs: number, sharers: number): DeviceDay => {
    const key = `${device.id} ${day}`;
    const kept = parts.settled.get(key);
    if (kept !== undefined) return kept;
    const cost = costOf(device, day, epochDay, fromMs, toMs, sharers);
    if (cost.total.known && now - zone.startOfDay(epochDay + 1) > SETTLED_AFTER_MS) parts.settled.set(key, cost);
    return cost;
  };

  const accounts: DayAccount[] = [];
  for (let epochDay = fromDay; epochDay <= last; epochDay += 1) {
    const day = formatLocalDate(epochDay);
    const fromMs = zone.startOfDay(epochDay);
    const toMs = Math.min(zone.startOfDay(epochDay + 1), now);
    const active = devices.filter((d) => (firstDays.get(d.id) ?? day) <= day && (d.soldOn === null || day < d.soldOn));
    const lines = (linesByDay.get(epochDay) ?? []).map((entry): DayLine => ({
      line: entry.line,
      value: parts.valueOf(entry, day),
      ...attributeLine(entry.line, day, deployments),
    }));
    const paying = new Set(lines.flatMap((l) => (l.line.kind === 'reward' && l.line.network !== null ? [l.line.network] : [])));
    accounts.push({
      day, fromMs, toMs, lines,
      devices: active.map((d) => settledCost(d, day, epochDay, fromMs, toMs, active.length)),
      networksWithoutDevice: [...paying].filter((network) => !deployments.some((d) => d.network === network && d.fromDate <= day && (d.toDate === null || day <= d.toDate))),
    });
  }
  return accounts;
}

/** Measured where the machine's counters cover the stretch, typed watts for the rest; unknown where neither says anything. */
function energyOfDay(store: Store, device: Device, mine: readonly Deployment[], tariff: ReturnType<TariffBook['on']>, fromMs: number, toMs: number): DayEnergy {
  const intervals = device.local ? store.uptime.intervals(device.id, fromMs, toMs) : null;
  if (device.watts.source !== 'measured') return typedEnergy(device, mine, intervals, tariff, fromMs, toMs);
  const quarters = measuredQuarters(store.series, device.id, device.wallFactor, fromMs, toMs);
  const measured = measuredEnergy(quarters, tariff, fromMs, toMs);
  if (measured.coverage >= 0.99) return measured;
  const typed = typedEnergy(device, mine, intervals, tariff, fromMs, toMs);
  if (!typed.kWh.known) return measured.coverage > 0 ? { ...measured, cost: unknown('not-covered') } : { ...measured, kWh: unknown('no-watts'), cost: unknown('no-watts') };
  const rest = 1 - measured.coverage;
  const mix = (a: Known<number>, b: Known<number>): Known<number> => (b.known ? known((a.known ? a.value : 0) + b.value * rest) : b);
  return { kWh: mix(measured.kWh, typed.kWh), cost: mix(measured.cost, typed.cost), kind: 'estimated', coverage: measured.coverage };
}

function depreciationOf(device: Device, epochDay: number, shareOfDay: number, inDisplay: (amount: Known<number>, from: string) => Known<number>): Known<number> {
  const bought = device.boughtOn === null ? null : parseLocalDate(device.boughtOn);
  if (device.pricePaid === null || bought === null) return unknown('no-price-paid');
  const amount = depreciationBetween({ price: device.pricePaid.amount, salvageFraction: device.salvageFraction, lifeMonths: device.lifeMonths, boughtOn: bought }, epochDay, epochDay + 1);
  return inDisplay(known(amount * shareOfDay), device.pricePaid.currency);
}
