/**
 * Every rule that can stand in the evidence of a line of an EVM chain; the string catalogue has a sentence for each. Append only: stored lines
 * carry them. Codes without a prefix mean the same on every chain.
 */
export const EVM_RULES = [
  'sender-confirmed',
  'sender-unconfirmed',
  'sender-refused',
  'own-transfer',
  'swap',
  'incoming-transfer',
  'evm-wallet-confirmed',
  'evm-outgoing',
  'evm-zero-transfer',
  'evm-unknown-token',
  'evm-look-alike-token',
  'evm-namesake',
  'evm-minted',
  'golem-payment-contract',
  'livepeer-earnings-claimed',
  'livepeer-delegator-earnings',
  'livepeer-claim-empty',
  'livepeer-ticket',
  'livepeer-round-reward',
  'livepeer-fees-withdrawn',
  'livepeer-bonded',
  'livepeer-stake-returned',
  'own-transfer-out',
] as const;

export type EvmRule = (typeof EVM_RULES)[number];

/** Rules of Theta's own chain, read from its explorer. */
export const THETA_RULES = [
  'sender-confirmed',
  'sender-unconfirmed',
  'sender-refused',
  'own-transfer',
  'theta-staking-reward',
  'theta-incoming',
  'theta-outgoing',
  'own-transfer-out',
] as const;

export type ThetaRule = (typeof THETA_RULES)[number];

/** Rules of Flux' main chain. */
export const FLUX_RULES = [
  'flux-node-reward',
  'flux-coinbase-unknown-amount',
  'flux-coinbase-before-pon',
  'flux-incoming',
  'flux-outgoing',
  'flux-own-change',
] as const;

export type FluxRule = (typeof FLUX_RULES)[number];
