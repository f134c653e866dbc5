/**
 * Programs of Helium on Solana. Verified in helium-program-library (Anchor.toml, HEAD of 2026-08-14).
 */
export const LAZY_DISTRIBUTOR = '1azyuavdMyvsivtNxPoz6SucD18eDHeXzFCUPq5XU7w';
export const REWARDS_ORACLE = 'rorcfdX4h9m9swCKgcypaHJ8NGYVANBpmV9EHn3cYrF';
export const CIRCUIT_BREAKER = 'circAbx64bbsscPbQzZAUvuXpHqrCe6fLMzc2uKXz9g';
export const SUB_DAOS = 'hdaoVTCqhfHHo75XdAMxBKdUqvq1i5bF23sisBqVgGR';
export const ENTITY_MANAGER = 'hemjuPXBpNvggtaUnN1MwT3wrdhttKEfosTcc2P9Pg8';
export const DATA_CREDITS = 'credMBJhYFzfn7NxBMdU4aUqFggAjgztaCcv2Fo6fPT';
export const TREASURY_MANAGEMENT = 'treaf4wWBBty3fHdyBpo35Mz84M8k3heKXmjmi9vFt5';
export const MINI_FANOUT = 'mfanLprNnaiP4RX9Zz1BMcDosYHCqnG24H1fMEbi9Gn';
export const FANOUT = 'fanqeMu3fw8R4LwKNbahPtYXJsyLL6NXyfe2BqzhfB6';
export const TUKTUK = 'tuktukUrfhXT6ZT77QTU8RQtvgL967uRuVagWF57zVA';

/** First 8 bytes of instruction data, hexadecimal: sha256("global:" + name). Recomputed in a test. */
export const DISCRIMINATORS = {
  distribute_rewards_v0: 'eb132a0c7162d675',
  distribute_compression_rewards_v0: 'a030b8390569e947',
  distribute_custom_destination_v0: '52268acb365ff0b6',
  set_current_rewards_v0: 'fbedbe80e4c35def',
  set_current_rewards_v1: '3e325d2999ca0dd1',
  set_current_rewards_wrapper_v0: '5655303366b1e270',
  set_current_rewards_wrapper_v1: 'a25beb44242d9b36',
  set_current_rewards_wrapper_v2: 'fb93f1b425970d7f',
  transfer_v0: 'a2b6c16166557fbd',
  burn_v0: 'adf6f0eae5b2f939',
  claim_rewards_v0: '6c062a0600debead',
  claim_rewards_v1: '60b6c45174ce9a69',
  /** The same bytes in mini_fanout and fanout: always together with the program. */
  distribute_v0: '6de6e02f28465a94',
  run_task_v0: '34b827817ef5b0ed',
  redeem_v0: 'eb7fab8b774deb76',
} as const;

/** First 8 bytes of account data, hexadecimal: sha256("account:" + Name). */
export const ACCOUNT_DISCRIMINATORS = { RecipientV0: 'ae0ec7d9ce6c9a32', MiniFanoutV0: 'd9b395c56e0e8af4' } as const;

/** Task queue of Helium's claim automation. Verified: helium-program-library; met in a recorded mainnet transaction (2026-03). */
export const HELIUM_TASK_QUEUE = 'H39gEszvsi6AT4rYBiJTuZHJSF5hMHy6CKGTd7wzhsg7';
/** Locks HNT for votes; what it gives back is own money. Verified, facts page 1.2. */
export const VOTER_STAKE_REGISTRY = 'hvsrNC3NKbcryqDs2DocYHZ9yPKEVzdSjQG6RVtK1s8';
