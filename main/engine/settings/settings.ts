import { settingsSchema } from '../../../shared/contract/schemas/settings';
import type { Settings, SettingsPatch } from '../../../shared/contract/schemas/settings';
import { findZone } from '../../../shared/units/zone';
import { engineError } from '../errors';
import type { SettingsStore } from '../ports/store';
import type { Logger } from '../ports/system';

/** What the host knows about the place: used until the person says otherwise. A zone that is none counts as UTC. */
export interface PlaceDefaults {
  readonly tz: string;
  readonly currency: string;
}

export const DEFAULT_SOLANA_ENDPOINT = 'https://api.mainnet-beta.solana.com';

export interface SettingsDesk {
  get(): Settings;
  /** @throws EngineError BAD_INPUT with the key when a value does not fit; nothing is changed then. */
  set(patch: SettingsPatch): Settings;
  onChange(listener: (settings: Settings) => void): void;
}

const defaults = (place: PlaceDefaults): Settings => ({
  currency: place.currency,
  tz: findZone(place.tz) === null ? 'UTC' : place.tz,
  dayBoundary: 'local',
  sampleWatchedMs: 5_000,
  sampleIdleMs: 15_000,
  sampleSlowMs: 60_000,
  solanaEndpoints: [DEFAULT_SOLANA_ENDPOINT],
  endpoints: {},
  sourcesOff: [],
  syncEveryMinutes: 30,
  pricesEnabled: true,
  fiatRates: 'ecb',
  chainEnabled: true,
  archiveLimitMb: 2048,
  includeDepreciation: false,
  onboarding: 'open',
});

/** Whoever sits on the line of a plain connection could invent or hide rewards. */
const isSafeEndpoint = (endpoint: string): boolean => /^https:\/\/[^/]/i.test(endpoint) || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(endpoint);

/** Zones are what the day book can reckon with: `Intl` also takes bare offsets such as +01:00, which know no summer time. */
function checkZone(tz: string): void {
  if (findZone(tz) === null) throw engineError('BAD_INPUT', { key: 'tz', should: 'an IANA time zone such as Europe/Berlin' });
}

/** The only reader and writer of the domain's settings. A stored value that no longer fits its schema falls back to the default and is logged. */
export function createSettingsDesk(store: SettingsStore, place: PlaceDefaults, logger: Logger): SettingsDesk {
  const listeners: ((settings: Settings) => void)[] = [];
  const base = defaults(place);

  const read = (): Settings => {
    const merged: Record<string, unknown> = { ...base };
    const stored = store.all();
    for (const key of Object.keys(base)) {
      const json = stored[key];
      if (json === undefined) continue;
      try {
        merged[key] = JSON.parse(json);
      } catch {
        logger.warn('settings.unreadable', { key });
      }
    }
    if (typeof merged['tz'] !== 'string' || findZone(merged['tz']) === null) {
      logger.warn('settings.invalid', { key: 'tz' });
      merged['tz'] = base.tz;
    }
    const parsed = settingsSchema.safeParse(merged);
    if (parsed.success) return parsed.data;
    const repaired: Record<string, unknown> = { ...merged };
    for (const issue of parsed.error.issues) {
      const key = String(issue.path[0] ?? '');
      logger.warn('settings.invalid', { key });
      repaired[key] = base[key as keyof Settings];
    }
    return settingsSchema.parse(repaired);
  };

  let current = read();
  return {
    get: () => current,
    set(patch) {
      if (patch.tz !== undefined) checkZone(patch.tz);
      const parsed = settingsSchema.safeParse({ ...current, ...patch });
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw engineError('BAD_INPUT', { key: issue?.path.join('.') ?? 'settings', should: issue?.message ?? 'a valid value' });
      }
      const typed: readonly (readonly [string, readonly string[]])[] = [['solanaEndpoints', parsed.data.solanaEndpoints], ...Object.entries(parsed.data.endpoints).map(([source, list]) => [`endpoints.${source}`, list] as const)];
      for (const [key, list] of typed) {
        if (!list.every(isSafeEndpoint)) throw engineError('BAD_INPUT', { key, should: 'an https address, or http on this machine' });
      }
      for (const key of Object.keys(patch)) {
        const value = parsed.data[key as keyof Settings];
        store.set(key, JSON.stringify(value));
      }
      current = parsed.data;
      for (const listener of listeners) listener(current);
      return current;
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}
