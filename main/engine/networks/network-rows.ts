import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { NetworkDetail, NetworkRow, WatchState } from '../../../shared/contract/schemas/networks';
import { COUNTED_KINDS } from '../../../shared/domain/totals';
import type { NetworkFacts } from '../../../shared/networks/types';
import { formatLocalDate, parseLocalDate } from '../../../shared/units/local-date';
import type { KeptLook } from '../ports/looks';
import { incomeOfTotal } from '../accounts/summary';
import { ledgerTotalOf, type LedgerPageParts } from '../rewards/ledger-rows';
import type { NextReward } from '../rewards/next-reward';
import { factSpan, OLD_AFTER_DAYS, ruleOn } from './fact-ages';
import type { NetworkDesk } from './network-desk';

export interface NetworkRowParts {
  readonly page: LedgerPageParts;
  readonly desk: NetworkDesk;
  readonly looks: readonly KeptLook[];
  readonly next: readonly NextReward[];
  /** States of all watches, also those never asked. */
  readonly watches: readonly DeepReadonly<WatchState>[];
}

const INCOME_DAYS = 30;

/** What a network's page says at first sight. */
export function toNetworkRow(network: NetworkFacts, parts: NetworkRowParts): DeepReadonly<NetworkRow> {
  const { page, desk, looks, next } = parts;
  const { store, books, nowMs } = page;
  const today = formatLocalDate(books.today());
  const span = factSpan(network);
  const own = looks.filter((kept) => kept.network === network.id);
  const newest = store.ledger.lines({ kinds: COUNTED_KINDS, networks: [network.id] }, { limit: 1, offset: 0 }).lines[0]?.line;
  const coming = next.find((one) => one.network === network.id);
  const deployed = store.devices.deployments().some((deployment) => deployment.network === network.id);
  // A network that is a chain of its own: whoever watches an address there belongs to it.
  const ownChain = store.ledger.wallets().some((wallet) => wallet.chain === network.id);
  // The same thirty days as everywhere: today and the 29 before it, by the operator's calendar.
  const fromMs = books.zone().startOfDay(books.today() - INCOME_DAYS + 1);
  const context = books.context();
  const allRead = context.readSinceMs !== null && context.readSinceMs <= fromMs;
  return {
    id: network.id, name: network.name, chains: network.chains, colorSlot: network.colorSlot, origin: desk.origin(network.id), recognition: network.recognition,
    rule: ruleOn(network, today), factsFrom: span.from, factsTo: span.to, factsOld: books.today() - (parseLocalDate(span.to) ?? 0) > OLD_AFTER_DAYS, notKnown: network.notKnown,
    used: deployed || ownChain || newest !== undefined,
    lastReward: newest === undefined || newest.atMs === null ? null : { atMs: newest.atMs, symbol: newest.symbol, amount: { base: newest.base, decimals: newest.decimals }, lineId: newest.id },
    next: coming === undefined ? null : { atMs: coming.atMs, basis: coming.basis, overdue: coming.atMs !== null && coming.atMs < nowMs },
    income30d: incomeOfTotal(ledgerTotalOf(page, { kinds: [...COUNTED_KINDS], networks: [network.id], fromMs }), allRead, context),
    notices: own.flatMap((kept) => kept.look?.notices ?? []),
  };
}

/** Everything that is known of one network, and what its own source says. */
export function toNetworkDetail(network: NetworkFacts, parts: NetworkRowParts): DeepReadonly<NetworkDetail> {
  const looks = parts.looks.filter((kept) => kept.network === network.id).flatMap((kept) => (kept.look === null ? [] : [kept.look]));
  const { accrual, payout, silentIntervals, mark, source, asOf } = network.cadence;
  return {
    ...toNetworkRow(network, parts),
    tokens: network.tokens, rules: network.rules, hardware: network.hardware, verification: network.verification,
    cadence: { accrual, payout, silentIntervals, mark, source, asOf },
    positions: looks.flatMap((look) => look.positions),
    reports: parts.page.store.looks.reports({ network: network.id }).slice(-200).toReversed(),
    facts: looks.flatMap((look) => look.facts),
    watches: parts.watches.filter((state) => state.network === network.id),
  };
}
