/** Where a missing fact is typed: on another page because it belongs to the person's data, or on this one because it is only an assumption. */
export type MissingPlace = 'device' | 'tariff' | 'here' | 'nowhere';

/** @param thought a device that is only thought of has no page of its own: everything is typed here. */
export function placeOf(code: string, thought: boolean): MissingPlace {
  switch (code) {
    case 'token-price':
    case 'tokens-per-day':
    case 'no-volatility':
      return 'here';
    case 'device-price':
    case 'watts':
      return thought ? 'here' : 'device';
    case 'tariff':
      return thought ? 'here' : 'tariff';
    default:
      return 'nowhere';
  }
}

/** Everything that stands between this answer and a verdict. */
export const missingOf = (answer: { readonly missing: readonly string[]; readonly verdict: { readonly kind: string; readonly reason?: string } }): readonly string[] =>
  answer.missing.length > 0 ? answer.missing : answer.verdict.kind === 'cannot-tell' && answer.verdict.reason !== undefined ? [answer.verdict.reason] : [];
