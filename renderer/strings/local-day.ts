const formats = new Map<string, Intl.DateTimeFormat>();

/** The local day YYYY-MM-DD of an instant in a zone. */
export function localDay(ms: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(ms);
}
