export const ruleBooks = {} as const;
