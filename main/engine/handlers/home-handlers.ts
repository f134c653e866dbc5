import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { formatLocalDate, toCivilDate } from '../../../shared/units/local-date';
import { findAttention } from '../home/attention';
import { readHome } from '../home/home';
import { summarise } from '../accounts/summary';
import type { EngineParts } from './parts';
import { nextRewards, recentRows, senderProposals, stateOf, uptimeOf } from './shared-reads';

const RECENT = 8;

export function homeHandlers(parts: EngineParts): QuestionHandlers['home'] {
  const { ports, books, tariffs, pricing, sampler, sync, settings } = parts;
  return {
    get() {
      const nowMs = ports.clock.now();
      const devices = parts.devices.list();
      const states = devices.filter((d) => d.soldOn === null || d.soldOn > formatLocalDate(books.today())).map((d) => stateOf(parts, d));
      const next = nextRewards(parts);
      const today = books.today();
      const accounts = books.accounts(today - toCivilDate(today).day + 1, today);
      const recent = recentRows(parts, RECENT);
      const { ledger } = ports.store;
      const attention = findAttention({
        devices, states, snapshot: sampler.latest(), sync: sync.progress(), next, nowMs,
        unclassified: ledger.lines({ kinds: ['unclassified'] }, { limit: 1, offset: 0 }).total,
        unpriced: ledger.unvalued(1000).filter((l) => l.kind === 'reward' || l.kind === 'staking').length,
        proposals: senderProposals(parts).length,
        // Before a wallet or a power price is there, missing costs are the checklist's subject and no alarm.
        unknownCosts: ledger.wallets().length === 0 ? [] : summarise(accounts, books.context()).unknownCosts,
      });
      return readHome({
        store: ports.store, books, money: pricing, tariffs: tariffs.book(), nowMs, snapshot: sampler.latest(), states, recent, lastReward: recent.find((r) => r.line.kind === 'reward') ?? null,
        next, uptime: (id, from, to) => uptimeOf(parts, id, from, to), attention, onboarding: settings.get().onboarding,
      });
    },
  };
}
