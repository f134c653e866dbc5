import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { formatLocalDate, toCivilDate } from '../../../shared/units/local-date';
import { findAttention } from '../home/attention';
import { readHome } from '../home/home';
import { summarise } from '../accounts/summary';
import { ledgerTotalOf } from '../rewards/ledger-rows';
import type { EngineParts } from './parts';
import { failedClaims, nextRewards, pageParts, recentRows, senderProposals, silentNetworks, stateOf, unclassifiedLines, uptimeOf } from './shared-reads';

const RECENT = 8;

export function homeHandlers(parts: EngineParts): QuestionHandlers['home'] {
  const { ports, books, tariffs, pricing, sampler, settings, topics } = parts;
  return {
    get() {
      const nowMs = ports.clock.now();
      const devices = parts.devices.list();
      const states = devices.filter((d) => d.soldOn === null || d.soldOn > formatLocalDate(books.today())).map((d) => stateOf(parts, d));
      const next = nextRewards(parts);
      const today = books.today();
      const month = books.accounts(today - toCivilDate(today).day + 1, today);
      const recent = recentRows(parts, RECENT);
      const { ledger } = ports.store;
      // As pages were last told: working out the whole state counts every transaction.
      const watched = new Set(ledger.wallets().map((wallet) => wallet.id));
      const lastSync = topics.sync.current().wallets.filter((state) => watched.has(state.walletId));
      const attention = findAttention({
        devices, states, snapshot: sampler.latest(), sync: lastSync, next, nowMs,
        silent: silentNetworks(parts), notices: parts.looks.notices(), failedClaims: failedClaims(parts),
        unclassified: unclassifiedLines(parts),
        olderReadings: parts.redecode.waiting(),
        unpriced: ledgerTotalOf(pageParts(parts), {}).unpriced,
        proposals: senderProposals(parts).length,
        // Before a wallet or a power price is there, missing costs are the checklist's subject and no alarm.
        unknownCosts: watched.size === 0 ? [] : summarise(month, books.context()).unknownCosts,
      });
      return readHome({
        store: ports.store, books, money: pricing, month, tariffs: tariffs.book(), nowMs, snapshot: sampler.latest(), states, recent, lastReward: recent.find((r) => r.line.kind === 'reward') ?? null,
        next, uptime: (id, from, to) => uptimeOf(parts, id, from, to), attention, onboarding: settings.get().onboarding,
      });
    },
  };
}
