import { afterEach, describe, expect, test } from 'vitest';

import { HNT, IOT } from '../../shared/networks/helium/tokens';
import { RENDER } from '../../shared/networks/render/tokens';
import { createPricesServer, type PricesServer } from '../support/prices-server/prices-server';
import { WALLET } from '../support/solana-fixtures/case';
import { totalsOf } from '../support/solana-fixtures/history';
import { makeServedHistory, type ServedHistory } from '../support/solana-rpc/served-history';
import { startSolanaRpc, type SolanaRpc } from '../support/solana-rpc/server';
import { useHosts } from '../support/hosts/use-hosts';

const hosts = useHosts();
const DAY_MS = 86_400_000;
const HNT_USD = 2.5;
const EUR_PER_USD = 0.8;

interface World {
  readonly served: ServedHistory;
  readonly rpc: SolanaRpc;
  readonly prices: PricesServer;
  readonly dataDir: string;
  run(words: readonly string[]): ReturnType<typeof hosts.cli>;
  json(words: readonly string[], status?: number): Promise<Record<string, unknown>>;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** An endpoint and a market on this machine, and a data folder that knows them. */
async function openWorld(count = 120): Promise<World> {
  const served = makeServedHistory({ count, seed: 11, wallets: [WALLET], endMs: Date.now() - DAY_MS, days: 60 });
  const rpc = await startSolanaRpc(served.history);
  const always = (usd: number) => () => usd;
  const prices = await createPricesServer({
    nowMs: () => Date.now(), holidays: [], rate: () => EUR_PER_USD,
    coins: [
      { mint: HNT.mint, coinGeckoId: 'helium', symbol: 'HNT', defillama: always(HNT_USD), coingecko: always(HNT_USD) },
      { mint: RENDER.mint, coinGeckoId: 'render-token', symbol: 'RENDER', defillama: always(4), coingecko: always(4) },
      // What the wallet swaps away is an outgoing line and is priced as every other.
      { mint: IOT.mint, coinGeckoId: 'helium-iot', symbol: 'IOT', defillama: always(0.0005), coingecko: always(0.0005) },
    ],
  });
  closing.push(() => rpc.stop(), () => prices.close());
  const dataDir = hosts.newFolder();
  const env = prices.env;
  const run = (words: readonly string[]) => hosts.cli([...words, '--data-dir', dataDir], { env });
  await run(['config', 'set', 'solanaEndpoints', rpc.url]);
  await run(['config', 'set', 'currency', 'EUR']);
  // What networks say of themselves is another matter: only chain and market are counted here.
  await run(['config', 'set', 'sourcesOff', 'helium-oracle,render-stats']);
  await run(['wallet', 'add', WALLET]);
  return {
    served, rpc, prices, dataDir, run,
    async json(words, status = 0) {
      const { code, stdout, stderr } = await run([...words, '--json']);
      expect([words, code, stderr]).toEqual([words, status, stderr]);
      return JSON.parse(stdout) as Record<string, unknown>;
    },
  };
}

const historyOf = (served: ServedHistory) => {
  const [history] = served.made;
  if (history === undefined) throw new Error('no history was made');
  return history;
};
const linesOf = (served: ServedHistory): number => historyOf(served).items.reduce((sum, item) => sum + item.lines.length, 0);

describe('sync against the stand-in', () => {
  test('prints exactly what came: events, transactions, calls, unclassified, errors', async () => {
    const { served, rpc, json, run } = await openWorld();
    const history = historyOf(served);
    const answer = await json(['sync']);
    // A failed transaction is known as such from the listing and is never fetched.
    const readable = history.items.filter((item) => !item.failed).length;
    expect(answer['sources']).toEqual([
      { source: 'solana', state: 'done', events: linesOf(served), transactionsRead: readable, callsMade: rpc.calls().total, unclassified: totalsOf(history).lines['unclassified'], errors: [] },
    ]);
    expect(rpc.calls().byMethod['getTransaction']).toBe(readable);
    expect(answer['prices']).toMatchObject({ unpriced: 0, failed: [] });

    const again = await json(['sync']);
    expect(again['sources']).toMatchObject([{ state: 'done', events: 0, transactionsRead: 0, unclassified: 0, errors: [] }]);
    const words = await run(['sync']);
    expect([words.code, words.stdout.split('\n')[0]]).toEqual([0, 'source  state  events  read  calls  unclassified']);
    expect(words.stderr).toMatch(/^Prices: 0 lines valued/);
  });

  test('rewards add up to the fixture’s exact base units, and their values to price and rate', async () => {
    const { served, json } = await openWorld();
    const { base, lines } = totalsOf(historyOf(served));
    await json(['sync']);
    const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
    const answer = (await json(['rewards', '--from', day(Date.now() - 70 * DAY_MS), '--to', day(Date.now() + DAY_MS)])) as unknown as {
      readonly totals: readonly { readonly mint: string; readonly network: string; readonly lines: number; readonly amount: { readonly base: string; readonly decimals: number } }[];
      readonly lines: readonly { readonly line: { readonly base: string; readonly kind: string; readonly mint: string } }[]; readonly lineCount: number;
      readonly income: { readonly value: { readonly known: boolean; readonly value: number }; readonly missing: number }; readonly currency: string;
      readonly days: readonly { readonly networks: readonly { readonly tokens: readonly { readonly amount: { readonly base: string } }[] }[] }[];
    };
    const earned = (base[`reward ${HNT.mint}`] ?? 0n) + (base[`staking ${HNT.mint}`] ?? 0n);
    expect(earned).toBeGreaterThan(0n);
    expect(answer.totals).toEqual([expect.objectContaining({ mint: HNT.mint, network: 'helium', amount: { base: earned.toString(), decimals: 8 } })]);
    expect(answer.lineCount).toBe((lines['reward'] ?? 0) + (lines['staking'] ?? 0));
    expect(answer.lines.reduce((sum, row) => sum + BigInt(row.line.base), 0n)).toBe(earned);
    expect(answer.days.flatMap((one) => one.networks).flatMap((network) => network.tokens).reduce((sum, token) => sum + BigInt(token.amount.base), 0n)).toBe(earned);
    expect(answer.currency).toBe('EUR');
    expect(answer.income.value.value).toBeCloseTo((Number(earned) / 1e8) * HNT_USD * EUR_PER_USD, 6);
  });

  test('new transactions come with the next pass, and only they are fetched', async () => {
    const { served, rpc, json } = await openWorld(60);
    await json(['sync']);
    rpc.resetCounts();
    rpc.append(served.more(10));
    const answer = (await json(['sync'])) as { readonly sources: readonly { readonly transactionsRead: number }[] };
    expect(rpc.calls().byMethod['getTransaction']).toBe(answer.sources[0]?.transactionsRead);
    expect(answer.sources[0]?.transactionsRead).toBeGreaterThan(0);
    expect(answer.sources[0]?.transactionsRead).toBeLessThanOrEqual(10);
  });

  test('an endpoint that is broken: status 2, the error named once with its count, no half-told success', async () => {
    const { rpc, json, run } = await openWorld(20);
    rpc.inject({ kind: 'status', status: 403 });
    const answer = (await json(['sync'], 2)) as { readonly sources: readonly { readonly state: string; readonly errors: readonly { readonly code: string }[] }[] };
    expect(answer.sources).toMatchObject([{ state: 'failed', events: 0 }]);
    expect(answer.sources[0]?.errors.map((error) => error.code)).toEqual(['endpoint-forbidden']);
    const words = await run(['sync']);
    expect(words.code).toBe(2);
    expect(words.stderr).toContain('solana: endpoint-forbidden');
  });

  test('no price service: the wallet is read all the same, lines stay unpriced and are counted as such', async () => {
    const { prices, served, json } = await openWorld(30);
    for (const source of ['defillama', 'coingecko'] as const) prices.fail(source, { status: 403, body: { error: 'blocked' } });
    const answer = (await json(['sync'], 2)) as { readonly sources: readonly unknown[]; readonly prices: { readonly unpriced: number; readonly valued: number; readonly failed: readonly string[] } };
    expect(answer.sources).toMatchObject([{ state: 'done', events: linesOf(served) }]);
    expect(answer.prices.valued).toBe(0);
    expect(answer.prices.unpriced).toBeGreaterThan(0);
    const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
    const earnings = (await json(['rewards', '--from', day(Date.now() - 70 * DAY_MS)])) as unknown as { readonly income: { readonly value: unknown; readonly missing: number }; readonly lineCount: number };
    expect(earnings.income.missing).toBe(earnings.lineCount);
    expect(earnings.income.value).toMatchObject({ known: false });
  });
});
