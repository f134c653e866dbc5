import { t } from './words';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** All take UTC milliseconds and write in the zone of the page. */
export interface TimeFormats {
  readonly timeZone: string;
  /** "12 Mar 2026" */
  day(ms: number): string;
  /** "12 Mar", for axes. */
  dayShort(ms: number): string;
  /** A local date `YYYY-MM-DD` as it stands, without a zone. */
  localDate(date: string): string;
  localDateShort(date: string): string;
  dateTime(ms: number): string;
  time(ms: number): string;
  month(ms: number): string;
  /** "2 min ago"; "in 3 h" for what is to come. */
  age(nowMs: number, thenMs: number): string;
  /** "3 h 12 min", two largest parts. */
  duration(ms: number): string;
}

export function createTimeFormats(locale: string, timeZone: string): TimeFormats {
  const of = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, options);
  const day = of({ day: 'numeric', month: 'short', year: 'numeric', timeZone });
  const dayShort = of({ day: 'numeric', month: 'short', timeZone });
  const date = of({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const dateShort = of({ day: 'numeric', month: 'short', timeZone: 'UTC' });
  const dateTime = of({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone });
  const time = of({ hour: '2-digit', minute: '2-digit', timeZone });
  const month = of({ month: 'short', year: 'numeric', timeZone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' });

  return {
    timeZone,
    day: (ms) => day.format(ms),
    dayShort: (ms) => dayShort.format(ms),
    localDate: (text) => date.format(Date.parse(`${text}T00:00:00Z`)),
    localDateShort: (text) => dateShort.format(Date.parse(`${text}T00:00:00Z`)),
    dateTime: (ms) => dateTime.format(ms),
    time: (ms) => time.format(ms),
    month: (ms) => month.format(ms),
    age: (nowMs, thenMs) => {
      const distance = thenMs - nowMs;
      const far = Math.abs(distance);
      if (far < 10 * SECOND) return t('age.now');
      if (far < MINUTE) return relative.format(Math.trunc(distance / SECOND), 'second');
      if (far < HOUR) return relative.format(Math.trunc(distance / MINUTE), 'minute');
      if (far < 2 * DAY) return relative.format(Math.trunc(distance / HOUR), 'hour');
      if (far < 60 * DAY) return relative.format(Math.trunc(distance / DAY), 'day');
      return relative.format(Math.trunc(distance / (30.44 * DAY)), 'month');
    },
    duration: (ms) => durationText(ms, locale),
  };
}

function durationText(ms: number, locale: string): string {
  const steps: readonly (readonly [number, string])[] = [
    [DAY, 'day'],
    [HOUR, 'hour'],
    [MINUTE, 'minute'],
    [SECOND, 'second'],
  ];
  const parts: string[] = [];
  let rest = Math.max(0, Math.round(ms / SECOND) * SECOND);
  for (const [size, unit] of steps) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count));
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'short' }).format(0) : parts.join(' ');
}
