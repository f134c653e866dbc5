import type { LedgerLine } from '../../../../shared/domain/reward';
import type { Wallet } from '../../../../shared/domain/wallet';
import type { DecodeContext, Decoded } from '../../../engine/ports/chain';
import { incoming, outgoing } from './classify/incoming';
import { livepeerLines } from './classify/livepeer';
import type { Verdict } from './classify/verdict';
import { viewOf, type EvmView } from './classify/view';
import { isEvmChain } from './endpoints';
import { parseRawText } from './raw-entry';

/** Goes up with every change that can give another line for the same text: older lines are then made again from the archive. */
export const EVM_DECODER_VERSION = 1;

interface LineParts {
  readonly path: string;
  readonly mint: string;
  readonly symbol: string | null;
  readonly base: bigint;
  readonly decimals: number;
  readonly sender: string;
  readonly verdict: Verdict;
}

/**
 * What one archived transaction says of a wallet. Pure; never throws.
 * @param key transaction hash; a text about another transaction or chain is refused
 */
export function decodeEntry(key: string, text: string, wallet: Wallet, context: DecodeContext): Decoded {
  const entry = parseRawText(text);
  if (entry === null) return { state: 'unreadable', why: 'entry' };
  if (!isEvmChain(wallet.chain) || entry.chain !== wallet.chain || entry.hash !== key) return { state: 'unreadable', why: 'other-transaction' };
  const view = viewOf(entry, wallet.chain, wallet, context);
  const parts: LineParts[] = [];
  for (const move of view.moves) {
    const its = move.direction === 'in' ? incoming(move, view) : outgoing(move, view);
    // A known token always has decimals that its contract and the book agree on; an amount without them is none. Unknown ones are shown in base units.
    if (move.decimals === null && its.kind !== 'spam') return { state: 'unreadable', why: 'decimals-unknown' };
    parts.push({
      path: `${move.direction === 'in' ? 0 : 9}.${move.nth}`,
      mint: move.mint,
      symbol: move.facts?.symbol ?? null,
      base: move.value,
      decimals: move.decimals ?? 0,
      sender: move.from,
      verdict: its,
    });
  }
  for (const line of livepeerLines(view)) parts.push({ path: line.path, mint: line.token.mint, symbol: line.token.symbol, base: line.base, decimals: line.token.decimals ?? 18, sender: line.sender, verdict: line.verdict });
  return { state: 'decoded', lines: parts.map((part) => toLine(part, view)), newAccounts: [] };
}

function toLine(part: LineParts, view: EvmView): LedgerLine {
  const { entry, chain, context, wallet } = view;
  return {
    // The account is the wallet also for what left it: two wallets of one transaction never share an id.
    id: [chain, entry.hash, part.path, wallet, part.mint].join(':'),
    chain,
    walletId: context.walletId,
    signature: entry.hash,
    instructionPath: part.path,
    destinationAccount: wallet,
    mint: part.mint,
    symbol: part.symbol,
    base: part.base.toString(),
    decimals: part.decimals,
    slot: entry.block.height,
    atMs: entry.block.atMs,
    kind: part.verdict.kind,
    network: part.verdict.network,
    sourceDevice: null,
    sender: part.sender,
    evidence: { rule: part.verdict.rule, facts: part.verdict.facts },
    decoderVersion: EVM_DECODER_VERSION,
  };
}
