/** Every rule that can stand in the evidence of an Akash line; the string catalogue has a sentence for each. Append only: stored lines carry them. */
export const AKASH_RULES = ['akash-withdrawn', 'akash-withdrawn-spread', 'akash-withdrawn-undated'] as const;
export type AkashRule = (typeof AKASH_RULES)[number];
