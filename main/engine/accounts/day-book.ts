import { attributeLine, deploymentsOn } from '../../../shared/domain/attribution';
import type { Attribution } from '../../../shared/domain/attribution';
import type { Deployment, Device } from '../../../shared/domain/device';
import type { TypedCost } from '../../../shared/domain/own-record';
import type { LineKind } from '../../../shared/domain/reward';
import type { TariffBook } from '../../../shared/domain/tariff-book';
import { COUNTED_KINDS, groupLines } from '../../../shared/domain/totals';
import { depreciationBetween } from '../../../shared/economics/realised';
import { known, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import { formatLocalDate, parseLocalDate } from '../../../shared/units/local-date';
import { zoneOf } from '../../../shared/units/zone';
import type { LineSum, Store } from '../ports/store';
import type { Clock } from '../ports/system';
import { energyOf, fixedCosts } from './device-costs';
import type { DayEnergy } from './device-costs';
import { countedEnergy } from './measured-power';
import { valueOfSum } from './sum-value';

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

/** Counted lines (reward or staking) of one day, wallet, network, token, kind and device on the network's side, added up. */
export interface DayLine {
  readonly walletId: string;
  readonly network: string | null;
  readonly mint: string;
  readonly symbol: string | null;
  readonly decimals: number;
  readonly kind: LineKind;
  /** null: none is named, or none that a deployment names: nobody asks by which of the others it came. */
  readonly sourceDevice: string | null;
  /** Base units, exact. */
  readonly base: bigint;
  readonly lines: number;
  /** Lines without a value. */
  readonly missing: number;
  /** Of the lines that have one, in the display currency at receipt; unknown when none has. */
  readonly value: Known<number>;
  readonly deployment: Deployment | null;
  /** Deployments that fit equally well: the line belongs to one of them, and nobody can say to which. */
  readonly shared: readonly Deployment[];
}

/** A typed cost of one day. */
export interface TypedDayCost {
  /** null: of no device in particular. */
  readonly deviceId: string | null;
  readonly amount: Known<number>;
}

/** One local day: what reached the wallets and what the devices cost. The one source of every money figure of the app. */
export interface DayAccount {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly fromMs: number;
  /** End of the day, or now on the present day. */
  readonly toMs: number;
  /** False for the day that is still going on. */
  readonly over: boolean;
  readonly lines: readonly DayLine[];
  readonly devices: readonly DeviceDay[];
  /** Costs of this day that the operator typed, in the display currency. */
  readonly typedCosts: readonly TypedDayCost[];
  /** Networks with a reward on that day that fits none of the operator's devices. */
  readonly networksWithoutDevice: readonly string[];
}

/** The parts of the store that the day book reads. */
export type DayBookStore = Pick<Store, 'devices' | 'uptime' | 'series'> & { readonly ledger: Pick<Store['ledger'], 'lineSums'> };

export interface DayBookParts {
  readonly store: DayBookStore;
  readonly clock: Pick<Clock, 'now'>;
  /** Zone of the operator's days. */
  readonly tz: string;
  readonly currency: string;
  readonly tariffs: TariffBook;
  /** What the operator typed of costs, in any order. */
  readonly typedCosts: readonly TypedCost[];
  readonly includeDepreciation: boolean;
  /** Money of one currency in another at the rate of that day. */
  readonly convert: (amount: number, from: string, to: string, day: string) => Known<number>;
  /** Costs of days that are over, by device and day; whoever changes a device, tariff, setting or rate empties it. */
  readonly settled: Map<string, DeviceDay>;
  /** Counted lines of days that are over, with their values; whoever changes the ledger, a device or a setting empties it. */
  readonly lines: Map<number, readonly DayLine[]>;
}

/** A day is settled when it has been over for so long: the last samples of it are stored by then. */
const SETTLED_AFTER_MS = 3_600_000;

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
  const linesOf = readLines(parts, deployments, fromDay, last);
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
    const depreciation = parts.includeDepreciation ? depreciationOf(parts, device, epochDay, shareOfDay) : null;
    return { device, energy, energyCost, standing, fixed, depreciation, total: add([energyCost, standing, fixed, ...(depreciation === null ? [] : [depreciation])]) };
  };

  // After a sleep the record of the night is written with the first sample; before that the day is not settled.
  const isSettled = (device: Device, endMs: number): boolean =>
    now - endMs > SETTLED_AFTER_MS && (!device.local || (store.uptime.last(device.id)?.toMs ?? 0) > endMs);

  const settledCost = (device: Device, day: string, epochDay: number, fromMs: number, toMs: number, sharers: number): DeviceDay => {
    const key = `${device.id} ${day}`;
    const kept = parts.settled.get(key);
    if (kept !== undefined) return kept;
    const cost = costOf(device, day, epochDay, fromMs, toMs, sharers);
    if (isSettled(device, zone.startOfDay(epochDay + 1)) && (cost.total.known || cost.total.reason !== 'no-rate')) parts.settled.set(key, cost);
    return cost;
  };

  const typed = groupLines(parts.typedCosts, (cost) => cost.day);
  const typedOn = (day: string): readonly TypedDayCost[] => (typed.get(day) ?? []).map((cost) => ({ deviceId: cost.deviceId, amount: convert(cost.amount, cost.currency, currency, day) }));
  const accounts: DayAccount[] = [];
  for (let epochDay = fromDay; epochDay <= last; epochDay += 1) {
    const day = formatLocalDate(epochDay);
    const fromMs = zone.startOfDay(epochDay);
    const toMs = Math.min(zone.startOfDay(epochDay + 1), now);
    const active = devices.filter((d) => (firstDays.get(d.id) ?? day) <= day && (d.soldOn === null || day < d.soldOn));
    const lines = linesOf(epochDay);
    // Somebody's hardware earned it, and no device of the operator fits: its cost is not known.
    const orphans = lines.flatMap((l) => (l.kind === 'reward' && l.network !== null && l.deployment === null && l.shared.length === 0 ? [l.network] : []));
    accounts.push({
      day, fromMs, toMs, over: epochDay < zone.dayAt(now), lines,
      devices: active.map((d) => settledCost(d, day, epochDay, fromMs, toMs, active.length)),
      typedCosts: typedOn(day),
      networksWithoutDevice: [...new Set(orphans)],
    });
  }
  return accounts;
}

