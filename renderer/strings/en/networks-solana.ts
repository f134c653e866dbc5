/** Rules, notices and figures of the networks on Solana, by the codes that travel with them. */
export const networksSolana = {} as const;
