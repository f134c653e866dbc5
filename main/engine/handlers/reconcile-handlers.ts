import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { parseLocalDate } from '../../../shared/units/local-date';
import { engineError } from '../errors';
import { reconcileNetwork } from '../reconcile/reconcile-network';
import type { EngineParts } from './parts';

/** Longest stretch of one answer: twelve years of days. */
const MAX_DAYS = 4400;

export function reconcileHandlers(parts: EngineParts): Pick<QuestionHandlers, 'reconcile'> {
  const { ports, books, pricing, networks, redecode } = parts;
  const { looks } = ports.store;
  return {
    reconcile: {
      get({ network: id, fromDay, toDay, boundary }) {
        const network = networks.book().byId(id);
        if (network === null) throw engineError('NOT_FOUND', { what: 'network' });
        const [from, to] = [parseLocalDate(fromDay), parseLocalDate(toDay)];
        if (from === null || to === null || to < from) throw engineError('BAD_INPUT', { key: 'toDay', should: 'a day on or after fromDay' });
        if (to - from > MAX_DAYS) throw engineError('BAD_INPUT', { key: 'fromDay', should: `at most ${MAX_DAYS} days before toDay` });
        return reconcileNetwork(
          {
            store: ports.store, books, money: pricing, nowMs: ports.clock.now(),
            reports: (of, fromMs, toMs) => looks.reports({ network: of, fromMs, toMs }),
            positions: (of) => looks.all().filter((kept) => kept.network === of).flatMap((kept) => kept.look?.positions ?? []),
          },
          { network, fromDay: from, toDay: to, boundary },
        );
      },
      previewDecoding: ({ start }) => (start ? redecode.start() : redecode.preview()),
      applyDecoding: () => redecode.apply(),
    },
  };
}