/** The counted lines of each day, added up by the ledger in one question for the days that are not kept yet. */
function readLines(parts: DayBookParts, deployments: readonly Deployment[], fromDay: number, lastDay: number): (epochDay: number) => readonly DayLine[] {
  const { store, clock, tz, lines: kept } = parts;
  const zone = zoneOf(tz);
  const today = zone.dayAt(clock.now());
  let first = fromDay;
  while (first <= lastDay && kept.has(first)) first += 1;
  const found = new Map<number, DayLine[]>();
  if (first <= lastDay) {
    const starts = Array.from({ length: lastDay - first + 2 }, (_, i) => zone.startOfDay(first + i));
    const ofDevice = attributer(deployments);
    const named = new Set(deployments.flatMap((deployment) => (deployment.sourceDevice === null ? [] : [deployment.sourceDevice])));
    for (const sum of store.ledger.lineSums({ kinds: COUNTED_KINDS, fromMs: starts[0] ?? 0, toMs: starts.at(-1) ?? 0 }, starts, named)) {
      if (sum.cell === null) continue;
      const epochDay = first + sum.cell;
      const day = formatLocalDate(epochDay);
      const line: DayLine = { ...sum, ...valueOfSum(sum, (usd, on) => parts.convert(usd, 'USD', parts.currency, on), day), ...ofDevice(sum, day) };
      const list = found.get(epochDay);
      if (list === undefined) found.set(epochDay, [line]);
      else list.push(line);
    }
    for (let day = first; day <= lastDay; day += 1) if (day < today && !kept.has(day)) kept.set(day, found.get(day) ?? []);
  }
  return (epochDay) => kept.get(epochDay) ?? found.get(epochDay) ?? [];
}

/** Who earned a sum: most deployments name neither wallet nor device, and a day asks the same again and again. */
function attributer(deployments: readonly Deployment[]): (sum: Pick<LineSum, 'network' | 'walletId' | 'sourceDevice'>, day: string) => Attribution {
  const byNetwork = new Map<string | null, readonly Deployment[]>();
  for (const deployment of deployments) byNetwork.set(deployment.network, [...(byNetwork.get(deployment.network) ?? []), deployment]);
  const nobody: Attribution = { deployment: null, shared: [] };
  return (sum, day) => {
    const mine = byNetwork.get(sum.network);
    return mine === undefined ? nobody : attributeLine(sum, day, mine);
  };
}

/** Energy of a device on a day: from the machine's counters, its uptime record and typed watts. */
function energyOfDay(store: DayBookStore, device: Device, mine: readonly Deployment[], tariff: ReturnType<TariffBook['on']>, fromMs: number, toMs: number): DayEnergy {
  const intervals = device.local ? store.uptime.intervals(device.id, fromMs, toMs) : null;
  const counted = device.local && device.watts.source === 'measured' ? countedEnergy(store.series, device.id, device.wallFactor, fromMs, toMs) : null;
  return energyOf({ device, deployments: mine, intervals, counted, tariff, fromMs, toMs });
}

/** Straight-line depreciation of a day, told with the rate of the day the device was bought: what was paid does not move with the market. */
function depreciationOf(parts: DayBookParts, device: Device, epochDay: number, shareOfDay: number): Known<number> {
  const bought = device.boughtOn === null ? null : parseLocalDate(device.boughtOn);
  if (device.pricePaid === null || device.boughtOn === null || bought === null) return unknown('no-price-paid');
  const amount = depreciationBetween({ price: device.pricePaid.amount, salvageFraction: device.salvageFraction, lifeMonths: device.lifeMonths, boughtOn: bought }, epochDay, epochDay + 1);
  return parts.convert(amount * shareOfDay, device.pricePaid.currency, parts.currency, device.boughtOn);
}
