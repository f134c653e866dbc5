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

/** Newer engines have a method, older ones a property; neither is in the type library yet. */
interface WithZones {
  readonly getTimeZones?: () => readonly string[] | undefined;
  readonly timeZones?: readonly string[];
}

function zonesOf(country: string): readonly string[] {
  const locale: WithZones = new Intl.Locale(`und-${country}`) as WithZones;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

/**
 * The country a person most likely lives in: the one of the locale where the time zone is one of its own, else the first of `countries` that has
 * the zone; null when none has it.
 */
export function likelyCountry(locale: string, timeZone: string, countries: readonly string[]): string | null {
  const region = new Intl.Locale(locale).region ?? null;
  if (region !== null && zonesOf(region).includes(timeZone)) return region;
  return countries.find((country) => zonesOf(country).includes(timeZone)) ?? null;
}
