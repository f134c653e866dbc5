import type { RateLookup } from '../../../shared/domain/fiat';
import type { FiatRate } from '../../../shared/domain/price';
import type { PriceStore } from '../ports/store';

/** Stored rates, remembered: a page of lines asks for the same few days again and again. */
export interface RateBook {
  readonly lookup: RateLookup;
  save(rates: readonly FiatRate[]): void;
}

/** Days kept in memory before it begins afresh; a year of three currencies is 1,100. */
const MOST_DAYS = 20_000;

export function createRateBook(store: Pick<PriceStore, 'rate' | 'saveRates'>): RateBook {
  const memory = new Map<string, FiatRate | null>();
  return {
    lookup(quote, day) {
      const key = `${quote} ${day}`;
      const remembered = memory.get(key);
      if (remembered !== undefined) return remembered;
      if (memory.size >= MOST_DAYS) memory.clear();
      const found = store.rate(quote, day);
      memory.set(key, found);
      return found;
    },
    save(rates) {
      if (rates.length === 0) return;
      store.saveRates(rates);
      memory.clear();
    },
  };
}
