import type { Deployment, Device } from '../../../shared/domain/device';
import type { UptimeInterval } from '../../../shared/domain/series';
import { withoutOverlap } from '../../../shared/domain/uptime-cells';
import type { BookedTariff } from '../../../shared/domain/tariff-book';
import type { MeasuredQuarter } from '../../../shared/economics/measured-energy';
import { integratePrice } from '../../../shared/economics/tariff';
import { MS_PER_HOUR, MS_PER_MINUTE, MS_PER_QUARTER_HOUR } from '../../../shared/units/duration';
import { known, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import { zoneOf } from '../../../shared/units/zone';
import type { CountedEnergy } from './measured-power';

/** A device's energy over a stretch of one day. */
export interface DayEnergy {
  /** kWh at the wall. */
  readonly kWh: Known<number>;
  /** Cost in the tariff's currency. */
  readonly cost: Known<number>;
  readonly kind: 'measured' | 'typed' | 'estimated';
  /** Share of the stretch of which it is known what the machine did: measured, or known to be off, 0..1. */
  readonly coverage: number;
}

export interface EnergyQuestion {
  readonly device: Device;
  /** In force on that day. */
  readonly deployments: readonly Deployment[];
  /** The machine's own uptime record; null for a device that nothing watches. */
  readonly intervals: readonly UptimeInterval[] | null;
  /** What the machine's counters told; null where the watts are not measured. */
  readonly counted: CountedEnergy | null;
  readonly tariff: BookedTariff | null;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Less than this is missing from every stretch that ends now: the sample under way, and one that came late. */
const SLACK_MS = MS_PER_MINUTE;
const SLACK_SHARE = 0.01;

/** Mean watts at the wall typed for a device with that share of paid work; unknown until somebody said what it draws. */
export function typedWatts(device: Device, busyFraction: number): Known<number> {
  const { idle, busy, host } = device.watts;
  if (idle === null && busy === null) return unknown('no-watts');
  const low = idle ?? busy ?? 0;
  const high = busy ?? idle ?? 0;
  return known((busyFraction * high + (1 - busyFraction) * low + (host ?? 0)) * device.wallFactor);
}

/** Milliseconds of the stretch spent in each state; what no interval covers was not watched. */
export function timeByState(intervals: readonly UptimeInterval[], fromMs: number, toMs: number): Readonly<Record<UptimeInterval['state'], number>> {
  const spent = { up: 0, down: 0, asleep: 0, unwatched: 0 };
  let seen = 0;
  for (const interval of withoutOverlap(intervals)) {
    const overlap = Math.min(interval.toMs, toMs) - Math.max(interval.fromMs, fromMs);
    if (overlap <= 0) continue;
    spent[interval.state] += overlap;
    seen += overlap;
  }
  spent.unwatched += Math.max(0, toMs - fromMs - seen);
  return spent;
}

/** Currency per kW over the stretch; unknown when no period covers a part of it. */
function priceHours(tariff: BookedTariff | null, fromMs: number, toMs: number): Known<number> {
  if (tariff === null) return unknown('no-tariff');
  const integral = integratePrice(tariff.periods, zoneOf(tariff.tariff.tz), fromMs, toMs);
  return integral.hole === null ? known(integral.priceHours) : unknown('no-tariff-period');
}

const expectedUptime = (deployments: readonly Deployment[]): number => (deployments.length === 0 ? 1 : Math.max(...deployments.map((d) => d.uptime)));
const busyShare = (deployments: readonly Deployment[]): number => Math.min(1, deployments.reduce((sum, d) => sum + d.busyFraction, 0));

/** A device that nothing watches: the typed mean for the share of uptime that its deployment expects. */
function unwatchedEnergy({ device, deployments, tariff, fromMs, toMs }: EnergyQuestion): DayEnergy {
  const watts = typedWatts(device, busyShare(deployments));
  const kind = device.watts.source === 'catalogue' ? 'estimated' : 'typed';
  if (!watts.known) return { kWh: watts, cost: watts, kind, coverage: 0 };
  const kw = (watts.value / 1000) * expectedUptime(deployments);
  const price = priceHours(tariff, fromMs, toMs);
  return { kWh: known((kw * (toMs - fromMs)) / MS_PER_HOUR), cost: price.known ? known(kw * price.value) : price, kind, coverage: 0 };
}

interface Piece {
  readonly wh: number;
  readonly price: Known<number>;
}

/** Adds quarter hours, each at its own price; one without a price makes the cost unknown. */
function sumPieces(pieces: readonly Piece[]): { readonly kWh: number; readonly cost: Known<number> } {
  let kWh = 0;
  let cost = 0;
  let missing: Known<number> | null = null;
  for (const piece of pieces) {
    kWh += piece.wh / 1000;
    if (piece.wh === 0) continue;
    if (piece.price.known) cost += (piece.wh / 1000) * piece.price.value;
    else missing ??= piece.price;
  }
  return { kWh, cost: missing ?? known(cost) };
}

/**
 * A watched machine, quarter hour by quarter hour: measured where the counters cover it, nothing where it is known to have been off,
 * typed watts for time it was up without a measurement, and for time that nobody watched the share of uptime that is expected. Where a
 * part has neither a measurement nor typed watts, the cost is unknown and the reason says which.
 */
function watchedEnergy(question: EnergyQuestion, intervals: readonly UptimeInterval[]): DayEnergy {
  const { device, deployments, counted, tariff, fromMs, toMs } = question;
  const expected = expectedUptime(deployments);
  const typed = typedWatts(device, busyShare(deployments));
  const measured = new Map<number, MeasuredQuarter>((counted?.quarters ?? []).map((q) => [q.from, q]));
  const hostWatts = counted !== null && measured.size > 0 && !counted.hasPackage ? device.watts.host : 0;
  const pieces: Piece[] = [];
  let openMs = 0;
  let unwatchedMs = 0;
  let measuredMs = 0;
  for (let at = Math.floor(fromMs / MS_PER_QUARTER_HOUR) * MS_PER_QUARTER_HOUR; at < toMs; at += MS_PER_QUARTER_HOUR) {
    const low = Math.max(at, fromMs);
    const high = Math.min(at + MS_PER_QUARTER_HOUR, toMs);
    const quarter = measured.get(at);
    const coveredMs = quarter?.coveredMs ?? 0;
    const spent = timeByState(intervals, low, high);
    const restMs = Math.max(0, spent.up + spent.unwatched * expected - coveredMs);
    openMs += restMs;
    unwatchedMs += Math.max(0, spent.unwatched - Math.max(0, coveredMs - spent.up));
    measuredMs += coveredMs;
    const integral = priceHours(tariff, low, high);
    const price = integral.known ? known(integral.value / ((high - low) / MS_PER_HOUR)) : integral;
    pieces.push({ wh: (quarter?.wh ?? 0) + ((hostWatts ?? 0) * device.wallFactor * coveredMs) / MS_PER_HOUR, price });
    pieces.push({ wh: typed.known ? (typed.value * restMs) / MS_PER_HOUR : 0, price });
  }
  const spanMs = Math.max(1, toMs - fromMs);
  const coverage = Math.max(0, 1 - unwatchedMs / spanMs);
  const fully = openMs <= Math.max(SLACK_MS, spanMs * SLACK_SHARE);
  const anyMeasured = measuredMs > 0;
  if (anyMeasured && hostWatts === null) return { kWh: unknown('no-host-watts'), cost: unknown('no-host-watts'), kind: 'measured', coverage };
  if (!fully && !typed.known) {
    const reason = unknown(anyMeasured ? 'not-covered' : 'no-watts');
    return { kWh: reason, cost: reason, kind: 'measured', coverage };
  }
  const { kWh, cost } = sumPieces(pieces);
  const guessed = device.watts.source === 'catalogue' || (anyMeasured && !fully) || unwatchedMs > Math.max(SLACK_MS, spanMs * SLACK_SHARE);
  const kind = guessed || (anyMeasured && hostWatts !== 0) ? 'estimated' : anyMeasured ? 'measured' : 'typed';
  return { kWh: known(kWh), cost: tariff === null ? unknown('no-tariff') : cost, kind, coverage };
}

/** What a device drew over a stretch of one day, and what that cost by the price of each quarter hour (handbook: economics, section 5). */
export function energyOf(question: EnergyQuestion): DayEnergy {
  const energy = question.intervals === null ? unwatchedEnergy(question) : watchedEnergy(question, question.intervals);
  // A regional average is nobody's bill: what is priced by it is an estimate.
  return question.tariff?.tariff.source === 'regional-default' ? { ...energy, kind: 'estimated' } : energy;
}

/** Fixed costs of the deployments over a stretch, by currency: `perMonth · 12 / 365` a day (handbook: economics, section 2). */
export function fixedCosts(deployments: readonly Deployment[], shareOfDay: number): readonly { readonly currency: string; readonly amount: number }[] {
  return deployments.flatMap((d) => d.otherCosts.map((c) => ({ currency: c.currency, amount: ((c.perMonth * 12) / 365) * shareOfDay })));
}
