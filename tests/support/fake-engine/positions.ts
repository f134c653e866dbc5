import type { QuestionHandlers } from '../../../shared/contract/handlers';
import type { Position, MoneyState } from '../../../shared/domain/position';
import type { SourceReport } from '../../../shared/domain/source-look';
import { DAY_MS, fakeNow, figure, HOUR_MS, noFigure } from './figures';
import { answerIn, HOSTILE, type FakeScenario } from './scenario';

const HNT = 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux';
const FIL = 'filecoin/fil';
const STORJ = 'eip155:1/0xB64ef51C888972c908CFacf59B47C1AfBC0Ab8aC';

const fil = (whole: number): string => `${whole}000000000000000000`;

/** Money of the made-up operator before it reaches the wallet. */
const all = (): readonly Position[] => {
  const at = fakeNow();
  const kept = { walletId: 'w1', releases: [], note: null, asOfMs: at - 40 * 60_000, kind: 'reported' } as const;
  return [
    { ...kept, network: 'helium', mint: HNT, symbol: 'HNT', base: '41200000', decimals: 8, state: 'claimable', device: '112a9MBbPX5xMfe9dNqRcNTmVpBdsMkVpyuMEzXNGrJ3mEbPfdoi', source: 'helium-oracle' },
    { ...kept, network: 'filecoin', walletId: 'w2', mint: FIL, symbol: 'FIL', base: fil(18), decimals: 18, state: 'claimable', device: 'f01234567', source: 'filecoin-chain', kind: 'measured' },
    {
      ...kept, network: 'filecoin', walletId: 'w2', mint: FIL, symbol: 'FIL', base: fil(402), decimals: 18, state: 'vesting', device: 'f01234567', source: 'filecoin-chain', kind: 'measured',
      releases: Array.from({ length: 12 }, (_, week) => ({ atMs: at + (week + 1) * 7 * DAY_MS, base: fil(33) })),
    },
    { ...kept, network: 'filecoin', walletId: 'w2', mint: FIL, symbol: 'FIL', base: fil(6120), decimals: 18, state: 'locked', device: 'f01234567', source: 'filecoin-chain', kind: 'measured' },
    { ...kept, network: 'storj', walletId: 'w3', mint: STORJ, symbol: 'STORJ', base: '221000000', decimals: 8, state: 'accrued', device: 'node 1', source: 'storj-node', kind: 'estimated', note: 'storj-this-month' },
    { ...kept, network: 'storj', walletId: 'w3', mint: STORJ, symbol: 'STORJ', base: '1840000000', decimals: 8, state: 'held', device: 'node 1', source: 'storj-node', releases: [{ atMs: at + 143 * DAY_MS, base: '920000000' }, { atMs: null, base: '920000000' }] },
  ];
};

export const fakePositions = (network: string): Position[] => all().filter((position) => position.network === network);

export function fakeReports(network: string): SourceReport[] {
  const at = fakeNow();
  if (network !== 'storj' && network !== 'filecoin') return [];
  const token = network === 'storj' ? { mint: STORJ, symbol: 'STORJ', decimals: 8 } : { mint: FIL, symbol: 'FIL', decimals: 18 };
  return [0, 1, 2].map((back) => ({
    walletId: 'w2', network, source: network === 'storj' ? 'storj-node' : 'filecoin-data-portal', device: network === 'storj' ? 'node 1' : 'f01234567', what: 'earned' as const,
    fromMs: at - (back + 1) * 30 * DAY_MS, toMs: at - back * 30 * DAY_MS, boundary: 'month' as const, ...token, base: network === 'storj' ? '914000000' : fil(96), asOfMs: at - 3 * HOUR_MS,
  }));
}

const VALUE: Readonly<Record<string, number>> = { [HNT]: 2.16, [FIL]: 1.41, [STORJ]: 0.14 };
const PAID: readonly (readonly [string, string, string, string, number, number])[] = [
  ['helium', HNT, 'HNT', '182344120', 8, 4.02],
  ['render', 'rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof', 'RENDER', '643000000', 8, 19.9],
  ['filecoin', FIL, 'FIL', fil(311), 18, 502.1],
  ['storj', STORJ, 'STORJ', '10914000000', 8, 15.2],
];

