/** Contracts on Arbitrum One. Source: livepeer/subgraph networks.yaml, read 2026-04-21. */
export const LIVEPEER_CHAIN = 'eip155:42161';

export const TICKET_BROKER = '0xa8bB618B1520E284046F3dFc448851A1Ff26e41B';
export const BONDING_MANAGER = '0x35Bcf3c30594191d53231E4FF333E8A770453e40';
export const ROUNDS_MANAGER = '0xdd6f56DcC28D3F5f27084381fE8Df634985cc39f';
export const MINTER = '0xc20DE37170B45774e6CD3d2304017fc962f27252';

/** Block of the ticket broker's first event; nothing of Livepeer is on the chain before. */
export const LIVEPEER_FIRST_BLOCK = 5_856_357;
