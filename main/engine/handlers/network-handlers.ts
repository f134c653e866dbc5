import type { QuestionHandlers } from '../../../shared/contract/handlers';
import type { Area } from '../../../shared/contract/topics';
import type { NetworkFacts } from '../../../shared/networks/types';
import { formatLocalDate } from '../../../shared/units/local-date';
import { engineError } from '../errors';
import { factAges } from '../networks/fact-ages';
import { toNetworkDetail, toNetworkRow } from '../networks/network-rows';
import type { NetworkRowParts } from '../networks/network-rows';
import type { EngineParts } from './parts';
import type { ChainJobs } from './reward-handlers';
import { nextRewards, pageParts } from './shared-reads';

export function networkHandlers(parts: EngineParts, changed: (...areas: readonly Area[]) => void, chainJobs: ChainJobs): Pick<QuestionHandlers, 'networks' | 'facts'> {
  const { networks: desk, looks, books, settings } = parts;
  const rowParts = (): NetworkRowParts => ({ page: pageParts(parts), desk, looks: looks.latest(), next: nextRewards(parts), watches: looks.states() });
  /** What a network pays in is looked at again: lines that it explains now, or no longer. */
  const decodeAgain = (network: NetworkFacts): void => {
    for (const token of network.tokens) chainJobs.decodeAgain(token.mint);
  };
  const refuseDemo = (): void => {
    if (parts.info.demo) throw engineError('IS_DEMO');
  };
  return {
    networks: {
      list() {
        const common = rowParts();
        const rows = desk.book().all.map((network) => toNetworkRow(network, common));
        // What the operator uses first; the rest in the order of the book.
        return { networks: [...rows.filter((row) => row.used), ...rows.filter((row) => !row.used)] };
      },
      get({ id }) {
        const network = desk.book().byId(id);
        if (network === null) throw engineError('NOT_FOUND', { what: 'network' });
        return toNetworkDetail(network, rowParts());
      },
      async look({ network }) {
        refuseDemo();
        if (!settings.get().chainEnabled) throw engineError('SWITCHED_OFF', { what: 'chain' });
        return { watches: await looks.lookNow(network) };
      },
      previewFile({ text }) {
        const parsed = desk.preview(text);
        if (!parsed.ok) return { network: null, replaces: false, problems: parsed.problems };
        return { network: { id: parsed.network.id, name: parsed.network.name }, replaces: desk.book().byId(parsed.network.id) !== null, problems: [] };
      },
      addFile({ text }) {
        const network = desk.add(text);
        decodeAgain(network);
        changed('networks', 'ledger');
        return toNetworkRow(network, rowParts());
      },
      removeFile({ id }) {
        decodeAgain(desk.remove(id));
        changed('networks', 'ledger');
        return {};
      },
    },
    facts: {
      ages() {
        const today = books.today();
        return { facts: factAges(desk.book().all, desk.tariffs(), today, formatLocalDate(today)), file: desk.factsFile() };
      },
      replace({ text }) {
        const payload = desk.replaceFacts(text);
        changed('networks', 'tariffs');
        return { networks: payload.networks.length, issuedOn: payload.issuedOn };
      },
      reset() {
        desk.resetFacts();
        changed('networks', 'tariffs');
        return {};
      },
    },
  };
}
