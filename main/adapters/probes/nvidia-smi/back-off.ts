const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** How long to wait after the n-th failure in a row (0 = the first): doubled each time, never more than five minutes. */
export const toWaitMs = (failuresBefore: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failuresBefore, 20));
