import { BRIDGE_PROGRAMS, EXCHANGE_PROGRAMS, WRAPPED_SOL_MINT } from '../../../../../shared/chains/solana/programs';
import { DC } from '../../../../../shared/networks/helium/tokens';
import { STAKING_PROGRAMS } from '../../../../../shared/networks/staking-programs';
import { callersOf } from '../decode/discriminator';
import type { Movement } from '../decode/movements';
import type { ClassifiedCredit } from './classify';
import { receivedFor } from './paid-for';
import { verdict, type Verdict } from './rule';
import type { WalletView } from './wallet-view';

/** Tokens that left the wallet for good. */
export interface Outgoing {
  /** Place of the instruction with `-out` behind it: an incoming line of another wallet may stand at the same place. */
  readonly path: string;
  /** Account that got them where an instruction tells it, else the wallet's own. */
  readonly account: string;
  readonly mint: string;
  readonly decimals: number;
  readonly base: bigint;
  readonly sender: string | null;
  readonly netted: boolean;
  readonly verdict: Verdict;
}

/** Lamports are no line here: fees and rent are no disposal. Data credits cannot be sold or sent, they are used up. */
const NEVER: ReadonlySet<string> = new Set([WRAPPED_SOL_MINT, DC.mint]);

/**
 * What left the wallet, of tokens that the network book knows: sold, sent or burned. Own money on the move is none of it: between watched accounts,
 * into staking, over a bridge. For each account: incoming lines less outgoing ones are the change of its balance, own moves aside.
 */
export function outgoing(view: WalletView, classified: readonly ClassifiedCredit[]): readonly Outgoing[] {
  const counted = new Map<string, bigint>();
  const earned = new Map<string, bigint>();
  for (const { credit, verdict: found } of classified) {
    counted.set(credit.account, (counted.get(credit.account) ?? 0n) + credit.base);
    if (found.kind === 'reward' || found.kind === 'staking' || found.rule === 'own-transfer') earned.set(credit.mint, (earned.get(credit.mint) ?? 0n) + credit.base);
  }
  return [...view.accounts].flatMap((account) => outOf(account, counted.get(account) ?? 0n, earned, view));
}

function outOf(account: string, counted: bigint, earned: ReadonlyMap<string, bigint>, view: WalletView): readonly Outgoing[] {
  const mint = view.mintOf.get(account);
  const token = mint === undefined || NEVER.has(mint) ? null : view.context.networks.token(mint);
  if (mint === undefined || token === null) return [];
  const balance = view.balanceOf.get(account);
  const decimals = balance?.decimals ?? token.decimals;
  const outs = view.movements.filter((movement) => movement.kind !== 'sol' && movement.source === account && movement.base > 0n);
  const ins = view.movements.filter((movement) => movement.kind !== 'sol' && movement.destination === account);
  const change = view.transaction.balances === null ? sum(ins.map((m) => m.base - m.fee)) - sum(outs.map((m) => m.base)) : (balance?.post ?? 0n) - (balance?.pre ?? 0n);
  const own = outs.filter((movement) => isOwnMove(movement, view));
  const left = counted - change - sum(own.map((movement) => movement.base));
  if (left <= 0n || decimals === null) return [];

  const gone = outs.filter((movement) => !own.includes(movement));
  const [first] = gone;
  const received = receivedFor(mint, view, earned);
  const exchange = exchangeOf(gone, view);
  const facts = { ...(received === null ? {} : { receivedMint: received.mint, receivedBase: received.base.toString() }), ...(exchange === null ? {} : { exchange }) };
  const line = (movement: Movement | undefined, base: bigint, netted: boolean, found: Verdict): Outgoing => ({
    path: `${movement?.instruction.path ?? 'balance'}-out`,
    account: movement?.destination ?? account,
    mint, decimals, base, netted,
    sender: view.address ?? view.ownerOf.get(account) ?? null,
    verdict: found,
  });
  // What it was sold for is told once, however many pools the sale went through.
  if (received !== null || exchange !== null) return [line(first, left, gone.length !== 1, verdict('outgoing', 'swap-out', { network: token.network, facts }))];
  const goneFor = (movement: Movement | undefined): Verdict =>
    movement?.kind === 'burn' ? verdict('outgoing', 'burned', { network: token.network }) : verdict('outgoing', 'sent', { network: token.network, facts: receiverOf(movement, view) });
  if (sum(gone.map((movement) => movement.base)) === left) return gone.map((movement) => line(movement, movement.base, false, goneFor(movement)));
  return [line(first, left, true, goneFor(first))];
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

function receiverOf(movement: Movement | undefined, view: WalletView): Readonly<Record<string, string>> {
  const account = movement?.destination ?? null;
  if (account === null) return {};
  return { receiver: view.ownerOf.get(account) ?? account };
}

function isOwnMove(movement: Movement, view: WalletView): boolean {
  const { destination } = movement;
  if (destination !== null) {
    const owner = view.ownerOf.get(destination);
    if (view.accounts.has(destination) || view.otherWatched.has(destination)) return true;
    if (owner !== undefined && (owner === view.address || view.otherWatched.has(owner))) return true;
  }
  if (callersOf(movement.instruction).some((caller) => STAKING_PROGRAMS.has(caller.programId))) return true;
  return view.transaction.instructions.some((instruction) => BRIDGE_PROGRAMS.has(instruction.programId));
}

/** The exchange it went through: any in the transaction when the wallet signed it, else one that made this very movement. */
function exchangeOf(gone: readonly Movement[], view: WalletView): string | null {
  const signed = view.address !== null && view.transaction.signers.has(view.address);
  const candidates = signed ? view.transaction.instructions : gone.flatMap((movement) => callersOf(movement.instruction));
  const found = candidates.find((instruction) => EXCHANGE_PROGRAMS.has(instruction.programId));
  return found === undefined ? null : (EXCHANGE_PROGRAMS.get(found.programId) ?? null);
}
