import type { EvmRule } from '../../../../../shared/chains/evm/rule-codes';
import type { LineKind } from '../../../../../shared/domain/reward';

export interface Verdict {
  readonly kind: LineKind;
  readonly rule: EvmRule;
  readonly network: string | null;
  readonly facts: Readonly<Record<string, string>>;
}

export const verdict = (kind: LineKind, rule: EvmRule, network: string | null = null, facts: Readonly<Record<string, string>> = {}): Verdict => ({ kind, rule, network, facts });
