import { toDecimalText, toNumber, type TokenAmount } from '../../shared/units/token-amount';
import { createTimeFormats, type TimeFormats } from './time-formats';

export type SignShown = 'auto' | 'always' | 'never';

/** A number and its unit apart, because the unit is drawn smaller and muted. */
export interface QuantityText {
  readonly number: string;
  readonly unit: string;
  /** True where the locale puts the unit first ("$ 12" against "12 €"). */
  readonly unitFirst: boolean;
}

export interface Formats extends TimeFormats {
  readonly locale: string;
  /** Plain number with at most `digits` places after the point (2). */
  number(value: number, digits?: number): string;
  /** Money as one text, rounded to the currency's places unless `digits` says otherwise. */
  money(value: number, currency: string, options?: { readonly digits?: number; readonly sign?: SignShown }): string;
  /** A value of a unit code (`EUR`, `EUR/h`, `EUR/kWh`, `W`, `kWh`, `%`, `h`, `C`, `B`, `Bps`, `MHz`) in two parts. */
  quantity(value: number, unit: string, sign?: SignShown): QuantityText;
  /** From a low value to a high one, in whole units: "8 – 25 W". */
  range(values: readonly [low: number, high: number], unit: string): string;
  /** The two parts in one text with a thin space between them. */
  quantityText(value: number, unit: string, sign?: SignShown): string;
  /** A token amount in at most `significant` digits (4), never rounded to a false zero, with its symbol. */
  tokens(amount: TokenAmount, symbol: string, significant?: number): string;
  /** Every digit of a token amount, for hover and copy. */
  tokensExact(amount: TokenAmount, symbol: string): string;
  percent(value: number, digits?: number): string;
  /** Bytes in decimal units (MB, GB, TB: 10^n), as disks are sold. */
  bytes(value: number): string;
  /** Bytes in binary units (MiB, GiB, TiB: 2^n), as memory is built. */
  bytesBinary(value: number): string;
}

const THIN_SPACE = ' ';
const MINUS = '−';

/** Only real currencies: a token such as HNT has three letters too. */
const CURRENCY_CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const isCurrency = (unit: string): boolean => CURRENCY_CODES.has(unit);

/** Formats of one locale and time zone; pure, so that tests pin both. */
export function createFormats(locale: string, timeZone: string): Formats {
  const cache = new Map<string, Intl.NumberFormat>();
  const intl = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    const hit = cache.get(key);
    if (hit !== undefined) return hit;
    const made = new Intl.NumberFormat(locale, options);
    cache.set(key, made);
    return made;
  };
  const signDisplay = (sign: SignShown): 'auto' | 'exceptZero' | 'never' => (sign === 'always' ? 'exceptZero' : sign);
  const tidy = (text: string): string => text.replaceAll('-', MINUS);

  const number = (value: number, digits = 2): string => tidy(intl({ maximumFractionDigits: digits, signDisplay: 'negative' }).format(value));

  const currencyFormat = (currency: string, digits: number | undefined, sign: SignShown): Intl.NumberFormat =>
    intl({
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      signDisplay: sign === 'auto' ? 'negative' : signDisplay(sign),
      ...(digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    });

  const moneyParts = (value: number, currency: string, digits: number | undefined, sign: SignShown): QuantityText => {
    const parts = currencyFormat(currency, digits, sign).formatToParts(value);
    const symbolAt = parts.findIndex((part) => part.type === 'currency');
    const digitAt = parts.findIndex((part) => part.type === 'integer');
    const text = parts.filter((part) => part.type !== 'currency' && part.type !== 'literal').map((part) => part.value).join('');
    return { number: tidy(text), unit: parts[symbolAt]?.value ?? currency, unitFirst: symbolAt < digitAt };
  };

  const scaled = (value: number, base: number, units: readonly string[]): QuantityText => {
    let index = 0;
    let rest = Math.abs(value);
    while (rest >= base && index < units.length - 1) {
      rest /= base;
      index += 1;
    }
    const digits = index === 0 || rest >= 100 ? 0 : rest >= 10 ? 1 : 2;
    return { number: number(Math.sign(value) * rest, digits), unit: units[index] ?? '', unitFirst: false };
  };

  const quantity = (value: number, unit: string, sign: SignShown = 'auto'): QuantityText => {
    if (isCurrency(unit)) return moneyParts(value, unit, undefined, sign);
    const [first, per] = unit.split('/');
    if (first !== undefined && per !== undefined && isCurrency(first)) {
      const money = moneyParts(value, first, per === 'kWh' ? 4 : per === 'h' ? 3 : undefined, sign);
      return { number: money.number, unit: `${money.unit}/${per}`, unitFirst: false };
    }
    const plain = (digits: number, shown: string): QuantityText => ({
      number: tidy(intl({ maximumFractionDigits: digits, signDisplay: sign === 'auto' ? 'negative' : signDisplay(sign) }).format(value)),
      unit: shown,
      unitFirst: false,
    });
    switch (unit) {
      case 'W':
        return Math.abs(value) >= 10_000 ? { ...quantity(value / 1000, '', sign), unit: 'kW' } : plain(Math.abs(value) < 10 ? 1 : 0, 'W');
      case 'kWh':
        return plain(Math.abs(value) < 10 ? 2 : 1, 'kWh');
      case '%':
        return plain(1, '%');
      case 'C':
        return plain(0, '°C');
      case 'B':
        return scaled(value, 1000, ['B', 'kB', 'MB', 'GB', 'TB', 'PB']);
      case 'Bps':
        return scaled(value, 1000, ['B/s', 'kB/s', 'MB/s', 'GB/s', 'TB/s']);
      case 'MHz':
        return plain(0, 'MHz');
      default:
        // Token symbols and counts: small amounts keep the places that tell them from nothing.
        return plain(value !== 0 && Math.abs(value) < 1 ? 4 : 2, unit);
    }
  };

  const join = (parts: QuantityText): string => {
    if (parts.unit === '') return parts.number;
    if (!parts.unitFirst) return `${parts.number}${THIN_SPACE}${parts.unit}`;
    // A sign goes before the symbol: −$12, not $−12.
    return /^[+−]/.test(parts.number) ? `${parts.number.slice(0, 1)}${parts.unit}${parts.number.slice(1)}` : `${parts.unit}${parts.number}`;
  };

  const tokens = (amount: TokenAmount, symbol: string, significant = 4): string => {
    const value = toNumber(amount);
    const text = Math.abs(value) >= 10 ** significant ? number(value, 0) : tidy(intl({ maximumSignificantDigits: significant }).format(value));
    return `${text}${THIN_SPACE}${symbol}`;
  };

  return {
    locale,
    number,
    money: (value, currency, options = {}) => join(moneyParts(value, currency, options.digits, options.sign ?? 'auto')),
    quantity,
    range: ([low, high], unit) => {
      const end = isCurrency(unit) ? moneyParts(high, unit, 0, 'auto') : quantity(high, unit);
      return join({ ...end, number: `${number(low, 0)} – ${end.number}` });
    },
    quantityText: (value, unit, sign) => join(quantity(value, unit, sign)),
    tokens,
    tokensExact: (amount, symbol) => `${toDecimalText(amount)}${THIN_SPACE}${symbol}`,
    percent: (value, digits = 1) => `${number(value, digits)}${THIN_SPACE}%`,
    bytes: (value) => join(scaled(value, 1000, ['B', 'kB', 'MB', 'GB', 'TB', 'PB'])),
    bytesBinary: (value) => join(scaled(value, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'])),
    ...createTimeFormats(locale, timeZone),
  };
}
