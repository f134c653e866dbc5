import { TOKEN_PROGRAM } from '../../../shared/chains/solana/programs';
import { tokenByMint } from '../../../shared/networks/known-tokens';
import { tokenAccountOf } from '../solana-fixtures/addresses';
import { makeHistory, totalsOf, type History } from '../solana-fixtures/history';
import { fromFixture } from './from-fixture';
import type { StandInHistory, StandInTokenAccount, StandInTransaction } from './history';

export interface ServedOptions {
  /** Transactions of each wallet. */
  readonly count: number;
  readonly seed: number;
  readonly wallets: readonly string[];
  /** UTC ms after the newest transaction; the oldest lies `days` before it. */
  readonly endMs: number;
  readonly days?: number;
}

export interface ServedHistory {
  readonly history: StandInHistory;
  /** What was generated for each wallet, with the lines it must give. */
  readonly made: readonly History[];
  /** So many more for each wallet, later than all before. */
  more(count: number): readonly StandInTransaction[];
}

const DAY_MS = 86_400_000;

/** What the wallet is said to hold: all rewards that came, as if none had been spent. */
function holdings(history: History): readonly StandInTokenAccount[] {
  return Object.entries(totalsOf(history).base).flatMap(([key, base]) => {
    const [kind, mint] = key.split(' ');
    const decimals = mint === undefined ? null : (tokenByMint(mint)?.decimals ?? null);
    if (kind !== 'reward' || mint === undefined || decimals === null) return [];
    return [{ address: tokenAccountOf(history.wallet, mint), owner: history.wallet, mint, program: TOKEN_PROGRAM, amount: base.toString(), decimals }];
  });
}

/** Generated histories of one or more wallets, as one endpoint serves them. */
export function makeServedHistory(options: ServedOptions): ServedHistory {
  const { count, seed, wallets, endMs } = options;
  const fromMs = endMs - (options.days ?? 365) * DAY_MS;
  const generate = (many: number, round: number, from: number, to: number): readonly History[] =>
    wallets.map((wallet, at) => makeHistory({ seed: seed + at + round * 1000, count: many, wallet, fromMs: from, toMs: to }));
  const toServed = (histories: readonly History[]): readonly StandInTransaction[] => histories.flatMap((history) => history.items.map(fromFixture));
  const made = generate(count, 0, fromMs, endMs);
  let round = 0;
  return {
    made,
    history: {
      transactions: toServed(made),
      tokenAccounts: made.flatMap(holdings),
      lamports: Object.fromEntries(wallets.map((owner) => [owner, 250_000_000])),
    },
    more(many) {
      round += 1;
      return toServed(generate(many, round, endMs + (round - 1) * DAY_MS, endMs + round * DAY_MS));
    },
  };
}
