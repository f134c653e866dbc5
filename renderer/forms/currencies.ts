/** Currencies that the exchange-rate source (European Central Bank reference rates) knows. */
export const CURRENCIES = [
  'EUR', 'USD', 'GBP', 'CHF', 'AUD', 'BRL', 'CAD', 'CNY', 'CZK', 'DKK', 'HKD', 'HUF', 'IDR', 'ILS', 'INR', 'ISK', 'JPY', 'KRW', 'MXN', 'MYR', 'NOK', 'NZD', 'PHP', 'PLN', 'RON',
  'SEK', 'SGD', 'THB', 'TRY', 'ZAR',
] as const;

/** The list with one more that is in force, so that a choice never shows something else than what holds. */
export const currencyOptions = (inForce: string): readonly { readonly value: string; readonly label: string }[] =>
  [...new Set([inForce, ...CURRENCIES])].filter((code) => code !== '').map((code) => ({ value: code, label: code }));
