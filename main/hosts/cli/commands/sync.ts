import type { Command } from '../command';
import { EXIT, toTable } from '../output';
import { readOptions } from '../words';

/** `sync`: one pass over all wallets, then prices. Exit status 2 when a source failed or could be read only in part. */
export const sync: Command = {
  name: 'sync',
  usage: 'sync [--json]',
  what: 'read the wallets once and print what came',
  async run({ words, json, output, engine }) {
    readOptions(words, {}, this.usage);
    const { parts } = engine();
    if (parts.wallets.list().length === 0) output.words('No wallet is watched yet. Add one with: nodeworth wallet add ADDRESS');
    const sources = await parts.sync.syncNow();
    const prices = parts.settings.get().pricesEnabled ? await parts.pricing.refresh() : null;
    const failed = sources.some((s) => s.state !== 'done' && s.state !== 'skipped') || (prices !== null && prices.failed.length > 0);
    if (json) output.answer(JSON.stringify({ sources, prices }));
    else {
      output.answer(toTable(['source', 'state', 'events', 'read', 'calls', 'unclassified'], sources.map((s) => [s.source, s.state, String(s.events), String(s.transactionsRead), String(s.callsMade), String(s.unclassified)])));
      for (const source of sources) for (const error of source.errors) output.words(`${source.source}: ${error.code}${error.detail === '' ? '' : ` (${error.detail})`}, ${error.count} times`);
      if (prices !== null) output.words(`Prices: ${prices.valued} lines valued, ${prices.unpriced} without a price${prices.failed.length === 0 ? '' : `, no answer from ${prices.failed.join(', ')}`}`);
    }
    return failed ? EXIT.partly : EXIT.good;
  },
};
