import type { SolanaRule } from '../../../../../shared/chains/solana/rule-codes';
import type { LineKind } from '../../../../../shared/domain/reward';
import type { Movement } from '../decode/movements';
import type { WalletView } from './wallet-view';

/** Tokens that came into one account of the wallet. */
export interface Credit {
  /** The movement that brought them; null when only the balance tells. */
  readonly movement: Movement | null;
  readonly path: string;
  /** Token account, or the wallet itself for native SOL. */
  readonly account: string;
  readonly mint: string;
  readonly decimals: number;
  readonly base: bigint;
  /** Owner of the account it came from, else the authority that sent it. */
  readonly sender: string | null;
  /** True when `base` is what was left of several movements in and out. */
  readonly netted: boolean;
}

export interface Verdict {
  readonly kind: LineKind;
  readonly rule: SolanaRule;
  readonly network: string | null;
  readonly sourceDevice: string | null;
  readonly facts: Readonly<Record<string, string>>;
}

/** One rule of the classifier: a pure function that knows the credit or passes it on. */
export type Rule = (credit: Credit, view: WalletView) => Verdict | null;

export const verdict = (kind: LineKind, rule: SolanaRule, more: Partial<Pick<Verdict, 'network' | 'sourceDevice' | 'facts'>> = {}): Verdict => ({
  kind,
  rule,
  network: more.network ?? null,
  sourceDevice: more.sourceDevice ?? null,
  facts: more.facts ?? {},
});
