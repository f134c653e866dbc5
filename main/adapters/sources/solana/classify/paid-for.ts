import { WRAPPED_SOL_MINT } from '../../../../../shared/chains/solana/programs';
import type { WalletView } from './wallet-view';

/** SOL that may come or go without having been part of a swap: fee and rent are taken off before, this covers tips to validators. */
const TIP_LAMPORTS = 1_000_000n;

export interface TokenAmountOf {
  readonly mint: string;
  readonly base: bigint;
}

/** What the wallet has more or less of after the transaction, by mint over all its token accounts. */
export function netByMint(view: WalletView): ReadonlyMap<string, bigint> {
  const net = new Map<string, bigint>();
  const add = (mint: string, base: bigint): void => void net.set(mint, (net.get(mint) ?? 0n) + base);
  for (const balance of view.transaction.balances ?? []) {
    if (view.accounts.has(balance.account)) add(balance.mint, balance.post - balance.pre);
  }
  if (view.transaction.balances !== null) return net;
  for (const movement of view.movements) {
    const moved = movement.mint ?? view.mintOf.get(movement.source ?? movement.destination ?? '');
    if (movement.kind === 'sol' || moved === undefined) continue;
    if (movement.source !== null && view.accounts.has(movement.source)) add(moved, -movement.base);
    if (movement.destination !== null && view.accounts.has(movement.destination)) add(moved, movement.base);
  }
  return net;
}

/**
 * What the wallet gave away in the transaction, of another token than `mint`: the mark of a swap.
 * @returns the first such token with its base units, null when nothing was given
 */
export function paidFor(mint: string, view: WalletView): TokenAmountOf | null {
  for (const [other, change] of netByMint(view)) {
    if (other !== mint && change < 0n) return { mint: other, base: -change };
  }
  const spent = solSpent(view);
  return mint !== WRAPPED_SOL_MINT && spent > TIP_LAMPORTS ? { mint: WRAPPED_SOL_MINT, base: spent } : null;
}

/**
 * What the wallet got in the transaction, of another token than `mint`: what that one was sold for.
 * @param earned base units by mint that came for another reason (rewards, own transfers): they are no price
 */
export function receivedFor(mint: string, view: WalletView, earned: ReadonlyMap<string, bigint>): TokenAmountOf | null {
  for (const [other, change] of netByMint(view)) {
    const bought = change - (earned.get(other) ?? 0n);
    if (other !== mint && bought > 0n) return { mint: other, base: bought };
  }
  const received = solReceived(view) - (earned.get(WRAPPED_SOL_MINT) ?? 0n);
  return received > 0n ? { mint: WRAPPED_SOL_MINT, base: received } : null;
}

/** Lamports of the wallet after less before, without the fee it paid; null when it is not among the keys. */
function solChange({ transaction, address }: WalletView): bigint | null {
  const own = address === null ? undefined : transaction.lamports.get(address);
  return own === undefined ? null : own.post - own.pre + (transaction.feePayer === address ? transaction.feeLamports : 0n);
}

/** No account that a claim or a transfer opens costs more rent than this; what is put into an account beyond it was paid. */
const MOST_RENT_LAMPORTS = 10_000_000n;

/** Lamports that left the wallet: beyond the fee and the rent of accounts that were opened by its balance, or what it sent to accounts that were there. */
function solSpent(view: WalletView): bigint {
  const { transaction, address } = view;
  const sent = view.movements
    .filter(({ kind, source, destination }) => kind === 'sol' && source === address && destination !== address && transaction.lamports.get(destination ?? '')?.pre !== 0n)
    .reduce((sum, movement) => sum + movement.base, 0n);
  const change = solChange(view);
  if (change === null) return sent;
  let rent = 0n;
  for (const [account, balance] of transaction.lamports) {
    if (account !== address && balance.pre === 0n) rent += balance.post < MOST_RENT_LAMPORTS ? balance.post : MOST_RENT_LAMPORTS;
  }
  const beyond = -change - rent;
  return beyond > sent ? beyond : sent;
}

/** Lamports that came to the wallet: sent to it, or more than a tip beyond the rent of accounts that were closed. */
function solReceived(view: WalletView): bigint {
  const sent = view.movements
    .filter((movement) => movement.kind === 'sol' && movement.destination === view.address && movement.source !== view.address)
    .reduce((sum, movement) => sum + movement.base, 0n);
  const change = solChange(view);
  if (change === null) return sent;
  let rent = 0n;
  for (const [account, balance] of view.transaction.lamports) {
    if (account !== view.address && balance.post === 0n) rent += balance.pre;
  }
  const beyond = change - rent;
  return beyond > TIP_LAMPORTS && beyond > sent ? beyond : sent;
}
