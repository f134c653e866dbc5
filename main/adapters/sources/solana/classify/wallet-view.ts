import { TOKEN_PROGRAMS } from '../../../../../shared/chains/solana/programs';
import type { WatchedAccount } from '../../../../../shared/domain/wallet';
import type { DecodeContext } from '../../../../engine/ports/chain';
import { asAddress } from '../decode/json';
import { movementOf, type Movement } from '../decode/movements';
import type { SolanaTransaction, TokenBalance } from '../decode/transaction';
import { claimPayerIn } from './claim-payer';
import { claimDestinations } from './helium-accounts';

/** One transaction seen from one wallet. */
export interface WalletView {
  readonly transaction: SolanaTransaction;
  readonly context: DecodeContext;
  /** null when the context has no wallet row (then only the token accounts it names are the wallet's). */
  readonly address: string | null;
  /** Token accounts of this wallet that the transaction or the context names. */
  readonly accounts: ReadonlySet<string>;
  /** Token accounts and addresses of the other watched wallets. */
  readonly otherWatched: ReadonlySet<string>;
  readonly movements: readonly Movement[];
  readonly balanceOf: ReadonlyMap<string, TokenBalance>;
  /** Mint by token account, from balances or from what is watched. */
  readonly mintOf: ReadonlyMap<string, string>;
  readonly ownerOf: ReadonlyMap<string, string>;
  /** Token accounts of this wallet that were not watched yet. */
  readonly newAccounts: readonly WatchedAccount[];
}

export function viewOf(transaction: SolanaTransaction, context: DecodeContext): WalletView {
  const addressOf = new Map(context.accounts.filter((a) => a.kind === 'wallet').map((a) => [a.walletId, a.address]));
  const address = addressOf.get(context.walletId) ?? null;
  const ownerOf = new Map<string, string>();
  const mintOf = new Map<string, string>();
  const accounts = new Set<string>();
  const otherWatched = new Set<string>();

  for (const watched of context.accounts) {
    const own = watched.walletId === context.walletId;
    if (!own) otherWatched.add(watched.address);
    if (watched.kind !== 'token-account') continue;
    if (own) accounts.add(watched.address);
    const owner = addressOf.get(watched.walletId);
    if (owner !== undefined) ownerOf.set(watched.address, owner);
    if (watched.mint !== null) mintOf.set(watched.address, watched.mint);
  }
  const seen = new Map<string, string>();
  const own = (account: string, mint: string): void => {
    if (!accounts.has(account)) seen.set(account, mint);
    accounts.add(account);
  };
  for (const balance of transaction.balances ?? []) {
    mintOf.set(balance.account, balance.mint);
    if (balance.owner === null) continue;
    ownerOf.set(balance.account, balance.owner);
    if (balance.owner === address) own(balance.account, balance.mint);
  }
  // Accounts opened and closed within the transaction are in no balance; the instruction that opened them tells whose they were.
  for (const opened of openedAccounts(transaction)) {
    ownerOf.set(opened.account, opened.owner);
    mintOf.set(opened.account, opened.mint);
    if (opened.owner === address) accounts.add(opened.account);
  }
  if (address !== null) {
    for (const claim of claimDestinations(transaction)) {
      if (claim.owner !== address) continue;
      ownerOf.set(claim.account, address);
      mintOf.set(claim.account, claim.mint);
      own(claim.account, claim.mint);
    }
  }
  return {
    transaction,
    context,
    address,
    accounts,
    otherWatched,
    movements: transaction.instructions.map(movementOf).filter((movement) => movement !== null),
    balanceOf: new Map((transaction.balances ?? []).map((balance) => [balance.account, balance])),
    mintOf,
    ownerOf,
    newAccounts: [...seen, ...claimPayer(transaction, address, accounts)].map(([account, mint]) => ({ walletId: context.walletId, address: account, kind: 'token-account', mint, origin: 'seen' })),
  };
}

/**
 * The address with which Helium's automation claims for the wallet, once it is met: claims that fail name it and never the wallet. It is searched like
 * a token account and holds no token.
 */
function claimPayer(transaction: SolanaTransaction, address: string | null, known: ReadonlySet<string>): readonly (readonly [string, null])[] {
  const payer = address === null ? null : claimPayerIn(transaction, address);
  return payer === null || known.has(payer) ? [] : [[payer, null]];
}

function openedAccounts(transaction: SolanaTransaction): readonly { readonly account: string; readonly owner: string; readonly mint: string }[] {
  const opened: { account: string; owner: string; mint: string }[] = [];
  for (const { programId, parsed } of transaction.instructions) {
    if (parsed === null || !TOKEN_PROGRAMS.includes(programId) || !parsed.type.startsWith('initializeAccount')) continue;
    const account = asAddress(parsed.info['account']);
    const owner = asAddress(parsed.info['owner']);
    const mint = asAddress(parsed.info['mint']);
    if (account !== null && owner !== null && mint !== null) opened.push({ account, owner, mint });
  }
  return opened;
}
