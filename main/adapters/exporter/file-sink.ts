import { closeSync, openSync, rmSync, writeSync } from 'node:fs';

import { exportFailure } from './export-failure';

/** Text waiting to be written, in characters. */
const BUFFER_CHARS = 256 * 1024;

export interface TextFile {
  write(text: string): void;
  /** Writes the rest. @returns bytes of the file */
  finish(): number;
  /** Takes away what was written. */
  abandon(): void;
}

/**
 * A new file for its owner alone, written piece by piece.
 * @param maxBytes more than this is refused with `too-large`, before it is written @throws system errors, ExportFailure
 */
export function createTextFile(path: string, maxBytes: number): TextFile {
  const handle = openSync(path, 'wx', 0o600);
  let waiting: string[] = [];
  let chars = 0;
  let bytes = 0;
  let isOpen = true;
  const flush = (): void => {
    if (chars === 0) return;
    const piece = Buffer.from(waiting.join(''), 'utf8');
    waiting = [];
    chars = 0;
    if (bytes + piece.length > maxBytes) throw exportFailure('too-large');
    for (let at = 0; at < piece.length; ) at += writeSync(handle, piece, at);
    bytes += piece.length;
  };
  const close = (): void => {
    if (isOpen) closeSync(handle);
    isOpen = false;
  };
  return {
    write(text) {
      waiting.push(text);
      chars += text.length;
      if (chars >= BUFFER_CHARS) flush();
    },
    finish() {
      flush();
      close();
      return bytes;
    },
    abandon() {
      close();
      rmSync(path, { force: true });
    },
  };
}
