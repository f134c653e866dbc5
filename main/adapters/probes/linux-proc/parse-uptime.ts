/** Seconds since boot from /proc/uptime, time in suspend included; null when the text does not begin with a number. */
export const parseUptimeS = (text: string): number | null => {
  const [first] = text.trim().split(' ', 1);
  if (first === undefined || first === '') return null;
  const value = Number(first);
  return Number.isFinite(value) && value >= 0 ? value : null;
};
