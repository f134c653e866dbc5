/**
 * Every rule that can stand in the evidence of a Filecoin line; the string catalogue has a sentence for each. Append only: stored lines carry them.
 * - `filecoin-day-available`: the quarter of a day's block rewards that is available at once
 * - `filecoin-day-unlocked`: what unlocked on a day of the block rewards of the 180 days before it
 */
export const FILECOIN_RULES = ['filecoin-day-available', 'filecoin-day-unlocked'] as const;

export type FilecoinRule = (typeof FILECOIN_RULES)[number];
