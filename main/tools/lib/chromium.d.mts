/** First of the names found as an executable file on PATH, or undefined. */
export const onPath: (...names: readonly string[]) => string | undefined;

/** Path of a Chromium, or undefined. NODEWORTH_CHROMIUM wins. */
export const findChromium: () => string | undefined;
