import type { Device } from '../../../shared/domain/device';
import type { Figure } from '../../../shared/domain/figure';
import type { Known } from '../../../shared/units/known';
import { known } from '../../../shared/units/known';
import { formatLocalDate, parseLocalDate } from '../../../shared/units/local-date';
import type { DayAccount, DeviceDay } from '../accounts/day-book';
import { summarise } from '../accounts/summary';
import type { SummaryContext } from '../accounts/summary';

export interface RealisedPoint {
  /** YYYY-MM-DD */
  readonly day: string;
  /** Since the purchase and without the price: received − energy − standing − fixed, and the sale from its day on. */
  readonly sum: number;
  /** False for the day that is still going on. */
  readonly over: boolean;
}

/** What a device really brought and cost. */
export interface Realised {
  /** Day by day from the first day without a gap; ends before the first day of which something is unknown. */
  readonly points: readonly RealisedPoint[];
  /** Received less costs over all days asked for, without price and sale. */
  readonly net: Figure;
}

/**
 * The day without depreciation: the curve begins at minus the price, and a straight-line share of the price beside it would charge the
 * hardware twice.
 */
function running(day: DeviceDay): DeviceDay {
  const parts = [day.energyCost, day.standing, day.fixed];
  const total = parts.find((part) => !part.known) ?? known(parts.reduce((sum, part) => sum + (part.known ? part.value : 0), 0));
  return { ...day, depreciation: null, total };
}

/**
 * Goes on only as long as every part is known: a day that was not read, a reward without a price, one that may belong to another device
 * or a cost that nobody knows ends it. A sold device costs nothing from its last day on; without the sum of the sale the curve ends there.
 * @param accounts from the day of the purchase, without gaps, oldest first
 * @param sale what the device was sold for in the display currency, by the rate of that day; unknown where nobody said
 */
export function readRealised(accounts: readonly DayAccount[], context: SummaryContext, device: Device, sale: Known<number>): Realised {
  const filter = { deviceId: device.id };
  const own = accounts.map((account) => ({ ...account, devices: account.devices.filter((d) => d.device.id === device.id).map(running) }));
  const points: RealisedPoint[] = [];
  let sum = 0;
  for (const account of own) {
    const { income, cost } = summarise([account], context, filter);
    const sold = device.soldOn !== null && device.soldOn <= account.day;
    if (!income.value.known || income.missing > 0) break;
    if (!sold && (!cost.value.known || cost.missing > 0)) break;
    if (account.day === device.soldOn) {
      if (!sale.known) break;
      sum += sale.value;
    }
    sum += income.value.value - (cost.value.known ? cost.value.value : 0);
    points.push({ day: account.day, sum, over: account.over });
  }
  return { points, net: summarise(own, context, filter).net };
}

/** Days that may lie between the last one fully known and today before the realised balance is too old to begin with: a wallet read once a week. */
const MOST_DAYS_BEHIND = 6;

export interface OpeningBalance {
  readonly kind: 'realised' | 'price-only';
  /** Epoch day on which the forecast begins. */
  readonly startDay: number;
  readonly balance: number;
}

/**
 * Where the forecast of an owned device begins (handbook: economics, section 3; what was paid before is gone, what was not earned back
 * is not). With a realised curve that is complete: the day after its last full day, which is today or a few days before it, with the
 * balance of that day. The present day is forecast whole, so that no part of it counts twice.
 *
 * With a curve that is not complete up to now: today, with minus the price. Nobody knows what came and went since the purchase; it is
 * named as unknown (`price-only`) beside every figure that rests on it and is not guessed from today's rate.
 * @param ownedSince epoch day of the purchase, not after today
 */
export function openingOf(points: readonly RealisedPoint[], price: number, ownedSince: number, today: number): OpeningBalance {
  const last = points.findLast((p) => p.over);
  const startDay = (last === undefined ? ownedSince - 1 : (parseLocalDate(last.day) ?? ownedSince - 1)) + 1;
  if (today - startDay > MOST_DAYS_BEHIND) return { kind: 'price-only', startDay: today, balance: -price };
  return { kind: 'realised', startDay, balance: (last?.sum ?? 0) - price };
}

/** First day from which the balance was never again below 0, up to the last one known; null when it is below 0. */
export function paidBackSince(points: readonly RealisedPoint[], price: number): string | null {
  const below = points.findLastIndex((p) => p.sum < price);
  return points[below + 1]?.day ?? null;
}

/** First day a device costs anything: when it was bought, else when it first worked or was first seen. */
export function ownedSinceOf(device: Device, deployments: readonly { readonly deviceId: string; readonly fromDate: string }[], dayAt: (utcMs: number) => number): string {
  if (device.boughtOn !== null) return device.boughtOn;
  const starts = deployments.filter((d) => d.deviceId === device.id).map((d) => d.fromDate);
  return [formatLocalDate(dayAt(device.createdAtMs)), ...starts].reduce((first, day) => (day < first ? day : first));
}
