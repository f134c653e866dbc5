import { known, unknown } from '../units/known';
import type { Known } from '../units/known';
import { toNumber } from '../units/token-amount';
import { convertUsd } from './fiat';
import type { RateLookup } from './fiat';
import type { LedgerLine, LineValue } from './reward';

/** What the line was worth in USD when it came. A line of nothing is worth nothing, whatever the price; else unknown (`no-price`) without one. */
export function usdValue(line: Pick<LedgerLine, 'base' | 'decimals'>, value: Pick<LineValue, 'usdPerToken'> | null): Known<number> {
  const base = BigInt(line.base);
  if (base === 0n) return known(0);
  return value === null ? unknown('no-price') : known(toNumber({ base, decimals: line.decimals }) * value.usdPerToken);
}

/** The same in the currency of display, at the fiat rate of the line's day (handbook: economics, section 5). Also `no-rate`. */
export function valueOnDay(line: Pick<LedgerLine, 'base' | 'decimals'>, value: Pick<LineValue, 'usdPerToken'> | null, currency: string, day: string, lookup: RateLookup): Known<number> {
  const usd = usdValue(line, value);
  return usd.known ? convertUsd(usd.value, day, currency, lookup) : usd;
}
