import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { MS_PER_DAY } from '../../../shared/units/duration';
import { meanCountedWatts } from '../accounts/measured-power';
import { createBreakEvenDesk } from '../economics/break-even';
import { engineError } from '../errors';
import { notYet } from './not-yet';
import type { EngineParts } from './parts';

/** Days whose mean the break-even takes as the device's watts. */
const WATT_DAYS = 7;

export function economicsHandlers(parts: EngineParts): QuestionHandlers['economics'] {
  const { ports, books, pricing, tariffs, topics } = parts;
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
    async estimate({ scenario, targetMonths, series }) {
      const answer = await ports.calculator.calculate({ scenario, ...(targetMonths === undefined ? {} : { targetMonths }), ...(series === undefined ? {} : { series }) });
      if (!answer.ok) throw engineError('BAD_INPUT', { key: answer.key, should: answer.should });
      return answer.estimate;
    },
    breakEven: (input) => breakEven.read(input),
    compare: notYet,
    fleet: notYet,
    why: notYet,
    grades: notYet,
    forecasts: notYet,
  };
}
