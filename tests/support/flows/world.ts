import { HNT } from '../../../shared/networks/helium/tokens';
import { RENDER } from '../../../shared/networks/render/tokens';
import { tokenAmount, type TokenAmount } from '../../../shared/units/token-amount';
import type { SettingsPatch } from '../../../shared/contract/schemas/settings';
import { createPricesServer, type PricesServer } from '../prices-server/prices-server';
import { addressOf, tokenAccountOf } from '../solana-fixtures/addresses';
import { WALLET } from '../solana-fixtures/case';
import { walletToken } from '../solana-fixtures/helium';
import { totalsOf } from '../solana-fixtures/history';
import { transferChecked } from '../solana-fixtures/instructions';
import { buildTransaction } from '../solana-fixtures/transaction-builder';
import { fromFixture } from '../solana-rpc/from-fixture';
import type { StandInTransaction } from '../solana-rpc/history';
import { makeServedHistory } from '../solana-rpc/served-history';
import { startSolanaRpc, type SolanaRpc } from '../solana-rpc/server';

/** Invented prices that never move, so that every value is worked out by hand: USD for one token, and EUR for one USD. */
export const USD_PER_HNT = 2.5;
export const USD_PER_RENDER = 4;
export const EUR_PER_USD = 0.8;

/** Of HNT and of RENDER. */
const DECIMALS = 8;

/** Enough for a line on most days of the last weeks, few enough for a sync within seconds. */
const TRANSACTIONS = 240;
const DAYS = 120;
const DAY_MS = 86_400_000;

/** One payer in RENDER who pays once a week, as the network does, so that the app proposes to confirm him. */
const RENDER_WEEKS = 12;
const RENDER_EACH = 512_345_678n;
const RENDER_PAYER = addressOf('weekly payer');

function renderPayments(nowMs: number): readonly StandInTransaction[] {
  const from = tokenAccountOf(RENDER_PAYER, RENDER.mint);
  return Array.from({ length: RENDER_WEEKS }, (_, week) => {
    const blockTime = Math.floor((nowMs - (RENDER_WEEKS - week) * 7 * DAY_MS) / 1000) + 3600;
    return fromFixture(
      buildTransaction({
        label: `render week ${week}`,
        signers: [RENDER_PAYER],
        tokens: [{ address: from, mint: RENDER.mint, owner: RENDER_PAYER, decimals: DECIMALS, pre: 10n ** 14n }, walletToken(WALLET, RENDER.mint, 10n ** 9n)],
        instructions: [transferChecked({ from, to: tokenAccountOf(WALLET, RENDER.mint), authority: RENDER_PAYER, base: RENDER_EACH, mint: RENDER.mint, decimals: DECIMALS })],
        blockTime,
        slot: 360_000_000 + Math.floor((blockTime - 1_750_000_000) * 2.5),
        version: 'legacy',
      }),
    );
  });
}

/** What the wallet of the stand-in earned, exactly. */
export interface Earned {
  /** Rewards and staking in HNT: what counts before the person has confirmed anybody. */
  readonly hnt: TokenAmount;
  /** Payments in RENDER, counted once their sender is confirmed. */
  readonly render: TokenAmount;
  readonly hntEur: number;
  readonly renderEur: number;
  /** Lines by kind before a sender is confirmed. */
  readonly lines: Readonly<Record<string, number>>;
  readonly renderLines: number;
}

/** The outside of the app in a flow: a chain, the price services, and a wallet with a known past. All on loopback. */
export interface World {
  readonly wallet: string;
  /** The day before the first transaction, YYYY-MM-DD: when the machine was bought. */
  readonly boughtOn: string;
  readonly rpc: SolanaRpc;
  readonly prices: PricesServer;
  readonly earned: Earned;
  /** Environment of the program: where the price services are. */
  readonly env: Readonly<Record<string, string>>;
  /** What is set before the first page is opened: the chain of the stand-in, and whose day and money. */
  readonly settings: SettingsPatch;
  close(): Promise<void>;
}

const eurOf = (amount: TokenAmount, usd: number): number => (Number(amount.base) / 10 ** amount.decimals) * usd * EUR_PER_USD;

/** @param nowMs the newest transaction lies just before it. */
export async function openWorld(nowMs = Date.now()): Promise<World> {
  const served = makeServedHistory({ count: TRANSACTIONS, seed: 7, wallets: [WALLET], endMs: nowMs, days: DAYS });
  const [history] = served.made;
  if (history === undefined) throw new Error('no history was made');
  const rpc = await startSolanaRpc({ ...served.history, transactions: [...served.history.transactions, ...renderPayments(nowMs)] });
  const prices = await createPricesServer({
    nowMs: () => Date.now(),
    coins: [
      { mint: HNT.mint, coinGeckoId: 'helium', symbol: 'HNT', defillama: () => USD_PER_HNT, coingecko: () => USD_PER_HNT },
      { mint: RENDER.mint, coinGeckoId: 'render-token', symbol: 'RENDER', defillama: () => USD_PER_RENDER, coingecko: () => USD_PER_RENDER },
    ],
    rate: (quote) => (quote === 'EUR' ? EUR_PER_USD : null),
    holidays: [],
  });
  const { base, lines } = totalsOf(history);
  const hnt = tokenAmount((base[`reward ${HNT.mint}`] ?? 0n) + (base[`staking ${HNT.mint}`] ?? 0n), DECIMALS);
  const render = tokenAmount(RENDER_EACH * BigInt(RENDER_WEEKS), DECIMALS);
  return {
    wallet: WALLET,
    boughtOn: new Date(nowMs - (DAYS + 1) * DAY_MS).toISOString().slice(0, 10),
    rpc,
    prices,
    earned: {
      hnt, render, hntEur: eurOf(hnt, USD_PER_HNT), renderEur: eurOf(render, USD_PER_RENDER), renderLines: RENDER_WEEKS,
      lines: { ...lines, unclassified: (lines['unclassified'] ?? 0) + RENDER_WEEKS },
    },
    env: prices.env,
    settings: { solanaEndpoints: [rpc.url], currency: 'EUR', tz: 'Europe/Berlin' },
    async close() {
      await rpc.stop();
      await prices.close();
    },
  };
}
