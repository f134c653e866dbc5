import type { TariffInput } from '../../../shared/contract/schemas/devices';
import { createTariffBook, toMinutePeriods } from '../../../shared/domain/tariff-book';
import type { TariffBook } from '../../../shared/domain/tariff-book';
import type { Tariff } from '../../../shared/domain/tariff';
import { pricesOfDay } from '../../../shared/economics/tariff';
import { findZone } from '../../../shared/units/zone';
import { engineError } from '../errors';
import type { DeviceStore } from '../ports/store';
import type { Clock, Random } from '../ports/system';

export interface TariffDesk {
  list(): readonly Tariff[];
  book(): TariffBook;
  /**
   * @throws EngineError BAD_INPUT for a zone that does not exist, half a window or hours that no period covers;
   * LOOKS_WRONG for a price far from any household's, until it is confirmed.
   */
  save(input: TariffInput): Tariff;
  remove(id: string): void;
}

/** Household prices lie between these in every country of the table (USD or EUR per kWh); a cent or a tenth of a cent typed as a whole unit does not. */
const PLAUSIBLE = { low: 0.02, high: 1.2 } as const;

/** Currencies whose unit is far from a dollar: what 1 USD is roughly worth, only to tell a slip of 100 from a price. */
const ROUGH_PER_USD: Readonly<Record<string, number>> = {
  JPY: 150, KRW: 1400, HUF: 360, CZK: 23, SEK: 10, NOK: 10.5, DKK: 6.9, PLN: 4, INR: 86, CNY: 7.2, TRY: 40, MXN: 19, BRL: 5.5, ZAR: 18, THB: 34, PHP: 58, ISK: 135, RON: 4.5, BGN: 1.8, HKD: 7.8,
};

/** A leap year holds every pair of weekday and month, and so every pattern a tariff can have. 2024-01-01 is epoch day 19723. */
const YEAR_START = 19_723;
const YEAR_DAYS = 366;

function checkCoverage(input: TariffInput): void {
  const periods = toMinutePeriods(input.periods);
  for (let day = YEAR_START; day < YEAR_START + YEAR_DAYS; day += 1) {
    if (pricesOfDay(periods, day).some((stretch) => stretch.price === null)) {
      throw engineError('BAD_INPUT', { key: 'periods', should: 'a price for every hour: add one period without hours as the rest' });
    }
  }
}

function checkInput(input: TariffInput): void {
  if (findZone(input.tz) === null) throw engineError('BAD_INPUT', { key: 'tz', should: 'an IANA time zone such as Europe/Berlin' });
  for (const period of input.periods) {
    if ((period.from === undefined) !== (period.to === undefined)) throw engineError('BAD_INPUT', { key: 'periods', should: 'both a beginning and an end, or neither' });
    if (period.from !== undefined && period.from === period.to) throw engineError('BAD_INPUT', { key: 'periods', should: 'a beginning and an end that differ' });
  }
  checkCoverage(input);
  if (input.confirmed === true) return;
  const perUsd = ROUGH_PER_USD[input.currency] ?? 1;
  for (const { price } of input.periods) {
    if (price > PLAUSIBLE.high * perUsd || (price > 0 && price < PLAUSIBLE.low * perUsd)) {
      throw engineError('LOOKS_WRONG', { price: String(price), currency: input.currency, low: String(PLAUSIBLE.low * perUsd), high: String(PLAUSIBLE.high * perUsd) });
    }
  }
}

export function createTariffDesk(store: DeviceStore, clock: Clock, random: Random): TariffDesk {
  let kept: TariffBook | null = null;
  return {
    list: () => store.tariffs().toSorted((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? '')),
    book: () => (kept ??= createTariffBook(store.tariffs())),
    save(input) {
      checkInput(input);
      const { confirmed: _confirmed, id, source = 'typed', ...rest } = input;
      const tariff: Tariff = { ...rest, id: id ?? random.id(), source, setAtMs: clock.now() };
      store.saveTariff(tariff);
      kept = null;
      return tariff;
    },
    remove(id) {
      if (!store.tariffs().some((t) => t.id === id)) throw engineError('NOT_FOUND', { what: 'tariff' });
      store.removeTariff(id);
      kept = null;
    },
  };
}
