import type { QuestionHandlers } from '../../../shared/contract/handlers';
import type { Area } from '../../../shared/contract/topics';
import { definedOnly } from '../../../shared/units/defined';
import { MS_PER_DAY } from '../../../shared/units/duration';
import { meanCountedWatts } from '../accounts/measured-power';
import { runDoctor } from '../doctor/doctor';
import { createBreakEvenDesk } from '../economics/break-even';
import { engineError } from '../errors';
import { restorePatch, showSettings } from '../settings/hidden-keys';
import type { EngineParts } from './parts';

/** Days whose mean the break-even takes as the device's watts. */
const WATT_DAYS = 7;

export function systemHandlers(parts: EngineParts, changed: (...areas: readonly Area[]) => void): Pick<QuestionHandlers, 'system' | 'settings' | 'economics'> {
  const { ports, settings, self, info, books, pricing, tariffs, topics } = parts;
  const measuredWatts = (deviceId: string): { readonly watts: number; readonly atMs: number } | null => {
    const now = ports.clock.now();
    const watts = meanCountedWatts(ports.store.series, parts.devices.get(deviceId), now - WATT_DAYS * MS_PER_DAY, now);
    return watts === null ? null : { watts, atMs: now };
  };
  const breakEven = createBreakEvenDesk({
    store: ports.store, books, money: pricing, tariffs: () => tariffs.book(), calculator: ports.calculator, now: () => ports.clock.now(), measuredWatts,
    latestPrice: (mint) => pricing.latest(mint), dailyPrices: (mint) => pricing.daily(mint),
    // Every change of what is stored is published there, and each time the state is another object.
    revision: () => topics.changes.current(),
  });
  return {
    system: {
      info: () => info,
      selfCost: () => self.cost(),
      traffic: () => ({ hosts: ports.store.traffic.hosts() }),
      doctor: async () => ({ checks: await runDoctor(parts) }),
    },
    settings: {
      get: () => showSettings(settings.get()),
      set(patch) {
        const next = settings.set(restorePatch(definedOnly(patch), settings.get()));
        changed('settings');
        return showSettings(next);
      },
    },
    economics: {
      async estimate({ scenario, targetMonths, series }) {
        const answer = await ports.calculator.calculate({ scenario, ...(targetMonths === undefined ? {} : { targetMonths }), ...(series === undefined ? {} : { series }) });
        if (!answer.ok) throw engineError('BAD_INPUT', { key: answer.key, should: answer.should });
        return answer.estimate;
      },
      breakEven: (input) => breakEven.read(input),
    },
  };
}
