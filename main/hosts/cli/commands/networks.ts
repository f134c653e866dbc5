import { toDecimalText } from '../../../../shared/units/token-amount';
import type { Command } from '../command';
import { EXIT, toTable } from '../output';
import { readOptions } from '../words';

const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** `networks`: every network with its rule in force, how old its facts are, what is not known, and where its own sources stand. */
export const networks: Command = {
  name: 'networks',
  usage: 'networks [--json]',
  what: 'networks with rule version, dates of the sources and what is not known',
  async run({ words, json, output, engine }) {
    readOptions(words, {}, this.usage);
    const { handlers, parts } = engine();
    const list = (await handlers.networks.list({})).networks;
    if (json) {
      const watches = parts.looks.states();
      output.answer(JSON.stringify({
        networks: list.map((row) => ({
          ...row, ruleVersion: row.rule?.version ?? null, sources: sourcesOf(row.id), watches: watches.filter((state) => state.network === row.id),
        })),
      }));
      return EXIT.good;
    }
    output.answer(
      toTable(['network', 'chains', 'rule', 'from', 'facts of', 'last reward', 'not known'], list.map((row) => [
        `${row.used ? '* ' : '  '}${row.name}`, row.chains.join(' '), row.rule?.version ?? '—', row.rule?.fromDay ?? '—', `${row.factsTo}${row.factsOld ? ' (old)' : ''}`,
        row.lastReward === null ? '—' : `${dayText(row.lastReward.atMs)} ${toDecimalText({ base: BigInt(row.lastReward.amount.base), decimals: row.lastReward.amount.decimals })} ${row.lastReward.symbol ?? ''}`.trim(),
        String(row.notKnown.length),
      ])),
    );
    for (const row of list) if (row.used) for (const sentence of row.notKnown) output.words(`${row.name}: ${sentence}`);
    return EXIT.good;

    /** Where the facts of a network come from, each source with the newest day it was read. */
    function sourcesOf(id: string): readonly { readonly source: string; readonly asOf: string }[] {
      const network = parts.networks.book().byId(id);
      if (network === null) return [];
      const newest = new Map<string, string>();
      for (const fact of [network.cadence, ...network.tokens, ...network.rules, ...network.hardware]) {
        const known = newest.get(fact.source);
        if (known === undefined || known < fact.asOf) newest.set(fact.source, fact.asOf);
      }
      return [...newest].map(([source, asOf]) => ({ source, asOf })).toSorted((a, b) => (a.asOf < b.asOf ? 1 : -1));
    }
  },
};
