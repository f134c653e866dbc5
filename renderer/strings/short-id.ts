/** Longest id of a device that is shown in one piece: most names fit, keys and addresses do not. */
const LONGEST = 24;

/** An id with its middle left out where it is long, because the ends tell ids apart. Counted in code points. */
export function shortId(id: string, longest: number = LONGEST): string {
  const points = Array.from(id);
  if (points.length <= longest) return id;
  const end = Math.floor((longest - 1) / 3);
  return `${points.slice(0, longest - 1 - end).join('')}…${points.slice(-end).join('')}`;
}
