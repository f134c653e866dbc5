import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { BreakEven, BreakEvenInput } from '../../../shared/contract/schemas/economics';
import type { Deployment, Device } from '../../../shared/domain/device';
import type { Figure } from '../../../shared/domain/figure';
import type { PricePoint } from '../../../shared/domain/price';
import type { TariffBook } from '../../../shared/domain/tariff-book';
import type { EstimateOutput } from '../../../shared/economics/estimate';
import { verdictOf } from '../../../shared/economics/verdict';
import { dailyLogReturns } from '../../../shared/economics/volatility';
import { networkById } from '../../../shared/networks/registry';
import { ruleStepsAfter } from '../../../shared/networks/rule-steps';
import { DAYS_PER_MONTH } from '../../../shared/units/duration';
import { unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import { formatLocalDate, parseLocalDate } from '../../../shared/units/local-date';
import { toNumber, tokenAmount } from '../../../shared/units/token-amount';
import type { Books, MoneyRules } from '../accounts/books';
import type { DayAccount } from '../accounts/day-book';
import { summarise } from '../accounts/summary';
import { engineError } from '../errors';
import type { Calculator } from '../ports/calculator';
import type { Store } from '../ports/store';
import { buildBreakEvenScenario } from './break-even-scenario';
import type { BreakEvenFacts } from './break-even-scenario';

export interface BreakEvenParts {
  readonly store: Store;
  readonly books: Books;
  readonly money: MoneyRules;
  readonly tariffs: TariffBook;
  readonly calculator: Calculator;
  readonly nowMs: number;
  /** Mean watts measured lately at the device; null where nothing measures. */
  readonly measuredWatts: (deviceId: string) => { readonly watts: number; readonly atMs: number } | null;
  readonly latestPrice: (mint: string) => PricePoint | null;
  readonly dailyPrices: (mint: string) => readonly PricePoint[];
}

/** Days whose rewards make the earning rate: long enough for weekly payers, short enough for the rule in force. */
const RATE_DAYS = 60;
const MAX_POINTS = 600;
const BAND_PATHS = 1000;
/** A realised curve longer than this is cut at its beginning: ten years of days. */
const MAX_REALISED_DAYS = 3660;

/** Tokens a day of the network's current token that the deployment received, over full days that were read. */
function receivedRate(accounts: readonly DayAccount[], network: string, mint: string, deployment: Deployment | null, readSinceMs: number | null): BreakEvenFacts['received'] {
  const days = accounts.filter((a) => readSinceMs !== null && readSinceMs <= a.fromMs && (deployment === null || deployment.fromDate <= a.day));
  const lines = days.flatMap((a) => a.lines).filter((l) => l.line.kind === 'reward' && l.line.network === network && l.line.mint === mint && (deployment === null || l.deployment?.id === deployment.id));
  const last = days.at(-1);
  if (lines.length === 0 || last === undefined || days.length === 0) return null;
  const base = lines.reduce((sum, l) => sum + BigInt(l.line.base), 0n);
  return { perDay: toNumber(tokenAmount(base, lines[0]?.line.decimals ?? 0)) / days.length, days: days.length, untilMs: last.toMs };
}

/** What came less what it cost, day by day since the purchase; ends where a cost is unknown. */
function realisedCurve(accounts: readonly DayAccount[], books: Books, device: Device, outlay: number): { readonly points: readonly { readonly day: string; readonly cumulative: number }[]; readonly net: Figure } {
  const context = books.context();
  const total = summarise(accounts, context, { deviceId: device.id });
  const points: { day: string; cumulative: number }[] = [];
  let cumulative = -outlay;
  for (const account of accounts) {
    const one = summarise([account], context, { deviceId: device.id });
    if (!one.cost.value.known || one.cost.missing > 0 || !one.income.value.known) break;
    cumulative += one.income.value.value - one.cost.value.value;
    points.push({ day: account.day, cumulative });
  }
  return { points: thin(points), net: total.net };
}

/** At most 600 points: every n-th, and always the last. */
function thin<T>(points: readonly T[]): readonly T[] {
  if (points.length <= MAX_POINTS) return points;
  const step = Math.ceil(points.length / MAX_POINTS);
  return points.filter((_, i) => i % step === 0 || i === points.length - 1);
}

/** With a simulation the middle is the median of the paths: the expected path alone is better than most of them. */
function curveOf(estimate: EstimateOutput, band: readonly { readonly day: number; readonly p10: number; readonly p50: number; readonly p90: number }[], start: number): DeepReadonly<BreakEven['forecast']> {
  const cumulative = estimate.series?.cumulative ?? [];
  if (band.length === 0) return thin(cumulative.map((middle, i) => ({ day: formatLocalDate(start + i), middle, low: null, high: null })));
  const first = { day: formatLocalDate(start), middle: cumulative[0] ?? -estimate.outlay, low: cumulative[0] ?? -estimate.outlay, high: cumulative[0] ?? -estimate.outlay };
  return [first, ...band.map((b) => ({ day: formatLocalDate(start + b.day), middle: b.p50, low: b.p10, high: b.p90 }))];
}

/** Verdict, forecast and what really came, for a deployment or for a device that is only thought of. */
export async function readBreakEven(parts: BreakEvenParts, input: BreakEvenInput): Promise<DeepReadonly<BreakEven>> {
  const { store, books, money, tariffs } = parts;
  const deployment = input.deploymentId === null ? null : (store.devices.deployments().find((d) => d.id === input.deploymentId) ?? null);
  if (input.deploymentId !== null && deployment === null) throw engineError('NOT_FOUND', { what: 'deployment' });
  const network = networkById(deployment?.network ?? input.network ?? 'helium');
  if (network === null) throw engineError('NOT_FOUND', { what: 'network' });
  const device = deployment === null ? null : (store.devices.devices().find((d) => d.id === deployment.deviceId) ?? null);
  const currency = books.currency();
  const today = books.today();
  const day = formatLocalDate(today);
  const mint = network.tokens[0]?.mint ?? '';
  const price = parts.latestPrice(mint);
  const inDisplay: Known<number> = price === null ? unknown('no-price') : money.convert(price.usd, 'USD', currency, day);
  const toDisplay = (amount: number, from: string): number | null => {
    const converted = money.convert(amount, from, currency, day);
    return converted.known ? converted.value : null;
  };
  const recent = books.accounts(today - RATE_DAYS, today - 1);
  const startDay = device?.boughtOn ?? deployment?.fromDate ?? day;
  const bookedTariff = tariffs.on(day)?.tariff ?? null;
  const tariff = bookedTariff === null || bookedTariff.currency === currency ? bookedTariff : inCurrency(bookedTariff, currency, toDisplay);
  const prices = parts.dailyPrices(mint);
  const returns = dailyLogReturns(prices.map((p) => ({ day: books.zone().dayAt(p.atMs), price: p.usd })));
  const built = buildBreakEvenScenario(
    {
      device, deployment, tariff, currency, tz: books.zone().name, start: startDay,
      token: { symbol: network.tokens[0]?.symbol ?? '', price, inDisplay },
      received: receivedRate(recent, network.id, mint, deployment, books.context().readSinceMs),
      devicePrice: device?.pricePaid == null ? null : toDisplay(device.pricePaid.amount, device.pricePaid.currency),
      fixedPerMonth: (deployment?.otherCosts ?? []).flatMap((c) => {
        const perMonth = toDisplay(c.perMonth, c.currency);
        return perMonth === null ? [] : [{ name: c.name, perMonth }];
      }),
      steps: ruleStepsAfter(network.id, day),
      measuredWatts: device === null ? null : parts.measuredWatts(device.id),
      hasVolatility: returns.length > 0,
    },
    input,
  );
  const from = Math.max(parseLocalDate(startDay) ?? today, today - MAX_REALISED_DAYS);
  const devicePrice = device?.pricePaid == null ? null : toDisplay(device.pricePaid.amount, device.pricePaid.currency);
  const realised = device === null || devicePrice === null || from > today
    ? { points: [], net: { value: unknown('no-device'), unit: currency, kind: 'measured' as const, source: 'wallet-power-tariff', asOfMs: null, parts: 0, missing: 0 } }
    : realisedCurve(books.accounts(from, today), books, device, devicePrice);
  const head = {
    currency, network: network.id, missing: built.missing, assumptions: built.assumptions, current: built.current,
    realised: realised.points, realisedNet: realised.net, emissionNote: network.id === 'helium' ? 'helium-emission' : network.id === 'render' ? 'render-emission' : null,
  };
  if (built.scenario === null) {
    return { ...head, verdict: { kind: 'cannot-tell', reason: built.missing[0] ?? 'unknown' }, estimate: null, forecast: [], netPerMonth: null, moneyAtRisk: null };
  }
  const horizonMonths = Number(built.scenario['horizonMonths']);
  // The handles answer the question of the verdict: paid back within the same months.
  const answer = await parts.calculator.calculate({ scenario: built.scenario, series: true, returns, bandPaths: BAND_PATHS, targetMonths: horizonMonths });
  if (!answer.ok) throw engineError('BAD_INPUT', { key: answer.key, should: answer.should });
  const { series: _series, ...estimate } = answer.estimate;
  const start = parseLocalDate(startDay) ?? today;
  const perMonth = (final: number): number => (final + estimate.outlay) / (estimate.days / DAYS_PER_MONTH);
  const mc = estimate.monteCarlo;
  return {
    ...head,
    verdict: verdictOf({ start, horizonMonths }, estimate),
    estimate,
    forecast: curveOf(answer.estimate, answer.band, start),
    netPerMonth: { low: mc === null ? null : perMonth(mc.finalP10), middle: perMonth(mc?.finalP50 ?? estimate.cumulative), high: mc === null ? null : perMonth(mc.finalP90) },
    moneyAtRisk: { outlay: estimate.outlay, resaleToday: resaleNow(device, estimate.outlay, today - start) },
  };
}

/** What the device would fetch today on the handbook's straight line from 80 % of its price to its salvage value. */
function resaleNow(device: Device | null, price: number, ageDays: number): number {
  const life = ((device?.lifeMonths ?? 48) * 365) / 12;
  const salvage = device?.salvageFraction ?? 0;
  return price * Math.max(salvage, 0.8 - ((0.8 - salvage) * Math.max(0, ageDays)) / life);
}

/** The tariff with its prices in another currency at today's rate; null when there is no rate. */
function inCurrency<T extends { readonly periods: readonly { readonly price: number }[]; readonly standingPerDay: number; readonly currency: string }>(
  tariff: T, currency: string, toDisplay: (amount: number, from: string) => number | null,
): T | null {
  const factor = toDisplay(1, tariff.currency);
  if (factor === null) return null;
  return { ...tariff, currency, standingPerDay: tariff.standingPerDay * factor, periods: tariff.periods.map((p) => ({ ...p, price: p.price * factor })) };
}
