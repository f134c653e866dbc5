/** Rules, notices and figures of networks that are read from their own interface (Storj, Akash, Helium’s oracles, Render’s statistics). */
export const networksNodes = {} as const;
