import { SOL_DECIMALS, WRAPPED_SOL_MINT } from '../../../../../shared/chains/solana/programs';
import type { Movement } from '../decode/movements';
import type { Credit } from './rule';
import type { WalletView } from './wallet-view';

/** Everything that came into one account: the movements that brought it, and what the balance says. */
export interface AccountCredits {
  readonly credits: readonly Credit[];
  /** Movements in less movements out, by instructions. */
  readonly byInstructions: bigint;
  /** After less before; null when the answer has no balances. */
  readonly byBalance: bigint | null;
}

/** null when a token came into an account whose mint or decimals nothing tells: such a transaction is not read. */
export function creditsOf(view: WalletView): readonly AccountCredits[] | null {
  const all: AccountCredits[] = [];
  for (const account of view.accounts) {
    const ins = view.movements.filter((movement) => movement.kind !== 'sol' && movement.destination === account && movement.base > 0n);
    const balance = view.balanceOf.get(account);
    const change = view.transaction.balances === null ? null : (balance?.post ?? 0n) - (balance?.pre ?? 0n);
    if (ins.length === 0 && (change ?? 0n) <= 0n) continue;
    const mint = view.mintOf.get(account) ?? ins.find((movement) => movement.mint !== null)?.mint ?? mintOfSources(ins, view);
    const decimals = balance?.decimals ?? ins.find((movement) => movement.decimals !== null)?.decimals ?? (mint === null ? null : view.context.networks.token(mint)?.decimals);
    if (mint === null || decimals === null || decimals === undefined) return null;
    const credits = ins.map((movement) => creditOf(movement, account, mint, decimals, movement.base - movement.fee, view));
    if (credits.length === 0 && change !== null) credits.push({ movement: null, path: 'balance', account, mint, decimals, base: change, sender: null, netted: false });
    const outs = view.movements.filter((movement) => movement.kind !== 'sol' && movement.source === account);
    all.push({ credits, byInstructions: sum(ins.map((m) => m.base - m.fee)) - sum(outs.map((m) => m.base)), byBalance: change });
  }
  const sol = solCredits(view);
  return sol === null ? all : [...all, sol];
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

function mintOfSources(movements: readonly Movement[], view: WalletView): string | null {
  for (const movement of movements) {
    const mint = movement.source === null ? undefined : view.mintOf.get(movement.source);
    if (mint !== undefined) return mint;
  }
  return null;
}

function creditOf(movement: Movement, account: string, mint: string, decimals: number, base: bigint, view: WalletView): Credit {
  const owner = movement.source === null ? undefined : view.ownerOf.get(movement.source);
  return { movement, path: movement.instruction.path, account, mint, decimals, base, sender: owner ?? movement.authority, netted: false };
}

/** Native SOL that was sent to the wallet by the system program. Rent that comes back from closed accounts is no receipt. */
function solCredits(view: WalletView): AccountCredits | null {
  const { address, transaction } = view;
  if (address === null) return null;
  const ins = view.movements.filter((movement) => movement.kind === 'sol' && movement.destination === address && movement.source !== address && movement.base > 0n);
  if (ins.length === 0) return null;
  const own = transaction.lamports.get(address);
  const received = sum(ins.map((movement) => movement.base));
  const kept = own === undefined ? null : own.post - own.pre + (transaction.feePayer === address ? transaction.feeLamports : 0n);
  return {
    credits: ins.map((movement) => ({ ...creditOf(movement, address, WRAPPED_SOL_MINT, SOL_DECIMALS, movement.base, view), sender: movement.source })),
    byInstructions: received,
    byBalance: kept === null || kept > received ? received : kept,
  };
}
