import { WRAPPED_SOL_MINT } from '../../../../../shared/chains/solana/programs';
import type { WalletView } from './wallet-view';

/** SOL that may leave a wallet without having bought anything: fee and rent are taken off before, this covers tips to validators. */
const TIP_LAMPORTS = 1_000_000n;

/**
 * What the wallet gave away in the transaction, of another token than `mint`: the mark of a swap.
 * @returns the first such token with its base units, null when nothing was given
 */
export function paidFor(mint: string, view: WalletView): { readonly mint: string; readonly base: bigint } | null {
  const net = new Map<string, bigint>();
  for (const balance of view.transaction.balances ?? []) {
    if (view.accounts.has(balance.account)) net.set(balance.mint, (net.get(balance.mint) ?? 0n) + balance.post - balance.pre);
  }
  if (view.transaction.balances === null) {
    for (const movement of view.movements) {
      const moved = movement.mint ?? view.mintOf.get(movement.source ?? movement.destination ?? '');
      if (movement.kind === 'sol' || moved === undefined) continue;
      if (movement.source !== null && view.accounts.has(movement.source)) net.set(moved, (net.get(moved) ?? 0n) - movement.base);
      if (movement.destination !== null && view.accounts.has(movement.destination)) net.set(moved, (net.get(moved) ?? 0n) + movement.base);
    }
  }
  for (const [other, change] of net) {
    if (other !== mint && change < 0n) return { mint: other, base: -change };
  }
  const spent = solSpent(view);
  return mint !== WRAPPED_SOL_MINT && spent > TIP_LAMPORTS ? { mint: WRAPPED_SOL_MINT, base: spent } : null;
}

/** Lamports that left the wallet beyond the fee and the rent of accounts that were opened. */
function solSpent(view: WalletView): bigint {
  const { transaction, address } = view;
  const own = address === null ? undefined : transaction.lamports.get(address);
  if (own === undefined || address === null || !transaction.signers.has(address)) return 0n;
  let rent = 0n;
  for (const [account, balance] of transaction.lamports) {
    if (account !== address && balance.pre === 0n) rent += balance.post;
  }
  return own.pre - own.post - (transaction.feePayer === address ? transaction.feeLamports : 0n) - rent;
}
