/** Every IANA zone the page knows, UTC, and the one in force. */
export function zoneOptions(inForce: string): readonly { readonly value: string; readonly label: string }[] {
  const zones = [...new Set([inForce, 'UTC', ...Intl.supportedValuesOf('timeZone')])].filter((zone) => zone !== '').toSorted();
  return zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

/** The name of a country or of a US state code such as `US-CA`. */
export function regionName(region: string, locale: string): string {
  const [country = region, state] = region.split('-');
  const name = new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country;
  return state === undefined ? name : `${name}, ${state}`;
}

/** The region of a locale such as `de-AT`, null where it names none. */
export const regionOfLocale = (locale: string): string | null => new Intl.Locale(locale).region ?? null;
