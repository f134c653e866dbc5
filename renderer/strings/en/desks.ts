/** Reconciliation, own records, imports and exports. */
export const desks = {} as const;
