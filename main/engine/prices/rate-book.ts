import type { RateLookup } from '../../../shared/domain/fiat';
import type { FiatRate, FiatRateSource } from '../../../shared/domain/price';
import type { PriceStore } from '../ports/store';

/** Stored rates, remembered: a page of lines asks for the same few days again and again. */
export interface RateBook {
  readonly lookup: RateLookup;
  save(rates: readonly FiatRate[]): void;
  /** Grows when a rate is stored that was not there or was another: what was converted before is to be converted again. */
  revision(): number;
}

/** Days kept in memory before it begins afresh; a year of three currencies is 1,100. */
const MOST_DAYS = 20_000;

/** @param kind who is asked for rates now: rates of the other source are kept, and not read */
export function createRateBook(store: Pick<PriceStore, 'rate' | 'saveRates'>, kind: () => FiatRateSource): RateBook {
  const memory = new Map<string, FiatRate | null>();
  let revision = 0;
  return {
    lookup(quote, day) {
      const source = kind();
      const key = `${source} ${quote} ${day}`;
      const remembered = memory.get(key);
      if (remembered !== undefined) return remembered;
      if (memory.size >= MOST_DAYS) memory.clear();
      const found = store.rate(quote, day, source);
      memory.set(key, found);
      return found;
    },
    save(rates) {
      if (rates.length === 0) return;
      if (rates.some((rate) => store.rate(rate.quote, rate.day, rate.source)?.rate !== rate.rate)) revision += 1;
      store.saveRates(rates);
      memory.clear();
    },
    revision: () => revision,
  };
}
