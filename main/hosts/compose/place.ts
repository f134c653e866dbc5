import { findZone } from '../../../shared/units/zone';

/** Currencies of regions whose prices people think in; anything else begins in US dollars until the person says otherwise. */
const EURO = ['AT', 'BE', 'HR', 'CY', 'EE', 'FI', 'FR', 'DE', 'GR', 'IE', 'IT', 'LV', 'LT', 'LU', 'MT', 'NL', 'PT', 'SK', 'SI', 'ES', 'BG'];
const OTHER: Readonly<Record<string, string>> = { GB: 'GBP', CH: 'CHF', SE: 'SEK', NO: 'NOK', DK: 'DKK', PL: 'PLN', CZ: 'CZK', HU: 'HUF', CA: 'CAD', AU: 'AUD', JP: 'JPY' };

/** Zones whose machine's language often says nothing about the place (servers set to English). */
const EURO_ZONES = /^Europe\/(Berlin|Paris|Madrid|Rome|Vienna|Amsterdam|Brussels|Lisbon|Dublin|Helsinki|Athens|Tallinn|Riga|Vilnius|Luxembourg|Malta|Bratislava|Ljubljana|Zagreb|Sofia)$/;

/** What the system says of its place. */
export interface SystemPlace {
  readonly timeZone: string | undefined;
  readonly locale: string;
}

/**
 * Zone and currency of this machine: a first guess that the settings show and change. A system without a zone we can reckon with (TZ=GMT+3 makes
 * a bare offset of it, an image without zone files an unknown zone) begins in UTC.
 */
export function placeOf({ timeZone, locale }: SystemPlace): { readonly tz: string; readonly currency: string } {
  const tz = timeZone !== undefined && findZone(timeZone) !== null ? timeZone : 'UTC';
  const region = new Intl.Locale(locale).region ?? '';
  const currency = OTHER[region] ?? (EURO.includes(region) || EURO_ZONES.test(tz) ? 'EUR' : 'USD');
  return { tz, currency };
}

export const placeOfMachine = (): { readonly tz: string; readonly currency: string } => placeOf(new Intl.DateTimeFormat().resolvedOptions());
