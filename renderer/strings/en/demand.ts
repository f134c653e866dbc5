export const demand = {} as const;
