import type { NetworkBook } from '../../../shared/networks/network-book';
import { fiatOf } from '../../../shared/networks/token-id';
import { COUNTED_KINDS } from '../../../shared/domain/totals';
import { formatLocalDate } from '../../../shared/units/local-date';
import type { Zone } from '../../../shared/units/zone';
import type { Store } from '../ports/store';
import type { RateNeeds } from './fiat-rates';

/** Held tokens beyond this many are not priced: wallets collect spam. */
const MOST_HELD = 60;

/** Tokens in which networks pay or paid. */
const paidIn = (book: NetworkBook): readonly string[] => [...new Set(book.all.flatMap((network) => network.tokens.map((token) => token.mint)))];

/** Tokens whose price of today is wanted: those the networks pay in, and those that are held. */
export function neededMints(store: Pick<Store, 'ledger'>, book: NetworkBook): readonly string[] {
  const held = store.ledger.holdings().filter((holding) => BigInt(holding.base) > 0n).map((holding) => holding.mint);
  return [...new Set([...paidIn(book), ...held.slice(0, MOST_HELD)])];
}

/** Tokens whose movement is wanted for forecasts: what each network pays in today, because a device is thought about before it has earned anything, and what has paid. */
export function forecastMints(store: Pick<Store, 'ledger'>, book: NetworkBook): readonly string[] {
  const paidToday = new Set(book.all.flatMap((network) => network.tokens.slice(0, 1).map((token) => token.mint)));
  return paidIn(book).filter((mint) => paidToday.has(mint) || store.ledger.lines({ kinds: COUNTED_KINDS, mints: [mint] }, { limit: 1, offset: 0 }).total > 0);
}

/** Currencies and days that money of this store is told in: display, tariffs, purchases and other costs; from the first line or purchase on. */
export function neededRates(store: Pick<Store, 'ledger' | 'devices' | 'records'>, currency: string, zone: Zone, nowMs: number, kind: RateNeeds['kind'], book: NetworkBook): RateNeeds {
  const devices = store.devices.devices();
  const deployments = store.devices.deployments();
  const quotes = new Set([
    currency,
    ...store.devices.tariffs().map((tariff) => tariff.currency),
    ...devices.flatMap((device) => [device.pricePaid?.currency ?? 'USD', device.salePrice?.currency ?? 'USD']),
    ...deployments.flatMap((deployment) => deployment.otherCosts.map((cost) => cost.currency)),
    ...store.records.costs().map((cost) => cost.currency),
    // Networks that pay in money: what was paid in euros has a price in dollars by the day's rate.
    ...book.all.flatMap((network) => network.tokens.map((token) => fiatOf(token.mint) ?? 'USD')),
  ]);
  quotes.delete('USD');

  const today = zone.dayAt(nowMs);
  const counted = { kinds: COUNTED_KINDS, fromMs: 0 };
  const { total } = store.ledger.lines(counted, { limit: 1, offset: 0 });
  const oldest = total === 0 ? undefined : store.ledger.lines(counted, { limit: 1, offset: total - 1 }).lines[0];
  const firstLine = oldest?.line.atMs ?? null;
  const days = [
    formatLocalDate(today - 7),
    ...(firstLine === null ? [] : [formatLocalDate(zone.dayAt(firstLine))]),
    ...devices.flatMap((device) => (device.boughtOn === null ? [] : [device.boughtOn])),
    ...deployments.map((deployment) => deployment.fromDate),
    ...store.records.costs().map((cost) => cost.day),
  ];
  // Rates of the source begin on 1999-01-04; a purchase before it is a typing error that must not cost a call a year.
  const fromDay = days.reduce((first, day) => (day < first ? day : first));
  return { quotes: [...quotes].toSorted(), fromDay: fromDay < '1999-01-04' ? '1999-01-04' : fromDay, toDay: formatLocalDate(today), kind };
}