export function fakeMoney(scenario: FakeScenario): Pick<QuestionHandlers, 'money'> {
  const answer = answerIn(scenario);
  const empty = scenario === 'empty';
  const partial = scenario === 'partial';
  return {
    money: {
      states: () => answer(() => ({
        currency: 'EUR',
        rows: empty ? [] : PAID.map(([network, mint, symbol, base, decimals, value]) => {
          const positions = all().filter((position) => position.mint === mint);
          const states = [...new Set(positions.map((position) => position.state))];
          const sum = (state: MoneyState): string => positions.filter((position) => position.state === state).reduce((total, position) => total + BigInt(position.base), 0n).toString();
          return {
            network, mint, symbol,
            states: [
              ...states.map((state) => ({
                state, amount: { base: sum(state), decimals }, positions: positions.filter((position) => position.state === state),
                value: partial && network === 'storj' ? noFigure('no-price', 'EUR') : figure((Number(sum(state)) / 10 ** decimals) * (VALUE[mint] ?? 1), 'EUR', state === 'accrued' ? 'estimated' : 'reported', { source: 'defillama' }),
              })),
              { state: 'paid' as const, amount: { base, decimals }, value: figure(value, 'EUR', 'reported', { source: 'wallet-and-prices', parts: 61, missing: partial ? 4 : 0 }), positions: [] },
            ],
          };
        }),
      })),
      calendar: ({ fromMs, toMs }) => answer(() => {
        const at = fakeNow();
        const plain = { walletId: 'w1', overdue: false, mint: null, symbol: null, base: null, decimals: null } as const;
        const entries = [
          { ...plain, network: 'render', what: 'payout', atMs: at - 62 * HOUR_MS, overdue: true, basis: 'rhythm', mint: 'rndr', symbol: 'RENDER' },
          { ...plain, network: 'helium', what: 'epoch-end', atMs: at + 5 * HOUR_MS, basis: 'epoch' },
          { ...plain, network: 'render', what: 'epoch-end', atMs: at + 3 * DAY_MS, basis: 'epoch' },
          ...[1, 2, 3, 4].map((week) => ({ ...plain, walletId: 'w2', network: 'filecoin', what: 'release' as const, atMs: at + week * 7 * DAY_MS, basis: 'schedule', mint: FIL, symbol: 'FIL', base: fil(33), decimals: 18 })),
          { ...plain, walletId: 'w3', network: 'storj', what: 'payout', atMs: at + 17 * DAY_MS, basis: 'schedule', mint: STORJ, symbol: 'STORJ', base: '221000000', decimals: 8 },
          { ...plain, walletId: 'w3', network: 'storj', what: 'minimum', atMs: null, basis: 'not-known', mint: STORJ, symbol: 'STORJ', base: '221000000', decimals: 8 },
          { ...plain, walletId: 'w3', network: 'storj', what: 'release', atMs: null, basis: 'not-known', mint: STORJ, symbol: 'STORJ', base: '920000000', decimals: 8 },
          { ...plain, walletId: null, network: 'helium', what: 'rule', atMs: at + 39 * DAY_MS, basis: 'rule' },
        ] as const;
        return { entries: empty ? [] : entries.filter((entry) => entry.atMs === null || entry.overdue || (entry.atMs >= fromMs && entry.atMs < toMs)) };
      }),
      prices: () => answer(() => ({
        failed: partial ? ['coingecko'] : [],
        tokens: empty ? [] : [
          { mint: HNT, symbol: 'HNT', network: 'helium', usd: figure(2.35, 'USD', 'reported', { source: 'defillama' }), check: partial ? null : { source: 'coingecko', usd: 2.36, share: 0.004, differs: false }, liquidityUsd: 2_100_000, thin: false },
          { mint: 'rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof', symbol: 'RENDER', network: 'render', usd: figure(3.1, 'USD', 'reported', { source: 'defillama' }), check: { source: 'coingecko', usd: 2.93, share: 0.058, differs: true }, liquidityUsd: 880_000, thin: false },
          { mint: 'mesh', symbol: HOSTILE, network: 'my-mesh', usd: figure(0.0021, 'USD', 'reported', { source: 'defillama' }), check: null, liquidityUsd: 1_900, thin: true },
        ],
      })),
    },
  };
}
