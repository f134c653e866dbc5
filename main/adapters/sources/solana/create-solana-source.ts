import type { ChainSource } from '../../../engine/ports/chain';
import type { Holding, Wallet, WatchedAccount } from '../../../../shared/domain/wallet';
import type { Cancel } from '../../../../shared/units/cancel';
import { associatedTokenAddress } from '../../../../shared/chains/solana/program-address';
import { SOL_DECIMALS, TOKEN_2022_PROGRAM, TOKEN_PROGRAM, TOKEN_PROGRAMS, WRAPPED_SOL_MINT } from '../../../../shared/chains/solana/programs';
import type { NetworkBook } from '../../../../shared/networks/network-book';
import { builtInBook } from '../../../../shared/networks/registry';
import { createSolanaClient, type SolanaClient, type SolanaClientPorts, type TokenAccount } from './client';
import { decodeTransaction, SOLANA_DECODER_VERSION } from './decode-transaction';
import { proveFanouts } from './prove-fanouts';
import { createQuietAccounts } from './quiet-accounts';

/** The token programs under which a mint can have accounts: its own where a source tells it, else both. */
const programsOf = (mint: string, book: NetworkBook): readonly string[] => {
  const program = book.token(mint)?.program ?? null;
  if (program === null) return TOKEN_PROGRAMS;
  return [program === 'token-2022' ? TOKEN_2022_PROGRAM : TOKEN_PROGRAM];
};

/** The accounts in which a wallet receives the mints of the networks in force by convention, existing or not. */
export function expectedAccounts(wallet: Wallet, book: NetworkBook): readonly WatchedAccount[] {
  return book.rewardTokens('solana').flatMap((mint) =>
    programsOf(mint, book).map((program) => ({ walletId: wallet.id, address: associatedTokenAddress(wallet.address, mint, program), kind: 'token-account' as const, mint, origin: 'expected' as const })));
}

/** What the listed token accounts and the wallet itself hold, one line per token. Tokens we do not know are named by their mint alone. */
export function toHoldings(wallet: Wallet, lamports: bigint, accounts: readonly TokenAccount[], asOfMs: number, book: NetworkBook): readonly Holding[] {
  const sums = new Map<string, { base: bigint; readonly decimals: number }>([[WRAPPED_SOL_MINT, { base: lamports, decimals: SOL_DECIMALS }]]);
  for (const account of accounts) {
    const sum = sums.get(account.mint);
    if (sum === undefined) sums.set(account.mint, { base: BigInt(account.base), decimals: account.decimals });
    else sum.base += BigInt(account.base);
  }
  return [...sums]
    .filter(([mint, sum]) => sum.base > 0n || book.token(mint) !== null)
    .map(([mint, sum]) => ({ walletId: wallet.id, mint, symbol: book.token(mint)?.symbol ?? null, base: sum.base.toString(), decimals: sum.decimals, asOfMs }));
}

export interface SolanaSourcePorts extends SolanaClientPorts {
  /** Networks in force, read before every pass; the ones that come with the app where it is absent. */
  readonly networks?: () => NetworkBook;
  /** The client that asks, where others ask the same endpoints too: its limits count for all of them. */
  readonly client?: SolanaClient;
}

/** Solana as a chain that can be read: the client, and the pure decoder behind it. */
export function createSolanaSource(ports: SolanaSourcePorts): ChainSource {
  const client = ports.client ?? createSolanaClient(ports);
  const quiet = createQuietAccounts(ports.clock);
  const book = (): NetworkBook => ports.networks?.() ?? builtInBook;

  async function listed(wallet: Wallet, cancel?: Cancel): Promise<readonly TokenAccount[]> {
    const found: TokenAccount[] = [];
    // Both programs or nothing: half a list would look like a whole one.
    for (const program of TOKEN_PROGRAMS) found.push(...(await client.tokenAccounts(wallet.address, program, cancel)));
    return found;
  }

  return {
    chain: 'solana',
    decoderVersion: SOLANA_DECODER_VERSION,
    async accounts(wallet, cancel) {
      const self: WatchedAccount = { walletId: wallet.id, address: wallet.address, kind: 'wallet', mint: null, origin: 'self' };
      const byAddress = new Map<string, WatchedAccount>([[self.address, self]]);
      for (const account of await listed(wallet, cancel)) {
        byAddress.set(account.address, { walletId: wallet.id, address: account.address, kind: 'token-account', mint: account.mint, origin: 'listed' });
      }
      const existing = [...byAddress.keys()];
      for (const account of expectedAccounts(wallet, book())) if (!byAddress.has(account.address)) byAddress.set(account.address, account);
      quiet.listed(existing, [...byAddress.values()].filter((account) => account.origin === 'expected').map((account) => account.address));
      return [...byAddress.values()];
    },
    async signatures(address, options) {
      const whole = options.before === null && options.until === null;
      if (whole && quiet.isQuiet(address)) return [];
      const page = await client.signatures(address, options);
      if (whole && page.length === 0) quiet.hadNothing(address);
      return page;
    },
    transactions: (signatures, cancel) => client.transactions(signatures, cancel),
    blockTimeMs: (slot, cancel) => client.blockTimeMs(slot, cancel),
    async holdings(wallet, cancel) {
      const accounts = await listed(wallet, cancel);
      const lamports = await client.lamports(wallet.address, cancel);
      return toHoldings(wallet, lamports, accounts, ports.clock.now(), book());
    },
    decode: (signature, text, context) => decodeTransaction(signature, text, context),
    proveFanouts: (fanouts, cancel) => proveFanouts(client, fanouts, cancel),
    status: () => client.status(),
  };
}
