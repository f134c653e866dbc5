/**
 * Average household electricity prices, taxes included, as a starting point that the person replaces: an average is not what the
 * next kWh costs. Each table says where it is from and when it was true.
 */
export interface RegionalTariff {
  /** ISO 3166: a country (`DE`) or a US state (`US-CA`). */
  readonly region: string;
  /** Per kWh. */
  readonly price: number;
  readonly currency: 'EUR' | 'USD' | 'GBP';
  readonly source: string;
  /** The time the price speaks of. */
  readonly asOf: string;
  readonly confidence: 'verified' | 'secondary' | 'unsure';
}

const EUROSTAT = 'Eurostat nrg_pc_204, households 2,500 to 4,999 kWh a year, all taxes';
const EIA = 'US EIA, residential average by state, rounded to a cent';

/** EUR per kWh, second half of 2024. Georgia and Türkiye are subsidised. */
const EUROPE = {
  AT: 0.2437, BE: 0.3313, BA: 0.0905, BG: 0.1217, HR: 0.1484, CY: 0.3251, CZ: 0.3302, DK: 0.3763, EE: 0.2214, FI: 0.2729, FR: 0.2926, GE: 0.0703,
  DE: 0.3943, GR: 0.2311, HU: 0.1032, IS: 0.1814, IE: 0.3699, IT: 0.3111, LV: 0.2279, LI: 0.3088, LT: 0.2144, LU: 0.2024, MT: 0.1301, MD: 0.1358,
  ME: 0.1004, NL: 0.2155, NO: 0.1902, PL: 0.2477, PT: 0.2626, RO: 0.1863, RS: 0.1108, SK: 0.177, SI: 0.2006, ES: 0.2408, SE: 0.2351, TR: 0.062, AL: 0.115,
} as const;

/** USD per kWh, 2024 to 2025. */
const US_STATES = {
  AL: 0.16, AK: 0.26, AZ: 0.15, AR: 0.13, CA: 0.32, CO: 0.16, CT: 0.29, DE: 0.17, DC: 0.19, FL: 0.15, GA: 0.15, HI: 0.42, ID: 0.12, IL: 0.18, IN: 0.17,
  IA: 0.14, KS: 0.15, KY: 0.13, LA: 0.12, ME: 0.28, MD: 0.19, MA: 0.31, MI: 0.2, MN: 0.16, MS: 0.14, MO: 0.13, MT: 0.14, NE: 0.12, NV: 0.16, NH: 0.26,
  NJ: 0.21, NM: 0.15, NY: 0.25, NC: 0.15, ND: 0.12, OH: 0.17, OK: 0.14, OR: 0.15, PA: 0.19, RI: 0.3, SC: 0.15, SD: 0.14, TN: 0.13, TX: 0.15, UT: 0.12,
  VT: 0.22, VA: 0.15, WA: 0.13, WV: 0.16, WI: 0.18, WY: 0.14,
} as const;

export const REGIONAL_TARIFFS: readonly RegionalTariff[] = [
  ...Object.entries(EUROPE).map(([region, price]): RegionalTariff => ({ region, price, currency: 'EUR', source: EUROSTAT, asOf: '2024 second half', confidence: 'verified' })),
  { region: 'GB', price: 0.265, currency: 'GBP', source: 'Ofgem price cap, middle of 0.25 to 0.28', asOf: '2025 to 2026', confidence: 'unsure' },
  { region: 'US', price: 0.1872, currency: 'USD', source: 'US EIA Electric Power Monthly, residential average', asOf: '2026-04', confidence: 'secondary' },
  ...Object.entries(US_STATES).map(([state, price]): RegionalTariff => ({ region: `US-${state}`, price, currency: 'USD', source: EIA, asOf: '2024 to 2025', confidence: 'secondary' })),
];

const byRegion = new Map(REGIONAL_TARIFFS.map((tariff) => [tariff.region, tariff]));

/** The default of a region, of its country where the state is not listed; null when nothing is known about it. */
export const regionalTariff = (region: string): RegionalTariff | null => byRegion.get(region) ?? byRegion.get(region.split('-', 1)[0] ?? '') ?? null;
