import { describe, expect, it } from 'vitest';

import { daySchema } from '../../../shared/contract/schemas/common';
import type { Settings, SettingsPatch } from '../../../shared/contract/schemas/settings';
import type { TariffInput } from '../../../shared/contract/schemas/devices';
import { WALLET } from '../../support/solana-fixtures/case';
import { newFolder, openEngine } from './engine-rig';

const refused = (code: string, context: Readonly<Record<string, unknown>> = {}): unknown => expect.objectContaining({ engineCode: code, context: expect.objectContaining(context) as unknown });

describe('settings', () => {
  const bad: readonly (readonly [string, Partial<Record<keyof Settings, unknown>>])[] = [
    ['currency', { currency: 'Euro' }], ['currency', { currency: 'eur' }], ['dayBoundary', { dayBoundary: 'mars' }], ['sampleWatchedMs', { sampleWatchedMs: 10 }], ['sampleIdleMs', { sampleIdleMs: Number.NaN }],
    ['sampleSlowMs', { sampleSlowMs: 1e9 }], ['solanaEndpoints', { solanaEndpoints: [] }], ['solanaEndpoints.0', { solanaEndpoints: ['not an address'] }], ['solanaEndpoints', { solanaEndpoints: ['http://rpc.example/'] }],
    ['solanaEndpoints', { solanaEndpoints: ['ftp://rpc.example/'] }], ['solanaEndpoints', { solanaEndpoints: ['http://127.0.0.1.evil.example/'] }], ['syncEveryMinutes', { syncEveryMinutes: 0 }], ['archiveLimitMb', { archiveLimitMb: -1 }],
    ['onboarding', { onboarding: 'half' }], ['pricesEnabled', { pricesEnabled: 'yes' }],
  ];
  it.each(bad)('%s: %j is refused by name, and nothing of the patch is kept', (key, patch) => {
    const { handlers, parts, store } = openEngine();
    const before = parts.settings.get();
    expect(() => handlers.settings.set({ archiveLimitMb: 99, ...patch } as SettingsPatch)).toThrow(refused('BAD_INPUT', { key }) as Error);
    expect(parts.settings.get()).toEqual(before);
    expect(store.settings.get('archiveLimitMb')).toBeNull();
  });

  it('are kept over a restart; what was stored broken falls back alone', () => {
    const dataDir = newFolder();
    const first = openEngine({ dataDir });
    first.parts.settings.set({ currency: 'CHF', sampleIdleMs: 30_000, solanaEndpoints: ['http://localhost:8899/', 'https://two.example/key'] });
    first.store.settings.set('syncEveryMinutes', '"often"');
    first.store.settings.set('archiveLimitMb', 'not json');
    first.store.close();
    const second = openEngine({ dataDir });
    expect(second.parts.settings.get()).toMatchObject({ currency: 'CHF', sampleIdleMs: 30_000, solanaEndpoints: ['http://localhost:8899/', 'https://two.example/key'], syncEveryMinutes: 30, archiveLimitMb: 2048 });
    expect(second.logger.entries.filter((entry) => entry.level === 'warn').map((entry) => [entry.event, entry.facts?.['key']])).toEqual([['settings.unreadable', 'archiveLimitMb'], ['settings.invalid', 'syncEveryMinutes']]);
  });
});

