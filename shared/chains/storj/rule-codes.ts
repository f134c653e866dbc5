/** Every rule that can stand in the evidence of a Storj line; the string catalogue has a sentence for each. Append only: stored lines carry them. */
export const STORJ_RULES = ['storj-paystub', 'storj-same-node'] as const;
export type StorjRule = (typeof STORJ_RULES)[number];
