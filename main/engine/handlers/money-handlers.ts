import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { buildCalendar } from '../../../shared/domain/build-calendar';
import { MS_PER_DAY } from '../../../shared/units/duration';
import { engineError } from '../errors';
import { readMoneyRows } from '../money/money-rows';
import { tokenPrices } from '../prices/token-prices';
import type { EngineParts } from './parts';
import { pageParts, rewardTimes, usedNetworks } from './shared-reads';

/** Longest stretch of the calendar: two years. */
const MOST_DAYS = 732;

export const moneyHandlers = (parts: EngineParts): Pick<QuestionHandlers, 'money'> => ({
  money: {
    states: () => ({ currency: parts.books.currency(), rows: parts.memo.once('money states', () => readMoneyRows(pageParts(parts), parts.looks.positions(), parts.pricing)) }),
    calendar({ fromMs, toMs }) {
      if (toMs <= fromMs || toMs - fromMs > MOST_DAYS * MS_PER_DAY) throw engineError('BAD_INPUT', { key: 'toMs', should: `after fromMs, at most ${MOST_DAYS} days` });
      const networks = usedNetworks(parts);
      const times = new Map(networks.map((network) => [network.id, rewardTimes(parts, network.id)]));
      return { entries: buildCalendar({ networks, rewardTimes: times, positions: parts.looks.positions(), nowMs: parts.ports.clock.now(), fromMs, toMs }) };
    },
    prices: () => ({ tokens: tokenPrices(parts.pricing.wanted(), parts.pricing, parts.networks.book()), failed: parts.pricing.failed() }),
  },
});
