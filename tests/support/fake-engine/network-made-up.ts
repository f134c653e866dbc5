import type { NetworkDetail, NetworkRow } from '../../../shared/contract/schemas/networks';
import type { ChainId } from '../../../shared/domain/wallet';
import { networkById } from '../../../shared/networks/registry';
import { known } from '../../../shared/units/known';
import { DAY_MS, fakeNow, figure, HOUR_MS, noFigure } from './figures';
import { HOSTILE } from './scenario';

/** The short facts of a made-up row: id, name, chain, recognition, rule version, days since the facts were read. */
type Brief = readonly [id: string, name: string, chain: ChainId, recognition: NetworkRow['recognition'], rule: string | null, factsAge: number];

const BRIEFS: readonly Brief[] = [
  ['helium', 'Helium', 'solana', 'program', 'HIP-149', 94],
  ['render', 'Render', 'solana', 'confirmed-sender', 'RNP-019', 101],
  ['filecoin', 'Filecoin', 'filecoin', 'own-source', 'FIP-0100', 22],
  ['storj', 'Storj', 'storj', 'own-source', '2023-12', 22],
  ['hivemapper', 'Hivemapper', 'solana', 'program', 'MIP-25', 60],
  ['nosana', 'Nosana', 'solana', 'program', null, 60],
  ['golem', 'Golem', 'eip155:137', 'program', null, 30],
  ['livepeer', 'Livepeer', 'eip155:42161', 'program', 'LIP-92', 30],
  ['akash', 'Akash', 'akash', 'own-source', null, 22],
  ['io-net', 'io.net', 'solana', 'confirmed-sender', null, 60],
  ['geodnet', 'GEODNET', 'solana', 'confirmed-sender', 'GIP-7', 60],
  ['theta', 'Theta', 'theta', 'own-source', null, 130],
  ['flux', 'Flux', 'flux', 'program', 'PON', 30],
];

/** The codes that the real sources have. */
const SOURCES: Readonly<Record<string, string>> = { helium: 'helium-oracle', render: 'render-jobs', filecoin: 'filecoin-chain', storj: 'storj-node' };
const WATCHES: Readonly<Record<string, string>> = { helium: 'helium-oracle', render: 'render-stats' };

const USED = new Set(['helium', 'render', 'filecoin', 'storj']);
const dayBefore = (days: number): string => new Date(fakeNow() - days * DAY_MS).toISOString().slice(0, 10);
const SOURCED = { mark: 'verified', source: 'the network’s own repository' } as const;

const RULE_TEXTS: Readonly<Record<string, string>> = {
  helium: 'Since the end of proof of coverage, hotspots are paid for data they carry and for coverage that subscribers use; the rate moves between half and three times what payers pay.',
  render: 'Jobs are paid by the epoch, from Wednesday 00:00 UTC. Availability is paid apart, and the fourth node on a wallet earns less than the first.',
  filecoin: 'A fixed share of each block goes to its winner; three quarters of it are released over 180 days. A daily fee on new sectors is taken from the block reward.',
  storj: 'Paid by the month for what is stored and sent. In the first nine months a part is held back; half of it is returned after month 15.',
};

const NEXT: Readonly<Record<string, { readonly hours: number | null; readonly basis: string; readonly overdue: boolean }>> = {
  helium: { hours: 5, basis: 'epoch', overdue: false },
  render: { hours: -62, basis: 'rhythm', overdue: true },
  filecoin: { hours: null, basis: 'not-known', overdue: false },
  storj: { hours: 17 * 24, basis: 'schedule', overdue: false },
};

const LAST: Readonly<Record<string, readonly [hours: number, symbol: string, base: string, decimals: number, income: number, missing: number]>> = {
  helium: [0.2, 'HNT', '4400000', 8, 14.2, 0],
  render: [10 * 24, 'RENDER', '312000000', 8, 8.22, 1],
  filecoin: [31, 'FIL', '2319000000000000000', 18, 96.4, 0],
  storj: [11 * 24, 'STORJ', '914000000', 8, 4.61, 0],
};

function rowOf([id, name, chain, recognition, rule, factsAge]: Brief, empty: boolean): NetworkRow {
  const last = empty ? undefined : LAST[id];
  const next = empty ? undefined : NEXT[id];
  const asOf = dayBefore(factsAge);
  return {
    id, name, chains: [chain], colorSlot: networkById(id)?.colorSlot ?? (id === 'filecoin' ? 4 : id === 'storj' ? 5 : 9), origin: id === 'geodnet' ? 'facts-file' : 'built-in', recognition,
    rule: rule === null ? null : { ...SOURCED, asOf, version: rule, fromDay: '2026-07-06', text: RULE_TEXTS[id] ?? 'What pays, and how much, as the network writes it.' },
    factsFrom: dayBefore(factsAge + 40), factsTo: asOf, factsOld: factsAge > 90,
    notKnown: recognition === 'confirmed-sender' ? ['From which addresses the network pays; several are in use and none is published.', 'Whether a payment belongs to work or to a promotion.'] : id === 'filecoin' ? ['How much a sector earns in deals: deals are paid between people and not by the network.'] : [],
    used: !empty && USED.has(id),
    lastReward: last === undefined ? null : { atMs: fakeNow() - last[0] * HOUR_MS, symbol: last[1], amount: { base: last[2], decimals: last[3] }, lineId: 'line-0' },
    next: next === undefined ? null : { atMs: next.hours === null ? null : fakeNow() + next.hours * HOUR_MS, basis: next.basis, overdue: next.overdue },
    income30d: last === undefined ? noFigure('no-rewards', 'EUR') : figure(last[4], 'EUR', 'reported', { source: 'wallet-and-prices', parts: 12, missing: last[5] }),
    notices: empty ? [] : id === 'storj' ? [{ walletId: 'w3', network: id, device: 'node 1', code: 'storj-suspension-low', context: { satellite: 'eu1.storj.io', score: '96.1', limit: '96' }, level: 'warning', sinceMs: fakeNow() - 2 * DAY_MS }] : id === 'filecoin' ? [{ walletId: 'w2', network: id, device: 'f01234567', code: 'filecoin-sectors-faulty', context: { faulty: '3', live: '32768' }, level: 'bad', sinceMs: fakeNow() - 7 * HOUR_MS }] : [],
  };
}

