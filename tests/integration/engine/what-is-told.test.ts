import { describe, expect, it, vi } from 'vitest';
import type { FiatSource } from '../../../main/engine/ports/prices';
import type { Area } from '../../../shared/contract/topics';
import { createCancel } from '../../../shared/units/cancel';
import { ledgerLine } from '../../support/ledger-lines';
import { openEngine, seedWallet, type EngineRig } from './engine-rig';

const DAY = 86_400_000;

/** The areas that a page is told from now on, one entry for each patch. */
function listen(rig: EngineRig): readonly (readonly Area[])[] {
  const told: (readonly Area[])[] = [];
  void (async () => {
    for await (const frame of rig.handlers.live.changes(createCancel())) if (frame.kind === 'patch') told.push(frame.data.areas ?? []);
  })();
  return told;
}
const withLedger = (told: readonly (readonly Area[])[]): number => told.filter((areas) => areas.includes('ledger')).length;

describe('pages', () => {
  it('are told of a growing ledger at once, at most every two seconds, and of its end', async () => {
    const rig = openEngine();
    seedWallet(rig.store, []);
    const told = listen(rig);
    await rig.clock.advance(1_000);
    const grow = async (seconds: number): Promise<void> => {
      for (let step = 0; step < seconds * 4; step += 1) {
        rig.chain.put(ledgerLine({ slot: 5000 + rig.clock.mono(), atMs: rig.clock.now() }));
        await Promise.all([rig.parts.sync.syncNow(), rig.clock.advance(250)]);
      }
    };
    await grow(10);
    expect(withLedger(told)).toBeGreaterThanOrEqual(4);
    expect(withLedger(told)).toBeLessThanOrEqual(6);
    const before = withLedger(told);
    await grow(0.25);
    await rig.clock.advance(2_500);
    expect(withLedger(told)).toBe(before + 1);
    await rig.clock.advance(60_000);
    expect(withLedger(told)).toBe(before + 1);
    // Money is never behind the ledger, whatever pages were told.
    expect((await rig.handlers.rewards.earnings({ fromDay: '2026-01-15', toDay: '2026-01-15' })).totals[0]?.lines).toBe(41);
  });

  it('are told at once of what a person did', async () => {
    const rig = openEngine();
    seedWallet(rig.store, [ledgerLine()]);
    const told = listen(rig);
    await rig.clock.advance(1_000);
    const [entry] = rig.store.ledger.allLines({});
    for (const usdPerToken of [1, 2]) {
      await rig.handlers.rewards.setPrice({ id: entry?.line.id ?? '', usdPerToken });
      await rig.clock.advance(300);
    }
    expect(withLedger(told)).toBeGreaterThanOrEqual(2);
  });
});

describe('costs of days that are over', () => {
  const rates = (asked: string[], rateOf: () => number): FiatSource => ({
    async rates(quote, fromDay, toDay) {
      asked.push(`${quote} ${fromDay}`);
      const found = [];
      for (let at = Date.parse(fromDay); at <= Date.parse(toDay); at += DAY) {
        const day = new Date(at).toISOString().slice(0, 10);
        found.push({ quote, rate: rateOf(), day, publishedOn: day, source: 'ecb-frankfurter' as const, fetchedAtMs: at });
      }
      return found;
    },
  });
  const owned = async (rig: EngineRig): Promise<void> => {
    const device = rig.parts.devices.local();
    await rig.handlers.devices.save({ id: device.id, name: 'Rig', boughtOn: '2026-01-01', watts: { idle: 100, busy: 100, host: null, source: 'typed' } });
    rig.store.uptime.insert(device.id, { fromMs: Date.UTC(2026, 0, 1), toMs: rig.clock.now(), state: 'up' });
    await rig.handlers.tariffs.save({ currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: 0.3 }], standingPerDay: 0, validFrom: null });
  };
  const costs = (rig: EngineRig): readonly string[] => rig.parts.books.accounts(rig.parts.books.today() - 9, rig.parts.books.today() - 5).flatMap((day) => day.devices.map((d) => (d.total.known ? d.total.value.toFixed(4) : d.total.reason)));

  it('are not worked out again because prices were asked for', async () => {
    const rig = openEngine({ background: true, fiat: rates([], () => 0.5) });
    await owned(rig);
    await rig.clock.advance(5_000);
    expect(costs(rig)).toEqual(Array.from({ length: 5 }, () => '1.4400'));
    const read = vi.spyOn(rig.store.uptime, 'intervals');
    await rig.clock.advance(3_600_000);
    costs(rig);
    expect(read).not.toHaveBeenCalled();
    await rig.handlers.settings.set({ includeDepreciation: false });
    costs(rig);
    expect(read).toHaveBeenCalled();
  });

  it('are told in a new currency within a second of choosing it, not after ten minutes', async () => {
    const asked: string[] = [];
    const rig = openEngine({ background: true, fiat: rates(asked, () => 0.8) });
    await owned(rig);
    await rig.clock.advance(5_000);
    expect(asked).toEqual(['EUR 2026-01-01']);
    await rig.handlers.settings.set({ currency: 'CHF' });
    expect(costs(rig)[0]).toBe('no-rate');
    await rig.clock.advance(1_000);
    expect(asked).toEqual(['EUR 2026-01-01', 'CHF 2026-01-01']);
    expect(costs(rig)).toEqual(Array.from({ length: 5 }, () => '0.7200'));

    await rig.handlers.settings.set({ sampleIdleMs: 20_000 });
    await rig.clock.advance(1_000);
    expect(asked).toHaveLength(2);
    await rig.handlers.tariffs.save({ currency: 'GBP', tz: 'Europe/London', periods: [{ price: 0.3 }], standingPerDay: 0, validFrom: '2026-01-12' });
    await rig.clock.advance(1_000);
    expect(asked.at(-1)).toBe('GBP 2026-01-01');
  });
});
