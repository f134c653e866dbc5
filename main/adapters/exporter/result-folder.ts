import { mkdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { ExportedFile } from '../../engine/ports/exporter';
import type { JobEnd } from './job';
import { toExportFailure } from './export-failure';

/** Folder of finished and unfinished files within the data folder; nothing in it outlives the process. */
export const EXPORT_DIR = 'exports';

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Bytes of the piece that end between two characters; `atEnd`: nothing follows. */
function wholeCharacters(piece: Uint8Array, atEnd: boolean): number {
  if (atEnd) return piece.length;
  let end = piece.length;
  for (let back = 0; back < 3 && end > 0 && isContinuation(piece[end - 1]); back += 1) end -= 1;
  const lead = piece[end - 1] ?? 0;
  const needs = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return piece.length - (end - 1) >= needs ? piece.length : end - 1;
}

async function readPiece(path: string, bytes: number, offset: number, maxBytes: number): Promise<{ readonly text: string; readonly next: number | null }> {
  if (offset >= bytes) return { text: '', next: null };
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(Math.min(Math.max(4, maxBytes), bytes - offset));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
    const piece = buffer.subarray(0, bytesRead);
    const length = wholeCharacters(piece, offset + bytesRead >= bytes);
    const next = offset + length;
    return { text: piece.toString('utf8', 0, length), next: next >= bytes || length === 0 ? null : next };
  } finally {
    await handle.close();
  }
}

export interface ResultFolder {
  /** Path for a new file. The first call empties the folder of what a killed process left. @throws system errors */
  newPath(): string;
  toFile(path: string, end: JobEnd): ExportedFile;
  /** Removes a file whether or not it is there. */
  remove(path: string): void;
  /** Removes the folder. */
  clear(): void;
}

export function createResultFolder(dataDir: string): ResultFolder {
  const folder = join(dataDir, EXPORT_DIR);
  let made = 0;
  return {
    newPath() {
      if (made === 0) rmSync(folder, { recursive: true, force: true });
      made += 1;
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return join(folder, `${made}.part`);
    },
    toFile: (path, { bytes, totalValue }) => ({
      bytes, totalValue,
      async read(offset, maxBytes) {
        try {
          return await readPiece(path, bytes, offset, maxBytes);
        } catch (error) {
          throw toExportFailure(error);
        }
      },
      discard: () => rm(path, { force: true }),
    }),
    remove: (path) => rmSync(path, { force: true }),
    clear() {
      if (made > 0) rmSync(folder, { recursive: true, force: true });
      made = 0;
    },
  };
}