const addedRow = (): NetworkRow => ({
  ...rowOf(['my-mesh', `My mesh ${HOSTILE}`, 'eip155:8453', 'confirmed-sender', '1', 3], false),
  origin: 'added', used: true, income30d: noFigure('no-price', 'EUR'), notKnown: ['Everything that the file does not say.'],
});

export function fakeNetworkRows(empty: boolean): NetworkRow[] {
  const rows = BRIEFS.map((brief) => rowOf(brief, empty));
  return empty ? rows : [...rows, addedRow()];
}

const earlier = (row: NetworkRow) => ({ ...SOURCED, asOf: row.factsFrom, version: 'before', fromDay: null, text: 'What held until then. Lines of that time are read by this rule.' });

/** What one network's own source says, in the states that a page has to tell apart. */
export function fakeNetworkDetail(row: NetworkRow, partly: boolean): NetworkDetail {
  const asOfMs = fakeNow() - 40 * 60_000;
  const facts = { walletId: 'w1', network: row.id, kind: 'reported', source: SOURCES[row.id] ?? 'sample-data', asOfMs } as const;
  const symbol = LAST[row.id]?.[1] ?? 'TOKEN';
  return {
    ...row,
    tokens: [
      { ...SOURCED, asOf: row.factsTo, mint: row.id === 'helium' ? 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux' : `${row.chains[0] ?? 'solana'}/${row.id}`, symbol, name: row.name, decimals: LAST[row.id]?.[3] ?? null, program: null, network: row.id },
      { mark: 'unsure', source: 'one forum post', asOf: row.factsFrom, mint: 'eip155:1/0x0000000000000000000000000000000000000001', symbol: `OLD${symbol}`, name: 'before the migration', decimals: null, program: null, network: row.id },
    ],
    rules: row.rule === null ? [] : [earlier(row), row.rule],
    hardware: [{ ...SOURCED, mark: 'unsure', asOf: row.factsFrom, id: 'box', name: 'A usual machine', watts: [8, 25], priceUsd: [249, 499] }],
    verification: row.id === 'filecoin' ? 'Each sector is sealed once and proved every day; a proof that does not come is a fault that costs a fee.' : null,
    cadence: { ...SOURCED, asOf: row.factsTo, accrual: row.id === 'storj' ? 'month' : row.id === 'render' ? 'week' : row.id === 'filecoin' ? 'block' : 'utc-day', payout: row.id === 'storj' ? 'monthly' : row.id === 'render' ? 'weekly' : row.id === 'filecoin' ? 'per-block' : 'on-claim', silentIntervals: row.id === 'render' ? 3 : null },
    positions: [], reports: [],
    facts: row.used
      ? row.id === 'filecoin'
        ? [
            { ...facts, device: 'f01234567', name: 'filecoin-qa-power', value: 1_125_899_906_842_624, text: null, unit: 'B', kind: 'measured' },
            { ...facts, device: 'f01234567', name: 'filecoin-sectors-live', value: 32_768, text: null, unit: 'count', kind: 'measured' },
            { ...facts, device: 'f01234567', name: 'filecoin-sectors-faulty', value: 3, text: null, unit: 'count', kind: 'measured' },
            { ...facts, device: 'f01234567', name: 'filecoin-expected-day', value: 3.21, text: null, unit: 'FIL', kind: 'estimated', source: 'filecoin-data-portal', asOfMs: fakeNow() - 30 * HOUR_MS },
          ]
        : [
            { ...facts, device: row.id === 'helium' ? HOSTILE : 'node 1', name: 'score', value: 0.961, text: null, unit: 'share' },
            { ...facts, device: 'node 1', name: 'version', value: null, text: `1.118.2 ${row.id === 'helium' ? HOSTILE : ''}`, unit: '' },
          ]
      : [],
    watches: row.used
      ? [
          { watch: WATCHES[row.id] ?? row.id, network: row.id, walletId: 'w1', state: partly ? 'partly' : 'fresh', askedAtMs: asOfMs, failures: partly ? [{ code: 'endpoint-busy', detail: 'api.example.org' }] : [] },
          ...(partly ? [{ watch: 'render-stats', network: row.id, walletId: 'w1', state: 'failed' as const, askedAtMs: fakeNow() - 26 * HOUR_MS, failures: [{ code: 'endpoint-unreachable', detail: 'stats.example.org' }] }] : []),
        ]
      : [],
    income30d: row.income30d.value.known ? { ...row.income30d, value: known(row.income30d.value.value) } : row.income30d,
  };
}
