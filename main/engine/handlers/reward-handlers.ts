import type { QuestionHandlers } from '../../../shared/contract/handlers';
import type { Area } from '../../../shared/contract/topics';
import { parseLocalDate } from '../../../shared/units/local-date';
import { toEarnings } from '../accounts/earnings';
import type { SummaryFilter } from '../accounts/summary';
import { engineError } from '../errors';
import { exportLedgerCsvGently } from '../exports/export-ledger';
import { readHoldings } from '../rewards/holding-rows';
import { readLedgerPage, toLedgerRow } from '../rewards/ledger-rows';
import { rawEvidence } from '../rewards/raw-evidence';
import type { EngineParts } from './parts';
import { pageParts, senderProposals } from './shared-reads';

/** Work on the chain that an answer does not wait for. Nothing is asked while the chain is switched off. */
export interface ChainJobs {
  /** Reads one wallet, or all, and then the prices of what came. */
  read(walletId?: string): void;
  /** Decodes what a decision about a sender touches, and then gets its prices. */
  decodeAgain(mint: string): void;
  /** Looks again for own transfers, since a wallet of this address was added or removed; asks nobody but for prices. */
  readOwnMovesAgain(address: string): void;
}

/** Longest stretch of one answer: twelve years of days. */
const MAX_DAYS = 4400;

export function rewardHandlers(parts: EngineParts, changed: (...areas: readonly Area[]) => void, chainJobs: ChainJobs): Pick<QuestionHandlers, 'rewards' | 'wallets' | 'sync'> {
  const { ports, books, pricing, sync, wallets } = parts;
  const { ledger } = ports.store;
  const lineOf = (id: string) => {
    const entry = ledger.line(id);
    if (entry === null) throw engineError('NOT_FOUND', { what: 'line' });
    return toLedgerRow(entry, books, pricing);
  };
  const refuseDemo = (): void => {
    if (parts.info.demo) throw engineError('IS_DEMO');
  };
  const refuseWithoutChain = (): void => {
    refuseDemo();
    if (!parts.settings.get().chainEnabled) throw engineError('SWITCHED_OFF', { what: 'chain' });
  };
  return {
    rewards: {
      list: ({ filter, limit, offset }) => readLedgerPage(pageParts(parts), filter, limit, offset),
      get: ({ id }) => lineOf(id),
      earnings({ fromDay, toDay, deviceId, networks, walletId }) {
        const from = parseLocalDate(fromDay);
        const to = parseLocalDate(toDay);
        if (from === null || to === null || to < from) throw engineError('BAD_INPUT', { key: 'toDay', should: 'a day on or after fromDay' });
        if (to - from > MAX_DAYS) throw engineError('BAD_INPUT', { key: 'fromDay', should: `at most ${MAX_DAYS} days before toDay` });
        const filter: SummaryFilter = { ...(deviceId === undefined ? {} : { deviceId }), ...(networks === undefined ? {} : { networks }), ...(walletId === undefined ? {} : { walletId }) };
        return toEarnings(books.accounts(from, to), books.context(), books.zone().name, filter);
      },
      proposals: () => ({ proposals: senderProposals(parts), decisions: ledger.decisions() }),
      decide(input) {
        // What the archive lacks is fetched again.
        refuseWithoutChain();
        const decision = { ...input, decidedAtMs: ports.clock.now() };
        ledger.decide(decision);
        chainJobs.decodeAgain(input.mint);
        changed('ledger');
        return decision;
      },
      setPrice({ id, usdPerToken }) {
        lineOf(id);
        pricing.setTyped(id, usdPerToken);
        changed('ledger');
        return lineOf(id);
      },
      holdings: () => ({ rows: readHoldings(ports.store, books, pricing, parts.memo) }),
      raw({ id }) {
        const entry = ledger.line(id);
        if (entry === null) throw engineError('NOT_FOUND', { what: 'line' });
        return rawEvidence(entry.line, ports.store, parts.info.demo);
      },
      exportCsv: (filter) => exportLedgerCsvGently(parts, filter, () => new Promise((resolve) => void ports.clock.after(0, resolve))),
    },
    wallets: {
      list: () => ({ wallets: wallets.list() }),
      detect: ({ address }) => ({ candidates: wallets.detect(address) }),
      add({ address, label, chain }) {
        refuseDemo();
        const wallet = wallets.add(address, label ?? '', chain);
        changed('wallets');
        chainJobs.read(wallet.id);
        chainJobs.readOwnMovesAgain(wallet.address);
        return wallet;
      },
      remove: ({ id }) => {
        const gone = ledger.wallets().find((wallet) => wallet.id === id);
        wallets.remove(id);
        changed('wallets', 'ledger', 'devices');
        if (gone !== undefined) chainJobs.readOwnMovesAgain(gone.address);
        return {};
      },
    },
    sync: {
      start({ walletId }) {
        refuseWithoutChain();
        sync.resume();
        chainJobs.read(walletId);
        return { wallets: sync.progress() };
      },
      pause() {
        sync.pause();
        return { wallets: sync.progress() };
      },
      state: () => ({ wallets: sync.progress() }),
      allow({ walletId, bytes }) {
        refuseWithoutChain();
        if (!ledger.wallets().some((wallet) => wallet.id === walletId)) throw engineError('NOT_FOUND', { what: 'wallet' });
        sync.allow(walletId, bytes);
        chainJobs.read(walletId);
        return { wallets: sync.progress() };
      },
    },
  };
}
