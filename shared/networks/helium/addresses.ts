import { HNT, IOT, MOBILE } from './tokens';

/** Where hotspot rewards of one token come from. The breaker is the authority of each transfer and the owner of the escrow. */
export interface RewardPath {
  readonly mint: string;
  readonly lazyDistributor: string;
  readonly escrow: string;
  readonly breaker: string;
}

/** Verified: recomputed as derived addresses and met in recorded mainnet transactions (2026-03). */
export const REWARD_PATHS: readonly RewardPath[] = [
  {
    mint: HNT.mint,
    lazyDistributor: '6gcZXjHgKUBMedc2V1aZLFPwh8M1rPVRw7kpo2KqNrFq',
    escrow: 'BDs6RPnpJNzmuMNv1z8cDh9cxKFgCxEVDaCfoHZWyvqJ',
    breaker: '73zsmmqCXjvHHhNSib26Y8p3jYiH3UUuyKv71RJDnctW',
  },
  {
    mint: IOT.mint,
    lazyDistributor: '37eiz5KzYwpAdLgrSh8GT1isKiJ6hcE5ET86dqaoCugL',
    escrow: '4po3YMfioHkNP4mL4N46UWJvBoQDS2HFjzGm1ifrUWuZ',
    breaker: '5veMSa4ks66zydSaKSPMhV7H2eF88HvuKDArScNH9jaG',
  },
  {
    mint: MOBILE.mint,
    lazyDistributor: 'GZtTp3AUo2AHdQe9BCJ6gXR9KqfruRvHnZ4QiJUALMcz',
    escrow: 'GD37bnQdGkDsjNqnVGr9qWTnQJSKMHbsiXX9tXLMUcaL',
    breaker: '4qGj88CX3McdTXEviEaqeP2pnZJxRTsZFWyU3Mrnbku4',
  },
];

export const DAO = 'BQ3MCuTT5zVBhNfQ4SjMh3NPVhFy73MPV8rjfq5d1zie';
export const IOT_SUB_DAO = '39Lw1RH6zt8AJvKn3BTxmUDofzduCM2J3kSaGDZ8L7Sk';
export const MOBILE_SUB_DAO = 'Gm9xDCJawDEKDrrQW6haw94gABaYzQwCq4ZQU8h8bd22';

/** Pool of the HNT paid to veHNT delegators (claim_rewards_v1), and its breaker. */
export const DELEGATOR_POOL = 'A7AjQhocZZvQXQJ5ducRF7gkconjNZfMNCjKguShoe8G';
export const DELEGATOR_BREAKER = 'GjumWQJZUcUwYdMkHDPDCRFhA7AQmb1kLapqLmDAYTVY';

/** Tokens of the pools that paid delegators before 2025 (claim_rewards_v0), by the sub-DAO that owns the pool. */
export const LEGACY_SUB_DAO_MINTS: ReadonlyMap<string, string> = new Map([
  [IOT_SUB_DAO, IOT.mint],
  [MOBILE_SUB_DAO, MOBILE.mint],
]);
