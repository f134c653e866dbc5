import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { Attention, Home } from '../../../shared/contract/schemas/home';
import type { LedgerRow } from '../../../shared/contract/schemas/ledger';
import type { Figure } from '../../../shared/domain/figure';
import type { HardwareSnapshot } from '../../../shared/domain/hardware';
import type { UptimeSummary } from '../../../shared/domain/uptime-cells';
import type { TariffBook } from '../../../shared/domain/tariff-book';
import { MS_PER_DAY } from '../../../shared/units/duration';
import { formatLocalDate, toCivilDate } from '../../../shared/units/local-date';
import { known, sumKnown, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import type { Books, MoneyRules } from '../accounts/books';
import type { DayAccount } from '../accounts/day-book';
import { costPerHour, kwhPriceNow, wattsNow } from '../accounts/power-now';
import { summarise } from '../accounts/summary';
import type { Store } from '../ports/store';
import type { DeviceState } from '../devices/device-state';

const UPTIME_DAYS = 30;

export interface HomeParts {
  readonly store: Store;
  readonly books: Books;
  readonly money: MoneyRules;
  /** The accounts of this month, up to today. */
  readonly month: readonly DayAccount[];
  readonly tariffs: TariffBook;
  readonly nowMs: number;
  readonly snapshot: HardwareSnapshot | null;
  readonly states: readonly DeviceState[];
  readonly recent: DeepReadonly<readonly LedgerRow[]>;
  readonly lastReward: DeepReadonly<LedgerRow> | null;
  readonly next: DeepReadonly<Home['next']>;
  readonly uptime: (deviceId: string, fromMs: number, toMs: number) => UptimeSummary;
  readonly attention: DeepReadonly<readonly Attention[]>;
  readonly onboarding: 'open' | 'done';
}

/** Adds figures of one unit: what is known is summed, what is not is counted. Unknown only when every part is. */
function addFigures(figures: readonly Figure[], unit: string, source: string, whenNone: string, nowMs: number): Figure {
  const sum = sumKnown(figures.map((f) => f.value));
  const value: Known<number> = figures.length === 0 ? unknown(whenNone) : sum.missing === sum.parts ? (figures[0]?.value ?? unknown(whenNone)) : known(sum.value);
  const kind = figures.some((f) => f.kind === 'estimated') ? 'estimated' : figures.some((f) => f.kind === 'typed') ? 'typed' : 'measured';
  // What was typed once holds now: the age of a sum of this moment is that of what was measured, where anything was.
  const ages = figures.filter((f) => f.kind === 'measured').map((f) => f.asOfMs).filter((at) => at !== null);
  // A known sum can lack parts of its own (a card without a counter): they count too.
  const missing = figures.reduce((n, f) => n + (f.value.known ? f.missing : Math.max(1, f.missing)), 0);
  return { value, unit, kind, source, asOfMs: ages.length > 0 ? Math.min(...ages) : value.known ? nowMs : null, parts: figures.reduce((n, f) => n + f.parts, 0), missing };
}

function uptimeFigure(parts: HomeParts): { readonly uptime30d: Figure; readonly watchedDays30: number } {
  const { store, nowMs, uptime } = parts;
  const base = { unit: '%', kind: 'measured' as const, source: 'uptime-record', asOfMs: nowMs };
  const local = store.devices.devices().filter((d) => d.local && d.soldOn === null);
  const shares = local.map((d) => uptime(d.id, nowMs - UPTIME_DAYS * MS_PER_DAY, nowMs)).filter((s) => s.upShare !== null);
  if (shares.length === 0) return { uptime30d: { ...base, value: unknown('not-watched-yet'), parts: local.length, missing: local.length }, watchedDays30: 0 };
  const mean = shares.reduce((sum, s) => sum + (s.upShare ?? 0), 0) / shares.length;
  const watchedShare = shares.reduce((sum, s) => sum + s.watchedShare, 0) / shares.length;
  return { uptime30d: { ...base, value: known(mean * 100), parts: shares.length, missing: local.length - shares.length }, watchedDays30: watchedShare * UPTIME_DAYS };
}

/** The first screen: all well, net today and this month, last and next reward, uptime, cost now. Reading order: handbook, ui 4.2. */
export function readHome(parts: HomeParts): DeepReadonly<Home> {
  const { books, money, tariffs, nowMs, snapshot, store } = parts;
  const zone = books.zone();
  const today = books.today();
  const { day: dayOfMonth } = toCivilDate(today);
  const monthStart = today - dayOfMonth + 1;
  const beforeEnd = monthStart - 1;
  const beforeStart = beforeEnd - toCivilDate(beforeEnd).day + 1;
  const { month } = parts;
  const context = books.context();
  const currency = books.currency();
  const monthSummary = summarise(month, context);
  const todaySummary = summarise(month.slice(-1), context);
  const beforeSummary = summarise(books.accounts(beforeStart, Math.min(beforeEnd, beforeStart + dayOfMonth - 1)), context);

  const day = formatLocalDate(today);
  const active = store.devices.devices().filter((d) => d.soldOn === null || day < d.soldOn);
  const deployments = store.devices.deployments();
  const watts = addFigures(
    active.map((d) => wattsNow(d, snapshot, Math.min(1, deployments.filter((p) => p.deviceId === d.id && (p.toDate === null || p.toDate >= day)).reduce((s, p) => s + p.busyFraction, 0)))),
    'W', 'power-now', 'no-device', nowMs,
  );
  const kwh = kwhPriceNow(tariffs, zone, nowMs);
  const priceInDisplay = kwh.price.known && kwh.currency !== null ? money.convert(kwh.price.value, kwh.currency, currency, day) : kwh.price;
  const priceFigure: Figure = { value: priceInDisplay, unit: currency, kind: kwh.source === 'regional-default' ? 'estimated' : 'typed', source: kwh.source === 'regional-default' ? 'regional-default' : 'tariff', asOfMs: kwh.setAtMs, parts: 1, missing: priceInDisplay.known ? 0 : 1 };
  const perHour: Figure = { ...watts, value: costPerHour(watts.value, priceInDisplay), unit: currency, source: 'power-and-tariff', kind: priceFigure.kind === 'estimated' ? 'estimated' : watts.kind };

  const up = parts.states.filter((s) => s.state === 'up').length;
  const down = parts.states.filter((s) => s.state === 'down').length;
  const unknownStates = parts.states.filter((s) => s.state === 'unknown').length;
  const firstRun = parts.onboarding === 'open' && store.ledger.wallets().length === 0 && store.devices.tariffs().length === 0;
  const level = firstRun ? 'first-run' : parts.attention.length > 0 || down > 0 ? 'attention' : up === 0 ? 'unknown' : 'well';
  return {
    nowMs, currency, tz: zone.name, level,
    devices: { up, down, unknown: unknownStates },
    lastReward: parts.lastReward,
    next: parts.next,
    netToday: todaySummary.net, netMonth: monthSummary.net,
    incomeToday: todaySummary.income, incomeMonth: monthSummary.income, costMonth: monthSummary.cost,
    netIsKnown: monthSummary.netIsKnown, unknownCosts: monthSummary.unknownCosts,
    netMonthBefore: beforeSummary.net,
    ...uptimeFigure(parts),
    costNowPerHour: perHour, kwhPriceNow: priceFigure, wattsNow: watts,
    recent: parts.recent,
    attention: parts.attention,
  };
}
