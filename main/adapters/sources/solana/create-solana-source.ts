import type { ChainSource } from '../../../engine/ports/chain';
import type { Holding, Wallet, WatchedAccount } from '../../../../shared/domain/wallet';
import type { Cancel } from '../../../../shared/units/cancel';
import { associatedTokenAddress } from '../../../../shared/chains/solana/program-address';
import { SOL_DECIMALS, TOKEN_PROGRAMS, WRAPPED_SOL_MINT } from '../../../../shared/chains/solana/programs';
import { tokenByMint } from '../../../../shared/networks/known-tokens';
import { rewardMints } from '../../../../shared/networks/registry';
import { createSolanaClient, type SolanaClientPorts, type TokenAccount } from './client';
import { decodeTransaction, SOLANA_DECODER_VERSION } from './decode-transaction';
import { proveFanouts } from './prove-fanouts';

/** The accounts in which a wallet receives the mints of our networks by convention, under both token programs, existing or not. */
export function expectedAccounts(wallet: Wallet): readonly WatchedAccount[] {
  return rewardMints.flatMap((mint) =>
    TOKEN_PROGRAMS.map((program) => ({ walletId: wallet.id, address: associatedTokenAddress(wallet.address, mint, program), kind: 'token-account' as const, mint, origin: 'expected' as const })));
}

/** What the listed token accounts and the wallet itself hold, one line per token. Tokens we do not know are named by their mint alone. */
export function toHoldings(wallet: Wallet, lamports: bigint, accounts: readonly TokenAccount[], asOfMs: number): readonly Holding[] {
  const sums = new Map<string, { base: bigint; readonly decimals: number }>([[WRAPPED_SOL_MINT, { base: lamports, decimals: SOL_DECIMALS }]]);
  for (const account of accounts) {
    const sum = sums.get(account.mint);
    if (sum === undefined) sums.set(account.mint, { base: BigInt(account.base), decimals: account.decimals });
    else sum.base += BigInt(account.base);
  }
  return [...sums]
    .filter(([mint, sum]) => sum.base > 0n || tokenByMint(mint) !== null)
    .map(([mint, sum]) => ({ walletId: wallet.id, mint, symbol: tokenByMint(mint)?.symbol ?? null, base: sum.base.toString(), decimals: sum.decimals, asOfMs }));
}

/** Solana as a chain that can be read: the client, and the pure decoder behind it. */
export function createSolanaSource(ports: SolanaClientPorts): ChainSource {
  const client = createSolanaClient(ports);

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
      for (const account of expectedAccounts(wallet)) if (!byAddress.has(account.address)) byAddress.set(account.address, account);
      return [...byAddress.values()];
    },
    signatures: (address, options) => client.signatures(address, options),
    transactions: (signatures, cancel) => client.transactions(signatures, cancel),
    blockTimeMs: (slot, cancel) => client.blockTimeMs(slot, cancel),
    async holdings(wallet, cancel) {
      const accounts = await listed(wallet, cancel);
      const lamports = await client.lamports(wallet.address, cancel);
      return toHoldings(wallet, lamports, accounts, ports.clock.now());
    },
    decode: (signature, text, context) => decodeTransaction(signature, text, context),
    proveFanouts: (fanouts, cancel) => proveFanouts(client, fanouts, cancel),
    status: () => client.status(),
  };
}
