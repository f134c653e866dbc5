/** Rules, notices and figures of EVM chains, Theta and Flux. */
export const networksEvm = {} as const;
