/** Rules, notices and figures of Filecoin. */
export const networksFilecoin = {} as const;
