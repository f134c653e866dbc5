import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface LogFileOptions {
  readonly path: string;
  /** A file that reached this size becomes `path.1`, that one `path.2` and so on. */
  readonly maxBytes?: number;
  /** How many files there are in all. */
  readonly keep?: number;
}

/**
 * Appends lines to a file that never grows past its limit. Written at once: the last lines before a crash are the ones that
 * matter. A disk that refuses costs the line, never the caller.
 */
export function createLogFile(options: LogFileOptions): (line: string) => void {
  const { path, maxBytes = 1024 * 1024, keep = 3 } = options;
  let size: number | null = null;

  const open = (): number => {
    mkdirSync(dirname(path), { recursive: true });
    return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  };
  const rotate = (): void => {
    rmSync(`${path}.${keep - 1}`, { force: true });
    for (let n = keep - 2; n >= 1; n -= 1) {
      if (statSync(`${path}.${n}`, { throwIfNoEntry: false }) !== undefined) renameSync(`${path}.${n}`, `${path}.${n + 1}`);
    }
    if (keep > 1) renameSync(path, `${path}.1`);
    else rmSync(path, { force: true });
  };

  return (line) => {
    const bytes = Buffer.byteLength(line) + 1;
    try {
      size ??= open();
      if (size > 0 && size + bytes > maxBytes) {
        rotate();
        size = 0;
      }
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
      size += bytes;
    } catch {
      size = null;
    }
  };
}
