import { describe, expect, it } from 'vitest';
import { openStore } from '../../../main/adapters/storage/open-store';
import { placeOf } from '../../../main/hosts/compose/place';
import { createQuietLogger } from '../../support/quiet-logger';
import { createVirtualClock } from '../../support/virtual-clock';
import { newFolder, openEngine } from './engine-rig';

/** What `Intl` takes and no day can be reckoned with, and what is no zone at all. */
const NO_ZONES = ['+01:00', '-03:30', 'Etc/Unknown', 'Mars/Olympus', ''];

describe('a time zone that is none', () => {
  it.each(NO_ZONES)('%j is refused and leaves the zone as it was', (tz) => {
    const { handlers, parts } = openEngine();
    expect(() => handlers.settings.set({ tz })).toThrow(expect.objectContaining({ engineCode: 'BAD_INPUT' }));
    expect(parts.settings.get().tz).toBe('Europe/Berlin');
  });

  it.each(NO_ZONES)('%j that an older version stored is put right: money is told', (tz) => {
    const dataDir = newFolder();
    const store = openStore({ dataDir, clock: createVirtualClock(), logger: createQuietLogger() });
    store.settings.set('tz', JSON.stringify(tz));
    store.settings.set('currency', JSON.stringify('CHF'));
    store.close();
    const { parts, logger } = openEngine({ dataDir });
    expect(parts.settings.get()).toMatchObject({ tz: 'Europe/Berlin', currency: 'CHF' });
    expect(parts.books.accounts(parts.books.today(), parts.books.today())).toHaveLength(1);
    expect(logger.entries).toContainEqual({ level: 'warn', event: 'settings.invalid', facts: { key: 'tz' } });
  });

  it.each(NO_ZONES)('%j of the machine becomes UTC', (tz) => {
    expect(placeOf({ timeZone: tz, locale: 'en-US' })).toEqual({ tz: 'UTC', currency: 'USD' });
    expect(openEngine({ place: { tz, currency: 'EUR' } }).parts.books.zone().name).toBe('UTC');
  });

  it('of a machine that names none becomes UTC; a good one is kept with its currency', () => {
    expect(placeOf({ timeZone: undefined, locale: 'de-AT' })).toEqual({ tz: 'UTC', currency: 'EUR' });
    expect(placeOf({ timeZone: 'Europe/Zurich', locale: 'de-CH' })).toEqual({ tz: 'Europe/Zurich', currency: 'CHF' });
  });
});
