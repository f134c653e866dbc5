import type { Deployment, Device } from '../../../shared/domain/device';
import type { UptimeInterval } from '../../../shared/domain/series';
import type { BookedTariff } from '../../../shared/domain/tariff-book';
import type { MeasuredQuarter } from '../../../shared/economics/measured-energy';
import { energyCost } from '../../../shared/economics/realised';
import { integratePrice } from '../../../shared/economics/tariff';
import { MS_PER_HOUR } from '../../../shared/units/duration';
import { known, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import { zoneOf } from '../../../shared/units/zone';

/** A device's energy over a stretch of one day. */
export interface DayEnergy {
  /** kWh at the wall. */
  readonly kWh: Known<number>;
  /** Cost in the tariff's currency. */
  readonly cost: Known<number>;
  readonly kind: 'measured' | 'typed' | 'estimated';
  /** Share of the stretch that was measured or watched, 0..1. */
  readonly coverage: number;
}

/** Mean watts typed for a device with that share of paid work; unknown until somebody said what it draws. */
export function typedWatts(device: Device, busyFraction: number): Known<number> {
  const { idle, busy, host } = device.watts;
  if (idle === null && busy === null) return unknown('no-watts');
  const low = idle ?? busy ?? 0;
  const high = busy ?? idle ?? 0;
  return known((busyFraction * high + (1 - busyFraction) * low + (host ?? 0)) * device.wallFactor);
}

/** Cost of 1 kW over the stretch by the tariff; unknown when no period covers a part of it. */
function priceHours(tariff: BookedTariff, fromMs: number, toMs: number): Known<number> {
  const integral = integratePrice(tariff.periods, zoneOf(tariff.tariff.tz), fromMs, toMs);
  return integral.hole === null ? known(integral.priceHours) : unknown('no-tariff-period');
}

/**
 * Energy from measured power: each quarter hour at its own price (handbook: economics, section 5). Time that was not covered is left
 * out and told by `coverage`; a stretch without any is unknown, not zero.
 * @param quarters watt-hours at the wall, by quarter hour
 */
export function measuredEnergy(quarters: readonly MeasuredQuarter[], tariff: BookedTariff | null, fromMs: number, toMs: number): DayEnergy {
  const coveredMs = quarters.reduce((sum, quarter) => sum + quarter.coveredMs, 0);
  const coverage = toMs > fromMs ? Math.min(1, coveredMs / (toMs - fromMs)) : 0;
  if (coveredMs === 0) return { kWh: unknown('not-measured'), cost: unknown('not-measured'), kind: 'measured', coverage: 0 };
  const kWh = known(quarters.reduce((sum, quarter) => sum + quarter.wh, 0) / 1000);
  if (tariff === null) return { kWh, cost: unknown('no-tariff'), kind: 'measured', coverage };
  const priced = energyCost(quarters, tariff.periods, tariff.tariff.tz);
  return { kWh, cost: priced.unpricedWh > 0 ? unknown('no-tariff-period') : known(priced.cost), kind: 'measured', coverage };
}

/** Milliseconds of the stretch spent in each state; what no interval covers was not watched. */
export function timeByState(intervals: readonly UptimeInterval[], fromMs: number, toMs: number): Readonly<Record<UptimeInterval['state'], number>> {
  const spent = { up: 0, down: 0, asleep: 0, unwatched: 0 };
  let seen = 0;
  for (const interval of intervals) {
    const overlap = Math.min(interval.toMs, toMs) - Math.max(interval.fromMs, fromMs);
    if (overlap <= 0) continue;
    spent[interval.state] += overlap;
    seen += overlap;
  }
  spent.unwatched += Math.max(0, toMs - fromMs - seen);
  return spent;
}

/**
 * Energy from typed watts: the typed mean for the time the device was up. A watched machine counts the time it was seen up and,
 * where nobody watched, the share of uptime its deployment expects; then the figure is an estimate.
 */
export function typedEnergy(
  device: Device, deployments: readonly Deployment[], intervals: readonly UptimeInterval[] | null, tariff: BookedTariff | null, fromMs: number, toMs: number,
): DayEnergy {
  const busy = Math.min(1, deployments.reduce((sum, d) => sum + d.busyFraction, 0));
  const watts = typedWatts(device, busy);
  const expected = deployments.length === 0 ? 1 : Math.max(...deployments.map((d) => d.uptime));
  const spanMs = toMs - fromMs;
  let upShare = expected;
  let coverage = 0;
  if (intervals !== null && spanMs > 0) {
    const spent = timeByState(intervals, fromMs, toMs);
    upShare = (spent.up + spent.unwatched * expected) / spanMs;
    coverage = 1 - spent.unwatched / spanMs;
  }
  const kind = coverage > 0.999 || intervals === null ? 'typed' : 'estimated';
  if (!watts.known) return { kWh: watts, cost: watts, kind, coverage };
  const kWh = known(((watts.value / 1000) * upShare * spanMs) / MS_PER_HOUR);
  if (tariff === null) return { kWh, cost: unknown('no-tariff'), kind, coverage };
  const price = priceHours(tariff, fromMs, toMs);
  return { kWh, cost: price.known ? known((watts.value / 1000) * upShare * price.value) : price, kind, coverage };
}

/** Fixed costs of the deployments over a stretch, by currency: `perMonth · 12 / 365` a day (handbook: economics, section 2). */
export function fixedCosts(deployments: readonly Deployment[], shareOfDay: number): readonly { readonly currency: string; readonly amount: number }[] {
  return deployments.flatMap((d) => d.otherCosts.map((c) => ({ currency: c.currency, amount: ((c.perMonth * 12) / 365) * shareOfDay })));
}