describe('a tariff', () => {
  const good: TariffInput = { currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: 0.3 }], standingPerDay: 0, validFrom: null };

  it.each([[35, 'cents typed as euros'], [0.0035, 'a hundredth of it'], [1.3, 'just above'], [0.019, 'just below']])('of %d per kWh (%s) looks wrong until the person says that it is right', async (price) => {
    const { handlers, parts } = openEngine();
    const typed: TariffInput = { ...good, periods: [{ price: 0.3, from: '06:00', to: '22:00' }, { price }] };
    expect(() => handlers.tariffs.save(typed)).toThrow(refused('LOOKS_WRONG', { price: String(price), currency: 'EUR', low: '0.02', high: '1.2' }) as Error);
    expect(parts.tariffs.list()).toEqual([]);
    const saved = await handlers.tariffs.save({ ...typed, confirmed: true });
    expect(parts.tariffs.list()).toEqual([saved]);
    expect(Object.keys(saved)).not.toContain('confirmed');
  });

  it('that costs nothing, or little in a currency of small units, is believed', async () => {
    const { handlers } = openEngine();
    await handlers.tariffs.save({ ...good, periods: [{ price: 0 }] });
    await handlers.tariffs.save({ ...good, currency: 'JPY', periods: [{ price: 31 }] });
    expect(() => handlers.tariffs.save({ ...good, currency: 'JPY', periods: [{ price: 0.31 }] })).toThrow(refused('LOOKS_WRONG') as Error);
  });

  const wrong: readonly (readonly [string, Partial<TariffInput>])[] = [
    ['tz', { tz: 'Mars/Olympus' }],
    ['periods', { periods: [{ price: 0.3, from: '06:00' }] }],
    ['periods', { periods: [{ price: 0.3, from: '06:00', to: '06:00' }, { price: 0.2 }] }],
    ['periods', { periods: [{ price: 0.3, from: '06:00', to: '22:00' }] }],
    ['periods', { periods: [{ price: 0.3, days: ['mon', 'tue'] }, { price: 0.2, months: [1, 2, 3] }] }],
  ];
  it.each(wrong)('with wrong %s is refused: %j', (key, change) => {
    const { handlers, parts } = openEngine();
    expect(() => handlers.tariffs.save({ ...good, ...change })).toThrow(refused('BAD_INPUT', { key }) as Error);
    expect(parts.tariffs.list()).toEqual([]);
  });

  it('that is not there cannot be removed', () => {
    expect(() => openEngine().handlers.tariffs.remove({ id: 'nothing' })).toThrow(refused('NOT_FOUND', { what: 'tariff' }) as Error);
  });
});

describe('days', () => {
  it.each(['2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '2025-02-29', ''])('%s does not exist', (day) => {
    expect(daySchema.safeParse(day).success).toBe(false);
  });
  it.each(['2026-02-28', '2024-02-29', '2026-12-31'])('%s does', (day) => {
    expect(daySchema.safeParse(day).success).toBe(true);
  });
});

describe('a wallet', () => {
  it('is watched once, by its public address; a label that is a seed phrase is refused too', async () => {
    const { handlers, parts } = openEngine();
    const wallet = await handlers.wallets.add({ address: ` ${WALLET} `, label: 'Roof' });
    expect(wallet).toMatchObject({ address: WALLET, label: 'Roof' });
    expect(() => handlers.wallets.add({ address: WALLET })).toThrow(refused('ALREADY_THERE') as Error);
    expect(() => handlers.wallets.add({ address: WALLET, label: 'ladder comfort velvet orbit jungle harvest cradle puzzle meadow anchor silver thunder' })).toThrow(refused('SECRET_REFUSED', { kind: 'seed-phrase' }) as Error);
    expect(() => handlers.wallets.add({ address: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' })).toThrow(refused('BAD_ADDRESS') as Error);
    expect(() => handlers.wallets.remove({ id: 'nobody' })).toThrow(refused('NOT_FOUND') as Error);
    await handlers.wallets.remove({ id: wallet.id });
    expect(parts.wallets.list()).toEqual([]);
  });

  it('no refusal holds anything of what was typed', () => {
    const { handlers, logger } = openEngine();
    const phrase = 'ladder comfort velvet orbit jungle harvest cradle puzzle meadow anchor silver thunder';
    for (const ask of [() => handlers.wallets.add({ address: phrase }), () => handlers.devices.save({ name: 'x', place: phrase.slice(0, 80) }), () => handlers.devices.save({ name: phrase })]) {
      try {
        void ask();
      } catch (error) {
        expect(JSON.stringify(error) + String(error)).not.toMatch(/ladder|jungle|thunder/);
      }
    }
    expect(JSON.stringify(logger.entries)).not.toMatch(/ladder|jungle|thunder/);
  });
});
