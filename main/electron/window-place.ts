/** A rectangle on the desktop, in device-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Smallest window in which every page can be used. */
export const SMALLEST = { width: 420, height: 480 } as const;
export const USUAL = { width: 1280, height: 860 } as const;

/** Part of a window, in pixels each way, that has to be on a screen so that it can be caught with the pointer. */
const CATCH = 80;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** The bounds in something read from a file, or null. */
export const parseBounds = (value: unknown): Bounds | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height } = value as Record<string, unknown>;
  return isNumber(x) && isNumber(y) && isNumber(width) && isNumber(height) && width >= SMALLEST.width && height >= SMALLEST.height
    ? { x, y, width, height }
    : null;
};

const overlap = (aStart: number, aLength: number, bStart: number, bLength: number): number =>
  Math.min(aStart + aLength, bStart + bLength) - Math.max(aStart, bStart);

/** The kept bounds when enough of them lies on one of the screens, else null: a screen may have been unplugged since. */
export const placeOnScreens = (kept: Bounds | null, screens: readonly Bounds[]): Bounds | null =>
  kept !== null &&
  screens.some(
    (screen) => overlap(kept.x, kept.width, screen.x, screen.width) >= CATCH && overlap(kept.y, kept.height, screen.y, screen.height) >= CATCH,
  )
    ? kept
    : null;
