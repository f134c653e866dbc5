import { sameAddress } from '../../../../../shared/chains/evm/address';
import type { SenderDecision } from '../../../../../shared/domain/reward';

/** What the person said about a sender of a token, for any network; the latest word of each network counts. Token ids and addresses differ in case only. */
export function decisionsOn(decisions: readonly SenderDecision[], mint: string, sender: string): readonly SenderDecision[] {
  const latest = new Map<string, SenderDecision>();
  for (const decision of decisions) {
    if (!sameAddress(decision.mint, mint) || !sameAddress(decision.sender, sender)) continue;
    const known = latest.get(decision.network);
    if (known === undefined || decision.decidedAtMs >= known.decidedAtMs) latest.set(decision.network, decision);
  }
  return [...latest.values()];
}
