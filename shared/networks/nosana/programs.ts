/** Programs of Nosana. Verified: nosana-ci/nosana-programs Anchor.toml (10a64e4, 2026-07-14). */
export const NOSANA_JOBS = 'nosJhNRqr2bc9g1nfGDcXXTXvYUmxD4cVwy2pMWhrYM';
export const NOSANA_STAKING = 'nosScmHY2uR24Zh751PmGj9ww9QRNHewh9H59AfrTJE';
export const NOSANA_REWARDS = 'nosRB8DUV67oLNrL45bo2pFLrmsWPiewe2Lk2DRNYCp';

/** First 8 bytes of instruction data, sha256("global:" + name). `claim` has the same bytes in the jobs and the rewards program. */
export const NOSANA_DISCRIMINATORS = {
  finish: '434aaa847de9b625',
  end: 'b4a0f9d9c2794610',
  claim: '3ec6d6c1d59f6cd2',
  withdraw: 'b712469c946da122',
} as const;

/**
 * Where `finish` named its accounts. Read from the history of finish.rs: one payment to account 4 until 2023-09; from 2023-09 payment to 4 and refund
 * to 5; since 2024-12-03 ("Align end and finish") refund to 4 and payment to 5. In all of them the vault is account 3 and pays the host first.
 */
export const FINISH = { vault: 3, hosts: [4, 5] } as const;

/** `end` exists since December 2024: deposit 3, the host's account 4, vault 5. */
export const END = { vault: 5, hosts: [4] } as const;

/** Accounts of `claim` of the rewards program: the staker's token account, the vault. */
export const CLAIM = { user: 0, vault: 1 } as const;
