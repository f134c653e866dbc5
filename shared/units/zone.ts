/**
 * Time zones: offset from UTC, and where local days begin. Built on `Intl` alone. Asking `Intl` costs microseconds, so offsets
 * are kept as a list of changes per block of days, found once by one probe a day and a bisection for each change.
 */
import { MS_PER_DAY } from './duration';

/** A stretch of time with one offset. `from` and `to` are UTC ms, `to` exclusive; local ms = UTC ms + `offsetMs`. */
export interface OffsetSpan {
  readonly from: number;
  readonly to: number;
  readonly offsetMs: number;
}

export interface Zone {
  readonly name: string;
  /** Local time minus UTC in ms at that instant. */
  offsetAt(utcMs: number): number;
  /** Spans that cover `from` up to `to` without a gap, in order. */
  spansBetween(from: number, to: number): readonly OffsetSpan[];
  /** Epoch day that the calendar on the wall shows at that instant. */
  dayAt(utcMs: number): number;
  /**
   * First instant (UTC ms) at which the clock on the wall has reached midnight of that epoch day. Where the clock jumps over
   * midnight it is the jump; a day that a zone skipped (Apia, 2011-12-30) begins where the next one begins and has no length.
   */
  startOfDay(epochDay: number): number;
  /** Length of the local day in ms: usually 23, 24 or 25 hours, on Lord Howe 23.5 or 24.5. */
  dayLength(epochDay: number): number;
}

interface Block {
  readonly startOffset: number;
  readonly changes: readonly { readonly at: number; readonly offset: number }[];
}

const BLOCK_DAYS = 256;
const BLOCK_MS = BLOCK_DAYS * MS_PER_DAY;
/** No offset is further than 14 hours from UTC; with a change beside it, two days either way hold every midnight. */
const REACH_MS = 2 * MS_PER_DAY;

function formatterOf(name: string): Intl.DateTimeFormat | null {
  // Engines also take bare offsets such as "+01:00"; those are not zones and know no summer time.
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  } catch {
    return null;
  }
}

function offsetByIntl(format: Intl.DateTimeFormat, utcMs: number): number {
  const parts = new Map(format.formatToParts(utcMs).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(utcMs / 1000) * 1000;
}

function readBlock(format: Intl.DateTimeFormat, index: number): Block {
  const start = index * BLOCK_MS;
  const startOffset = offsetByIntl(format, start);
  const changes: { at: number; offset: number }[] = [];
  let offset = startOffset;
  for (let day = 1; day <= BLOCK_DAYS; day += 1) {
    const probed = offsetByIntl(format, start + day * MS_PER_DAY);
    if (probed === offset) continue;
    let low = start + (day - 1) * MS_PER_DAY;
    let high = start + day * MS_PER_DAY;
    // Changes fall on whole seconds, and so do both ends.
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000;
      if (offsetByIntl(format, middle) === offset) low = middle;
      else high = middle;
    }
    if (high < start + BLOCK_MS) changes.push({ at: high, offset: probed });
    offset = probed;
  }
  return { startOffset, changes };
}

function buildZone(name: string, format: Intl.DateTimeFormat): Zone {
  const blocks = new Map<number, Block>();
  const blockAt = (index: number): Block => {
    const found = blocks.get(index);
    if (found !== undefined) return found;
    const block = readBlock(format, index);
    blocks.set(index, block);
    return block;
  };

  const offsetAt = (utcMs: number): number => {
    const block = blockAt(Math.floor(utcMs / BLOCK_MS));
    let offset = block.startOffset;
    for (const change of block.changes) {
      if (change.at > utcMs) break;
      offset = change.offset;
    }
    return offset;
  };

  const spansBetween = (from: number, to: number): readonly OffsetSpan[] => {
    const spans: OffsetSpan[] = [];
    let at = from;
    let offsetMs = offsetAt(from);
    const cut = (next: number, offset: number): void => {
      if (next <= at || offset === offsetMs) return;
      spans.push({ from: at, to: next, offsetMs });
      at = next;
      offsetMs = offset;
    };
    for (let index = Math.floor(from / BLOCK_MS); index * BLOCK_MS < to; index += 1) {
      const block = blockAt(index);
      cut(index * BLOCK_MS, block.startOffset);
      for (const change of block.changes) if (change.at < to) cut(change.at, change.offset);
    }
    if (at < to) spans.push({ from: at, to, offsetMs });
    return spans;
  };

  const startOfDay = (epochDay: number): number => {
    const midnight = epochDay * MS_PER_DAY;
    for (const span of spansBetween(midnight - REACH_MS, midnight + REACH_MS)) {
      if (span.to + span.offsetMs > midnight) return Math.max(span.from, midnight - span.offsetMs);
    }
    throw new RangeError(`no midnight found for day ${epochDay} in ${name}`);
  };

  return {
    name,
    offsetAt,
    spansBetween,
    startOfDay,
    dayAt: (utcMs) => Math.floor((utcMs + offsetAt(utcMs)) / MS_PER_DAY),
    dayLength: (epochDay) => startOfDay(epochDay + 1) - startOfDay(epochDay),
  };
}

/** Offsets of a zone are facts, so one table per zone serves everybody. */
const zones = new Map<string, Zone>();

/** The zone of an IANA name such as `Europe/Berlin`; null when there is none of that name. */
export function findZone(name: string): Zone | null {
  const found = zones.get(name);
  if (found !== undefined) return found;
  const format = formatterOf(name);
  if (format === null) return null;
  const zone = buildZone(name, format);
  zones.set(name, zone);
  return zone;
}

/** @throws RangeError when there is no zone of that name; for names that were parsed before. */
export function zoneOf(name: string): Zone {
  const zone = findZone(name);
  if (zone === null) throw new RangeError(`no time zone named ${name}`);
  return zone;
}
