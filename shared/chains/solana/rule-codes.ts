/**
 * Every rule that can stand in the evidence of a Solana line; the string catalogue has a sentence for each. Append only: stored lines carry them.
 */
export const SOLANA_RULES = [
  'helium-distribute',
  'helium-distribute-compression',
  'helium-distribute-custom-destination',
  'helium-claim-paid-nothing',
  'helium-amounts-disagree',
  'helium-vehnt',
  'helium-vehnt-burned',
  'helium-split-proven',
  'helium-split-confirmed',
  'helium-split-unproven',
  'helium-split-refused',
  'helium-split-already-counted',
  'helium-treasury-redemption',
  'bridge',
  'bridge-mint',
  'own-transfer',
  'swap',
  'sender-confirmed',
  'sender-unconfirmed',
  'sender-refused',
  'unknown-mint-unsolicited',
  'sol-dust',
  'incoming-transfer',
  'incoming-mint',
  'incoming-balance',
  'incoming-sol',
] as const;

export type SolanaRule = (typeof SOLANA_RULES)[number];
