/** Money states, calendar and notices by code. */
export const looks = {} as const;
