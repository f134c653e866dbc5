/** Pages of networks, money states and the calendar. */
export const networkPages = {} as const;
