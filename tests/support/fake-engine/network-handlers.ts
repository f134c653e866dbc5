import { engineError } from '../../../main/engine/errors';
import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { fakeNow } from './figures';
import { fakeNetworkDetail, fakeNetworkRows } from './network-made-up';
import { fakePositions, fakeReports } from './positions';
import { answerIn, type FakeScenario } from './scenario';

interface FileText {
  readonly id?: unknown;
  readonly name?: unknown;
}

function fileOf(text: string): { readonly network: { readonly id: string; readonly name: string } | null; readonly problems: readonly { readonly where: string; readonly should: string }[] } {
  let read: FileText;
  try {
    read = JSON.parse(text) as FileText;
  } catch {
    return { network: null, problems: [{ where: '', should: 'JSON' }] };
  }
  const problems = (['id', 'name'] as const).filter((key) => typeof read[key] !== 'string').map((key) => ({ where: key, should: 'a text' }));
  return { network: problems.length > 0 ? null : { id: String(read.id), name: String(read.name) }, problems };
}

/** Networks and their facts; one can be added from a file and taken away again. */
export function fakeNetworks(scenario: FakeScenario): Pick<QuestionHandlers, 'networks' | 'facts'> {
  const rows = fakeNetworkRows(scenario === 'empty');
  const answer = answerIn(scenario);
  const find = (id: string) => {
    const row = rows.find((candidate) => candidate.id === id);
    if (row === undefined) throw engineError('NOT_FOUND', { what: 'network' });
    return row;
  };
  const watches = () => rows.filter((row) => row.used).flatMap((row) => fakeNetworkDetail(row, scenario === 'partial').watches);
  let file: { readonly issuedOn: string; readonly appliedAtMs: number } | null = null;
  return {
    networks: {
      list: () => answer(() => ({ networks: rows })),
      get: ({ id }) => answer(() => {
        const row = find(id);
        const own = { positions: row.used ? fakePositions(id) : [], reports: row.used ? fakeReports(id) : [] };
        return { ...fakeNetworkDetail(row, scenario === 'partial'), ...own };
      }),
      look: () => answer(() => ({ watches: watches().map((watch) => ({ ...watch, askedAtMs: fakeNow() })) })),
      previewFile: ({ text }) => {
        const { network, problems } = fileOf(text);
        return { network, replaces: rows.some((row) => row.id === network?.id), problems };
      },
      addFile: ({ text }) => {
        const { network } = fileOf(text);
        const like = rows.find((row) => row.id === 'golem');
        if (network === null || like === undefined) throw engineError('BAD_INPUT', { key: 'text', should: 'a network file' });
        const added = { ...like, ...network, origin: 'added' as const, used: false, rule: null };
        rows.push(added);
        return added;
      },
      removeFile: ({ id }) => {
        rows.splice(rows.indexOf(find(id)), 1);
        return {};
      },
    },
    facts: {
      ages: () => ({
        file,
        facts: rows.map((row, at) => {
          const ageDays = Math.round((fakeNow() - Date.parse(row.factsTo)) / 86_400_000);
          return { id: row.id, subject: (['network', 'rule', 'token', 'hardware', 'comparator', 'tariff'] as const)[at % 6] ?? 'network', title: row.name, asOf: row.factsTo, ageDays, old: ageDays > 90, source: 'the network’s own repository', mark: (['verified', 'secondary', 'unsure'] as const)[at % 3] ?? 'verified' };
        }),
      }),
      replace: ({ text }) => {
        if (!text.includes('signature')) throw engineError('BAD_INPUT', { key: 'text', should: 'a signed facts file' });
        file = { issuedOn: '2026-11-15', appliedAtMs: fakeNow() };
        return { networks: 3, issuedOn: file.issuedOn };
      },
      reset: () => {
        file = null;
        return {};
      },
    },
  };
}
