import type { Figure, FigureKind } from '../../../shared/domain/figure';
import type { TotalValue } from '../../../shared/domain/totals';
import { known, sumKnown, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import type { DayAccount, DayLine, DeviceDay, TypedDayCost } from './day-book';

/** What a period brought and cost, as figures. `net` is unknown while a cost is unknown: then the word is "income". */
export interface PeriodSummary {
  readonly income: Figure;
  readonly cost: Figure;
  readonly net: Figure;
  readonly netIsKnown: boolean;
  /** Why the net is not known: `code` or `code:what`, once each. */
  readonly unknownCosts: readonly string[];
}

export interface SummaryContext {
  readonly currency: string;
  /** How far back the wallets have been read without a gap (UTC ms); null: not at all, or there is no wallet. */
  readonly readSinceMs: number | null;
  readonly hasWallets: boolean;
  /** When the wallets were last read to the end. */
  readonly incomeAsOfMs: number | null;
}

/** What lines that were added up before are worth together; unknown when there are lines and none has a value. */
export function totalOfSums(sums: readonly Pick<DayLine, 'value' | 'lines' | 'missing'>[]): TotalValue {
  let value = 0;
  let lines = 0;
  let missing = 0;
  let reason: string | null = null;
  for (const sum of sums) {
    lines += sum.lines;
    missing += sum.missing;
    if (sum.value.known) value += sum.value.value;
    else reason ??= sum.value.reason;
  }
  return { value: lines > 0 && missing === lines ? unknown(reason ?? 'no-price') : known(value), lines, missing };
}

/** Money that came from wallets: lines without a price are counted as missing, never as zero. */
export const incomeFigure = (lines: readonly Pick<DayLine, 'value' | 'lines' | 'missing'>[], allRead: boolean, context: SummaryContext): Figure => incomeOfTotal(totalOfSums(lines), allRead, context);

/** The same from lines that were added up already. */
export function incomeOfTotal(total: TotalValue, allRead: boolean, context: SummaryContext): Figure {
  const gap = allRead ? 0 : 1;
  const base = { unit: context.currency, kind: 'measured' as const, source: 'wallet-and-prices', asOfMs: context.incomeAsOfMs };
  if (!context.hasWallets) return { ...base, value: unknown('no-wallet'), parts: 0, missing: 0 };
  if (total.lines === 0 && !allRead) return { ...base, value: unknown('not-read-yet'), parts: 1, missing: 1 };
  return { ...base, value: total.value, parts: total.lines + gap, missing: total.missing + gap };
}

const kindOf = (days: readonly DeviceDay[]): FigureKind =>
  days.some((d) => d.energy.kind === 'estimated') ? 'estimated' : days.some((d) => d.energy.kind === 'typed') ? 'typed' : 'measured';

/** What the devices cost; unknown parts are counted as missing and named by `whyUnknown`. */
export function costFigure(days: readonly DeviceDay[], currency: string, asOfMs: number | null, typed: readonly TypedDayCost[] = []): Figure {
  const sum = sumKnown([...days.map((d) => d.total), ...typed.map((cost) => cost.amount)]);
  const value: Known<number> = days.length === 0 && typed.length === 0 ? unknown('no-device') : sum.missing === sum.parts ? firstReason(days, typed) : known(sum.value);
  return { value, unit: currency, kind: days.length === 0 && typed.length > 0 ? 'typed' : kindOf(days), source: 'power-and-tariff', asOfMs, parts: sum.parts, missing: sum.missing };
}

const firstReason = (days: readonly DeviceDay[], typed: readonly TypedDayCost[]): Known<number> =>
  [...days.map((d) => d.total), ...typed.map((cost) => cost.amount)].find((amount) => !amount.known) ?? unknown('no-device');

/** Reasons that belong to a device are named with it, so that the person knows what to fill in. */
const OF_DEVICE = new Set(['no-watts', 'no-host-watts', 'not-covered', 'no-price-paid']);

export function whyUnknown(accounts: readonly DayAccount[], devices: readonly DeviceDay[]): readonly string[] {
  const reasons = new Set<string>();
  for (const d of devices) {
    if (d.total.known) continue;
    reasons.add(OF_DEVICE.has(d.total.reason) ? `${d.total.reason}:${d.device.name}` : d.total.reason);
  }
  for (const account of accounts) for (const network of account.networksWithoutDevice) reasons.add(`no-device:${network}`);
  return [...reasons];
}

/**
 * Whether the wallets were read over that day: back to its beginning, and up to its end (on the present day: into it). Time after the
 * last reading is not a day without rewards.
 */
export function isDayRead(account: Pick<DayAccount, 'fromMs' | 'toMs' | 'over'>, { readSinceMs, incomeAsOfMs }: SummaryContext): boolean {
  if (readSinceMs === null || incomeAsOfMs === null || readSinceMs > account.fromMs) return false;
  return incomeAsOfMs >= (account.over ? account.toMs : account.fromMs);
}

export interface SummaryFilter {
  readonly deviceId?: string;
  readonly networks?: readonly string[];
  readonly walletId?: string;
}

/** Income, cost and net of a stretch of days. With a device: only the lines its deployments earned, and its own costs. */
export function summarise(accounts: readonly DayAccount[], context: SummaryContext, filter: SummaryFilter = {}): PeriodSummary {
  const { deviceId } = filter;
  const lines = accounts.flatMap((a) => a.lines).filter((l) => keepLine(l, filter));
  const devices = accounts.flatMap((a) => a.devices).filter((d) => deviceId === undefined || d.device.id === deviceId);
  const typed = accounts.flatMap((a) => a.typedCosts).filter((cost) => deviceId === undefined || cost.deviceId === deviceId);
  const asOfMs = accounts.at(-1)?.toMs ?? null;
  const allRead = accounts.every((a) => isDayRead(a, context));
  const undecided = deviceId !== undefined && accounts.some((a) => a.lines.some((l) => l.shared.some((d) => d.deviceId === deviceId)));
  const income = undecided ? { ...incomeFigure(lines, allRead, context), value: unknown('shared-between-devices') } : incomeFigure(lines, allRead, context);
  // Costs belong to devices: of one network or wallet alone nobody can say what it cost.
  const isPart = filter.networks !== undefined || filter.walletId !== undefined;
  const cost = isPart ? { ...costFigure([], context.currency, asOfMs), value: unknown('filtered') } : costFigure(devices, context.currency, asOfMs, typed);
  const unknownCosts = isPart ? [] : [...whyUnknown(deviceId === undefined ? accounts : [], devices), ...(typed.some((cost) => !cost.amount.known) ? ['no-rate'] : [])].filter((code, at, all) => all.indexOf(code) === at);
  const netIsKnown = unknownCosts.length === 0 && devices.length > 0 && income.value.known && cost.value.known;
  const net: Figure = {
    value: netIsKnown && income.value.known && cost.value.known ? known(income.value.value - cost.value.value) : unknown(income.value.known ? 'cost-unknown' : income.value.reason),
    unit: context.currency,
    kind: cost.kind,
    source: 'wallet-power-tariff',
    asOfMs: income.asOfMs === null ? asOfMs : Math.min(income.asOfMs, asOfMs ?? income.asOfMs),
    parts: income.parts + cost.parts,
    missing: income.missing + cost.missing,
  };
  return { income, cost, net, netIsKnown, unknownCosts };
}

export function keepLine(l: DayLine, filter: SummaryFilter): boolean {
  if (filter.deviceId !== undefined && l.deployment?.deviceId !== filter.deviceId) return false;
  if (filter.walletId !== undefined && l.walletId !== filter.walletId) return false;
  return filter.networks === undefined || (l.network !== null && filter.networks.includes(l.network));
}
