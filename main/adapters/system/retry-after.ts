/**
 * How long a server asks to be left alone (RFC 9110, 10.2.3): whole seconds, or an HTTP date.
 * @param header the value as sent; undefined when the server sent none
 * @param nowMs UTC ms, for the date form
 * @returns ms from now, 0 for a date that has passed, null when there is no readable wish
 */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  // Some servers send fractions of a second although the standard has whole ones.
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // Only the three date forms of HTTP begin with the day's name; Date.parse alone would take "-5" for a year.
  if (!/^(mon|tue|wed|thu|fri|sat|sun)/i.test(text)) return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
