/** Sensors that are not wired report −128, 0 K or 255; no chip of a working machine is outside this. */
const COLDEST_C = -60;
const HOTTEST_C = 200;

/** Degrees Celsius from the thousandths in a hwmon or thermal file; null when it is no number or no plausible temperature. */
export const parseMilliCelsius = (text: string): number | null => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const celsius = Number(trimmed) / 1000;
  return Number.isFinite(celsius) && celsius >= COLDEST_C && celsius <= HOTTEST_C ? celsius : null;
};

/** One name out of the parts that tell a sensor: lower case, words joined by `-`, empty parts left out. */
export const toSensorId = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trim().toLowerCase().replaceAll(/[^a-z0-9.:]+/g, '-').replaceAll(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('-');

/** Micro joules of a RAPL counter; null when it is no number. */
export const parseMicroJoules = (text: string): number | null => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const value = Number(trimmed);
  return Number.isFinite(value) && value >= 0 ? value : null;
};

/**
 * Watts between two reads of a counter that starts again at 0 after `rangeUj`. null when no time passed, when the counter went back and its range is
 * unknown, or when the pause was long enough for it to have gone round unseen more than once (at `longestMs`).
 */
export const toWatts = (beforeUj: number, afterUj: number, rangeUj: number | null, elapsedMs: number, longestMs: number): number | null => {
  if (elapsedMs <= 0 || elapsedMs > longestMs) return null;
  let usedUj = afterUj - beforeUj;
  if (usedUj < 0) {
    if (rangeUj === null) return null;
    usedUj += rangeUj;
  }
  return usedUj < 0 ? null : usedUj / 1000 / elapsedMs;
};
