import type { Command } from '../command';
import { EXIT, toTable } from '../output';
import { readOptions } from '../words';
import { engineError } from '../../../engine/errors';
import type { SyncOutcome } from '../../../engine/rewards/outcome';

/**
 * `sync`: one pass over all wallets, a look at networks' own sources, then prices. Exit status 2 when payments or prices could be read only in
 * part; what networks say of themselves is told beside it.
 */
export const sync: Command = {
  name: 'sync',
  usage: 'sync [--allow-large] [--json]',
  what: 'read the wallets of all chains once and print what came; --allow-large says yes to what asks first',
  async run({ words, json, output, engine, demo }) {
    const { flags } = readOptions(words, { 'allow-large': 'flag' }, this.usage);
    const { parts } = engine();
    if (!demo && !parts.settings.get().chainEnabled) throw engineError('SWITCHED_OFF', { what: 'chain' });
    if (parts.wallets.list().length === 0) output.words('No wallet is watched yet. Add one with: nodeworth wallet add ADDRESS');
    let sources = await parts.sync.syncNow();
    const asking = parts.sync.progress().filter((state) => state.asksBytes !== null);
    if (flags.has('allow-large') && asking.length > 0) {
      for (const state of asking) parts.sync.allow(state.walletId, state.asksBytes ?? 0);
      sources = addUp(sources, await parts.sync.syncNow());
    }
    // Side by side: they ask other hosts, and prices are wanted of every token that a network pays in, whatever a look brings.
    const [watches, prices] = await Promise.all([demo ? [] : parts.looks.lookNow(), parts.settings.get().pricesEnabled ? parts.pricing.refresh() : null]);
    const failed = sources.some((s) => (s.state !== 'done' && s.state !== 'skipped') || s.errors.some((e) => e.code === 'large-read')) || (prices !== null && prices.failed.length > 0);
    if (json) output.answer(JSON.stringify({ sources, watches, prices }));
    else {
      output.answer(toTable(['source', 'state', 'events', 'read', 'calls', 'unclassified'], sources.filter((s) => s.state !== 'skipped' || s.errors.length > 0 || sources.length === 1).map((s) => [s.source, s.state, String(s.events), String(s.transactionsRead), String(s.callsMade), String(s.unclassified)])));
      for (const state of parts.sync.progress()) {
        if (state.asksBytes !== null) output.words(`${parts.wallets.list().find((w) => w.id === state.walletId)?.address ?? state.walletId}: reading on would fetch ${Math.ceil(state.asksBytes / 1_000_000)} MB. Say yes with: nodeworth sync --allow-large`);
      }
      for (const watch of watches) for (const failure of watch.failures) if (failure.code !== 'switched-off') output.words(`${watch.watch}: ${failure.code}${failure.detail === '' ? '' : ` (${failure.detail})`}`);
      for (const source of sources) for (const error of source.errors) output.words(`${source.source}: ${error.code}${error.detail === '' ? '' : ` (${error.detail})`}, ${error.count} times`);
      if (prices !== null) output.words(`Prices: ${prices.valued} lines valued, ${prices.unpriced} without a price${prices.failed.length === 0 ? '' : `, no answer from ${prices.failed.join(', ')}`}`);
    }
    return failed ? EXIT.partly : EXIT.good;
  },
};

/** Two passes as one outcome for each source: what the second one read comes on top, how it ended counts. */
function addUp(first: readonly SyncOutcome[], second: readonly SyncOutcome[]): readonly SyncOutcome[] {
  return second.map((after) => {
    const before = first.find((one) => one.source === after.source);
    if (before === undefined) return after;
    return {
      ...after, events: before.events + after.events, transactionsRead: before.transactionsRead + after.transactionsRead, callsMade: before.callsMade + after.callsMade,
      unclassified: before.unclassified + after.unclassified,
    };
  });
}
