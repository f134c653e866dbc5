import type { LedgerLine } from '../../../../shared/domain/reward';
import type { DecodeContext, Decoded } from '../../../engine/ports/chain';
import { classify } from './classify/classify';
import { emptyClaims } from './classify/empty-claims';
import { failedClaims } from './classify/failed-claims';
import { outgoing } from './classify/outgoing';
import type { Verdict } from './classify/rule';
import { viewOf, type WalletView } from './classify/wallet-view';
import { parseAnswer } from './decode/parse-answer';

/** Goes up with every change that can give another line for the same text: older lines are then made again from the archive. */
export const SOLANA_DECODER_VERSION = 2;

/**
 * Reads the raw answer of `getTransaction` and says what reached or left the wallet of `context`. Pure; never throws: what cannot be read says why.
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
    ...outgoing(view, classified).map(({ netted, ...parts }) => toLine(parts, netted, view)),
    ...[...emptyClaims(view), ...failedClaims(view)].map((claim) => toLine({ ...claim, decimals: null, base: 0n, sender: null }, false, view)),
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
  const token = context.networks.token(parts.mint);
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

/** By top-level index, then inner index; what went out after what came in; lines that only a balance tells come last. */
function comparePaths(a: string, b: string): number {
  const [aTop, aInner, aOut] = placeOf(a);
  const [bTop, bInner, bOut] = placeOf(b);
  return aTop - bTop || aInner - bInner || aOut - bOut;
}

function placeOf(path: string): readonly [top: number, inner: number, out: number] {
  const [place = '', out] = path.split('-');
  const [top = 0, inner = -1] = place === 'balance' ? [Number.MAX_SAFE_INTEGER] : place.split('.').map(Number);
  return [top, inner, out === undefined ? 0 : 1];
}
