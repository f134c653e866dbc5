/** Currencies of regions whose prices people think in; anything else begins in US dollars until the person says otherwise. */
const EURO = ['AT', 'BE', 'HR', 'CY', 'EE', 'FI', 'FR', 'DE', 'GR', 'IE', 'IT', 'LV', 'LT', 'LU', 'MT', 'NL', 'PT', 'SK', 'SI', 'ES', 'BG'];
const OTHER: Readonly<Record<string, string>> = { GB: 'GBP', CH: 'CHF', SE: 'SEK', NO: 'NOK', DK: 'DKK', PL: 'PLN', CZ: 'CZK', HU: 'HUF', CA: 'CAD', AU: 'AUD', JP: 'JPY' };

/** Zones whose machine's language often says nothing about the place (servers set to English). */
const EURO_ZONES = /^Europe\/(Berlin|Paris|Madrid|Rome|Vienna|Amsterdam|Brussels|Lisbon|Dublin|Helsinki|Athens|Tallinn|Riga|Vilnius|Luxembourg|Malta|Bratislava|Ljubljana|Zagreb|Sofia)$/;

/** Zone and currency of this machine: a first guess that the settings show and change. */
export function placeOfMachine(): { readonly tz: string; readonly currency: string } {
  const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions();
  const region = new Intl.Locale(locale).region ?? '';
  const currency = OTHER[region] ?? (EURO.includes(region) || EURO_ZONES.test(timeZone) ? 'EUR' : 'USD');
  return { tz: timeZone, currency };
}
