import { closeSync, openSync, readSync } from 'node:fs';
import type { UnavailableReason } from '../../../shared/domain/hardware';

/** A file the kernel makes afresh at each read from its beginning; the handle stays open between reads. */
export interface OpenFile {
  readonly path: string;
  /**
   * Everything in the file as Latin-1, or as much of it as `until` allows: text from this mark on is not turned into a string.
   * @throws NodeJS.ErrnoException when it cannot be opened or read; the next call tries to open it again
   */
  read(until?: string): string;
  close(): void;
}

const FIRST_BUFFER_B = 16 * 1024;
/** /proc/stat of a machine with 512 processors and its interrupt table stays under this. */
const LARGEST_BUFFER_B = 4 * 1024 * 1024;

/** Opens at the first read. The buffer grows until the whole file fits and is then reused. */
export const createOpenFile = (path: string, firstBufferB = FIRST_BUFFER_B): OpenFile => {
  let handle: number | null = null;
  let buffer = Buffer.allocUnsafeSlow(firstBufferB);

  const close = (): void => {
    if (handle === null) return;
    const open = handle;
    handle = null;
    try {
      closeSync(open);
    } catch {
      // The handle is gone either way.
    }
  };

  const readAll = (open: number): number => {
    for (;;) {
      let filled = 0;
      for (;;) {
        const got = readSync(open, buffer, filled, buffer.length - filled, filled);
        filled += got;
        // The kernel's tables come in pieces of whole lines: only an empty answer is the end.
        if (got === 0 || filled === buffer.length) break;
      }
      if (filled < buffer.length || buffer.length >= LARGEST_BUFFER_B) return filled;
      buffer = Buffer.allocUnsafeSlow(buffer.length * 2);
    }
  };

  return {
    path,
    read: (until) => {
      handle ??= openSync(path, 'r');
      try {
        const length = readAll(handle);
        if (until === undefined) return buffer.toString('latin1', 0, length);
        const mark = buffer.indexOf(until, 0, 'latin1');
        return buffer.toString('latin1', 0, mark === -1 || mark > length ? length : mark);
      } catch (error) {
        close();
        throw error;
      }
    },
    close,
  };
};

/** The reason code for a file that could not be read. */
export const toReason = (error: unknown): UnavailableReason => {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES' || code === 'EPERM') return 'no-permission';
  if (code === 'ENOENT' || code === 'ENODEV' || code === 'ENXIO' || code === 'ENOTDIR') return 'no-device';
  if (code === 'EOPNOTSUPP' || code === 'ENOTSUP' || code === 'ENOSYS') return 'not-supported';
  if (code === 'ETIMEDOUT') return 'timed-out';
  return 'unreadable';
};

export const toDetail = (error: unknown): string => (error instanceof Error ? error.message : String(error));
