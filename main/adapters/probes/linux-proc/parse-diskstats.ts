import { atEnd, createTextCursor, skipLine, takeCount, takeWord } from '../text-cursor';

export interface DiskCounters {
  /** `major:minor`, as in mountinfo. */
  readonly number: string;
  readonly name: string;
  readonly readB: number;
  readonly writtenB: number;
}

/** A sector of this table is 512 bytes whatever the disk's own is (Documentation/admin-guide/iostats of the kernel). */
const SECTOR_B = 512;

/** /proc/diskstats by device number. Torn lines are left out. */
export const parseDiskstats = (text: string): ReadonlyMap<string, DiskCounters> => {
  const cursor = createTextCursor(text);
  const found = new Map<string, DiskCounters>();
  for (; !atEnd(cursor); skipLine(cursor)) {
    const major = takeCount(cursor);
    const minor = takeCount(cursor);
    const name = takeWord(cursor);
    // reads, reads merged, sectors read, ms reading, writes, writes merged, sectors written
    takeCount(cursor);
    takeCount(cursor);
    const sectorsRead = takeCount(cursor);
    takeCount(cursor);
    takeCount(cursor);
    takeCount(cursor);
    const sectorsWritten = takeCount(cursor);
    if (major === null || minor === null || name === '' || sectorsRead === null || sectorsWritten === null) continue;
    const number = `${major}:${minor}`;
    found.set(number, { number, name, readB: sectorsRead * SECTOR_B, writtenB: sectorsWritten * SECTOR_B });
  }
  return found;
};
