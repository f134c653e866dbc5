import { checksummed, sameAddress } from '../../../../../shared/chains/evm/address';
import { parseTransfer, type Erc20Transfer } from '../../../../../shared/chains/evm/log';
import { toShownSymbol } from '../../../../../shared/chains/evm/text';
import type { Wallet } from '../../../../../shared/domain/wallet';
import { evmTokenId } from '../../../../../shared/networks/token-id';
import type { TokenFacts } from '../../../../../shared/networks/types';
import type { DecodeContext } from '../../../../engine/ports/chain';
import type { EvmChain } from '../endpoints';
import type { RawEvmEntry, RawLog } from '../raw-entry';
import { MOST_DECIMALS } from '../token-facts';

/** A transfer that moved something into or out of the wallet. */
export interface Move extends Erc20Transfer {
  readonly direction: 'in' | 'out';
  /** Token id. */
  readonly mint: string;
  /** What the book knows of the token; null: it may call itself anything. */
  readonly facts: TokenFacts | null;
  readonly decimals: number | null;
  /** What the contract calls itself, as it may be shown. */
  readonly claims: string | null;
  /** n-th transfer of this token in this direction within the transaction: stable whatever block it lands in. */
  readonly nth: number;
}

/** One transaction as a wallet sees it. */
export interface EvmView {
  readonly entry: RawEvmEntry;
  readonly chain: EvmChain;
  /** Checksummed. */
  readonly wallet: string;
  readonly context: DecodeContext;
  readonly moves: readonly Move[];
  /** Logs that are no transfers. */
  readonly events: readonly RawLog[];
  isOwn(address: string): boolean;
}

const sane = (decimals: number | null | undefined): number | null => (decimals === null || decimals === undefined || decimals > MOST_DECIMALS ? null : decimals);

/**
 * Decimals move an amount by powers of ten, and one endpoint's word on them is one party's word: where a source of the book names them, the contract
 * has to say the same. Where the two disagree nobody knows, and no line is made of it.
 */
function decimalsOf(told: number | null, known: number | null): number | null {
  if (told !== null && known !== null && told !== known) return null;
  return known ?? told;
}

export function viewOf(entry: RawEvmEntry, chain: EvmChain, wallet: Wallet, context: DecodeContext): EvmView {
  const self = checksummed(wallet.address) ?? wallet.address;
  const own = new Set(context.accounts.filter((account) => account.kind === 'wallet').map((account) => account.address.toLowerCase()));
  const moves: Move[] = [];
  const events: RawLog[] = [];
  const counts = new Map<string, number>();
  for (const log of entry.logs.toSorted((a, b) => a.logIndex - b.logIndex)) {
    const transfer = parseTransfer(log);
    if (transfer === null) {
      events.push(log);
      continue;
    }
    const isIn = sameAddress(transfer.to, self);
    const isOut = sameAddress(transfer.from, self);
    if (!isIn && !isOut) continue;
    const mint = evmTokenId(chain, transfer.token);
    const facts = context.networks.token(mint);
    const told = entry.tokens[log.address.toLowerCase()] ?? entry.tokens[transfer.token] ?? null;
    const direction = isIn ? 'in' : 'out';
    const nth = counts.get(`${direction} ${mint}`) ?? 0;
    counts.set(`${direction} ${mint}`, nth + 1);
    moves.push({ ...transfer, direction, mint, facts, decimals: decimalsOf(sane(told?.decimals), facts?.decimals ?? null), claims: told?.symbol === null || told === null ? null : toShownSymbol(told.symbol), nth });
  }
  return { entry, chain, wallet: self, context, moves, events, isOwn: (address) => own.has(address.toLowerCase()) || sameAddress(address, self) };
}
