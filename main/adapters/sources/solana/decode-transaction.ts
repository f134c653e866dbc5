import type { LedgerLine } from '../../../../shared/domain/reward';
import { tokenByMint } from '../../../../shared/networks/known-tokens';
import type { DecodeContext, Decoded } from '../../../engine/ports/chain';
import { classify } from './classify/classify';
import { emptyClaims } from './classify/empty-claims';
import type { Verdict } from './classify/rule';
import { viewOf, type WalletView } from './classify/wallet-view';
import { parseAnswer } from './decode/parse-answer';

/** Goes up with every change that can give another line for the same text: older lines are then made again from the archive. */
export const SOLANA_DECODER_VERSION = 1;

/**
 * Reads the raw answer of `getTransaction` and says what reached the wallet of `context`. Pure; never throws: what cannot be read says why.
 * @param signature the signature that was asked for; an answer about another transaction is refused
 * @param text the answer as it came: a JSON-RPC envelope or its bare result, encoding `jsonParsed` or `json`, version legacy, 0 or 1
 */
export function decodeTransaction(signature: string, text: string, context: DecodeContext): Decoded {
  const answer = parseAnswer(signature, text);
  if (answer.state === 'failed') return { state: 'failed-transaction' };
  if (answer.state === 'unreadable') return answer;
  const view = viewOf(answer.transaction, context);
  const classified = classify(view);
  if (classified === null) return { state: 'unreadable', why: 'mint-unknown' };
  const lines = [
    ...classified.map(({ credit, verdict }) => toLine({ ...credit, verdict }, credit.netted, view)),
    ...emptyClaims(view).map((claim) => toLine({ ...claim, decimals: null, base: 0n, sender: null }, false, view)),
  ];
  return { state: 'decoded', lines: lines.toSorted((a, b) => comparePaths(a.instructionPath, b.instructionPath)), newAccounts: view.newAccounts };
}

interface LineParts {
  readonly path: string;
  readonly account: string;
  readonly mint: string;
  readonly decimals: number | null;
  readonly base: bigint;
  readonly sender: string | null;
  readonly verdict: Verdict;
}

function toLine(parts: LineParts, netted: boolean, view: WalletView): LedgerLine {
  const { transaction, context } = view;
  const { verdict } = parts;
  const token = tokenByMint(parts.mint);
  return {
    id: ['solana', transaction.signature, parts.path, parts.account, parts.mint].join(':'),
    chain: 'solana',
    walletId: context.walletId,
    signature: transaction.signature,
    instructionPath: parts.path,
    destinationAccount: parts.account,
    mint: parts.mint,
    symbol: token?.symbol ?? null,
    base: parts.base.toString(),
    decimals: parts.decimals ?? token?.decimals ?? 0,
    slot: transaction.slot,
    atMs: transaction.atMs,
    kind: verdict.kind,
    network: verdict.network,
    sourceDevice: verdict.sourceDevice,
    sender: parts.sender,
    evidence: { rule: verdict.rule, facts: netted ? { ...verdict.facts, netOfMovements: 'yes' } : verdict.facts },
    decoderVersion: SOLANA_DECODER_VERSION,
  };
}

/** By top-level index, then inner index; the line that only a balance tells comes last. */
function comparePaths(a: string, b: string): number {
  const [aTop = 0, aInner = -1] = a === 'balance' ? [Number.MAX_SAFE_INTEGER] : a.split('.').map(Number);
  const [bTop = 0, bInner = -1] = b === 'balance' ? [Number.MAX_SAFE_INTEGER] : b.split('.').map(Number);
  return aTop - bTop || aInner - bInner;
}
