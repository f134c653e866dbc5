import { attributeLine } from '../../../shared/domain/attribution';
import type { Deployment, Device } from '../../../shared/domain/device';
import type { PricePoint } from '../../../shared/domain/price';
import type { Tariff } from '../../../shared/domain/tariff';
import type { TariffBook } from '../../../shared/domain/tariff-book';
import { dailyLogReturns } from '../../../shared/economics/volatility';
import { ruleStepsAfter } from '../../../shared/networks/rule-steps';
import type { NetworkFacts } from '../../../shared/networks/types';
import { unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import { formatLocalDate, parseLocalDate } from '../../../shared/units/local-date';
import type { Books, MoneyRules } from '../accounts/books';
import type { DayAccount } from '../accounts/day-book';
import type { Store } from '../ports/store';
import type { BreakEvenFacts } from './break-even-scenario';
import { rateOfDeployment, rateOfOthers } from './earning-rate';
import { ownedSinceOf, readRealised } from './realised-curve';
import type { Realised } from './realised-curve';

export interface FactSources {
  readonly store: Store;
  readonly books: Books;
  readonly money: MoneyRules;
  readonly tariffs: () => TariffBook;
  /** Mean watts measured lately at the device; null where nothing measures. */
  readonly measuredWatts: (deviceId: string) => { readonly watts: number; readonly atMs: number } | null;
  readonly latestPrice: (mint: string) => PricePoint | null;
  readonly dailyPrices: (mint: string) => readonly PricePoint[];
}

/** All that a break-even rests on and that no handle moves. */
export interface KnownFacts {
  readonly scenario: BreakEvenFacts;
  /** Epoch day since which the device is owned; null for one that is only thought of. */
  readonly ownedSince: number | null;
  readonly realised: Realised;
  /** Daily log returns of the token. */
  readonly returns: readonly number[];
}

/** Days whose rewards make the earning rate: long enough for weekly payers, short enough for the rule in force. */
const RATE_DAYS = 60;
/** Who owned a device for longer gets no realised curve: ten years of days. */
const MAX_REALISED_DAYS = 3660;

const nothingRealised = (currency: string): Realised => ({
  points: [], net: { value: unknown('no-device'), unit: currency, kind: 'measured', source: 'wallet-power-tariff', asOfMs: null, parts: 0, missing: 0 },
});

/** Reads 60 days of accounts and all days since the purchase: tenths of a second with years of rewards, so callers keep the answer for a while. */
export function gatherFacts(sources: FactSources, network: NetworkFacts, deployment: Deployment | null): KnownFacts {
  const { store, books, money } = sources;
  const currency = books.currency();
  const zone = books.zone();
  const today = books.today();
  const day = formatLocalDate(today);
  const context = books.context();
  const deployments = store.devices.deployments();
  const device = deployment === null ? null : (store.devices.devices().find((d) => d.id === deployment.deviceId) ?? null);
  const since = device === null ? null : ownedSinceOf(device, deployments, (atMs) => zone.dayAt(atMs));
  const ownedSince = since === null ? null : parseLocalDate(since);
  const rate = (amount: number, from: string, on: string): Known<number> => money.convert(amount, from, currency, on < day ? on : day);

  const kept = ownedSince !== null && today - ownedSince <= MAX_REALISED_DAYS ? ownedSince : today;
  const accounts = books.accounts(Math.min(kept, today - RATE_DAYS), today);
  const recent = accounts.slice(-RATE_DAYS - 1);
  const owned = accounts.filter((a) => ownedSince !== null && a.fromMs >= zone.startOfDay(Math.max(ownedSince, kept)));
  const sale = device?.soldOn == null || device.salePrice === null ? unknown('no-sale-price') : rate(device.salePrice.amount, device.salePrice.currency, device.soldOn);
  const realised = device === null || ownedSince === null || kept !== ownedSince || ownedSince > today ? nothingRealised(currency) : readRealised(owned, context, device, sale);

  const mint = network.tokens[0]?.mint ?? '';
  const price = sources.latestPrice(mint);
  return {
    scenario: {
      device, deployment, currency, today, tz: zone.name,
      tariff: inCurrency(sources.tariffs().on(day)?.tariff ?? null, currency, (amount, from) => rate(amount, from, day)),
      standingSharers: sharersOf(accounts.at(-1)?.devices.map((d) => d.device.id) ?? [], device),
      token: { symbol: network.tokens[0]?.symbol ?? '', price, inDisplay: price === null ? unknown('no-price') : rate(price.usd, 'USD', day) },
      received: deployment === null ? rateOfOthers(recent, context, network.id, mint, (days) => otherDevices(store, deployments, network.id, mint, days)) : rateOfDeployment(recent, context, network.id, mint, deployment),
      devicePrice: pricePaid(device, since ?? day, rate),
      fixedPerMonth: fixedOf(deployment, (amount, from) => rate(amount, from, day)),
      steps: ruleStepsAfter(network.id, day),
      measuredWatts: device === null ? null : sources.measuredWatts(device.id),
    },
    ownedSince, realised,
    returns: dailyLogReturns(sources.dailyPrices(mint).map((p) => ({ day: zone.dayAt(p.atMs), price: p.usd }))),
  };
}

/** Devices on the network's side that were paid on these days and belong to no deployment; those that are not named count as one. */
function otherDevices({ ledger }: Pick<Store, 'ledger'>, deployments: readonly Deployment[], network: string, mint: string, days: readonly DayAccount[]): number {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const others = new Set<string | null>();
  for (const sum of ledger.lineSums({ kinds: ['reward'], networks: [network], mints: [mint], fromMs: first.fromMs, toMs: last.toMs }, days.map((day) => day.fromMs), true)) {
    const day = days[sum.cell ?? -1];
    if (day === undefined) continue;
    const { deployment, shared } = attributeLine(sum, day.day, deployments);
    if (deployment === null && shared.length === 0) others.add(sum.sourceDevice);
  }
  return others.size;
}

/** Converted once, at the rate of the day of the purchase: what was paid does not change with the exchange rate of today. */
function pricePaid(device: Device | null, on: string, rate: (amount: number, from: string, on: string) => Known<number>): Known<number> {
  if (device === null || device.pricePaid === null) return unknown('device-price');
  const paid = rate(device.pricePaid.amount, device.pricePaid.currency, on);
  return paid.known ? paid : unknown('purchase-rate');
}

/** As the day book shares the standing charge; a device that is not there yet is one more. */
const sharersOf = (active: readonly string[], device: Device | null): number => (device !== null && active.includes(device.id) ? active.length : active.length + 1);

function fixedOf(deployment: Deployment | null, toDisplay: (amount: number, from: string) => Known<number>): BreakEvenFacts['fixedPerMonth'] {
  const costs = (deployment?.otherCosts ?? []).map((c) => ({ name: c.name, perMonth: toDisplay(c.perMonth, c.currency) }));
  const inDisplay = costs.flatMap((c) => (c.perMonth.known ? [{ name: c.name, perMonth: c.perMonth.value }] : []));
  return inDisplay.length < costs.length ? null : inDisplay;
}

/** The tariff with its prices in another currency at today's rate; null when there is no rate. */
function inCurrency(tariff: Tariff | null, currency: string, toDisplay: (amount: number, from: string) => Known<number>): Tariff | null {
  if (tariff === null || tariff.currency === currency) return tariff;
  const factor = toDisplay(1, tariff.currency);
  if (!factor.known) return null;
  return { ...tariff, currency, standingPerDay: tariff.standingPerDay * factor.value, periods: tariff.periods.map((p) => ({ ...p, price: p.price * factor.value })) };
}

export interface FactKeeper {
  get(network: NetworkFacts, deployment: Deployment | null): KnownFacts;
}

/** The present day goes on without any change being told. */
const KEEP_MS = 60_000;
/** Devices somebody looks at one after the other. */
const MOST_KEPT = 20;

/**
 * Remembers facts while a person moves the handles: the answer to each move rests on the same facts.
 * @param revision another value after any change of what facts are read from (ledger, prices, devices, tariffs, settings)
 */
export function createFactKeeper(sources: FactSources, now: () => number, revision: () => unknown): FactKeeper {
  const kept = new Map<string, { readonly atMs: number; readonly facts: KnownFacts }>();
  let keptFor: unknown = null;
  let keptOn = 0;
  return {
    get(network, deployment) {
      const current = revision();
      const today = sources.books.today();
      if (current !== keptFor || today !== keptOn || kept.size >= MOST_KEPT) kept.clear();
      keptFor = current;
      keptOn = today;
      const key = deployment?.id ?? `thought ${network.id}`;
      const found = kept.get(key);
      const age = found === undefined ? Infinity : now() - found.atMs;
      if (found !== undefined && age >= 0 && age < KEEP_MS) return found.facts;
      const facts = gatherFacts(sources, network, deployment);
      kept.set(key, { atMs: now(), facts });
      return facts;
    },
  };
}
