import { TOKEN_PROGRAM } from '../../../shared/chains/solana/programs';
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

interface Balance {
  readonly accountIndex: number;
  readonly mint: string;
  readonly owner?: string;
  readonly programId?: string;
  readonly uiTokenAmount: { readonly decimals: number };
}

interface Answer {
  readonly transaction: { readonly message: { readonly accountKeys: readonly (string | { readonly pubkey: string })[] } };
  readonly meta: { readonly postTokenBalances?: readonly Balance[]; readonly loadedAddresses?: { readonly writable: readonly string[]; readonly readonly: readonly string[] } };
}

/** The wallet's token accounts as the chain lists them: all that its transactions name, holding all that ever came in, as if nothing had been spent. */
export function listedAccounts(history: History): readonly StandInTokenAccount[] {
  const { base } = totalsOf(history);
  const received = (mint: string): bigint => Object.entries(base).reduce((sum, [key, amount]) => (key.endsWith(` ${mint}`) ? sum + amount : sum), 0n);
  const found = new Map<string, StandInTokenAccount>();
  for (const item of history.items) {
    const parsed = JSON.parse(item.text) as { readonly result?: Answer } & Answer;
    const { transaction, meta } = parsed.result ?? parsed;
    const loaded = meta.loadedAddresses;
    const keys = [...transaction.message.accountKeys.map((key) => (typeof key === 'string' ? key : key.pubkey)), ...(loaded === undefined ? [] : [...loaded.writable, ...loaded.readonly])];
    for (const balance of meta.postTokenBalances ?? []) {
      const address = keys[balance.accountIndex];
      if (balance.owner !== history.wallet || address === undefined) continue;
      found.set(address, {
        address, owner: history.wallet, mint: balance.mint, program: balance.programId ?? TOKEN_PROGRAM, amount: received(balance.mint).toString(), decimals: balance.uiTokenAmount.decimals,
      });
    }
  }
  return [...found.values()];
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
      tokenAccounts: made.flatMap(listedAccounts),
      lamports: Object.fromEntries(wallets.map((owner) => [owner, 250_000_000])),
    },
    more(many) {
      round += 1;
      return toServed(generate(many, round, endMs + (round - 1) * DAY_MS, endMs + round * DAY_MS));
    },
  };
}
