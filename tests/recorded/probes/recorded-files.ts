import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(process.env['NODEWORTH_RECORDED'] ?? new URL('../../../../shared/recorded', import.meta.url).pathname);

/** Whether the recorded data is here; where it is not, the suite says so and is passed over. */
export const hasRecorded = existsSync(join(root, 'gpu'));
if (!hasRecorded) console.log(`recorded probes: passed over, no recorded data at ${root}`);

export const readRecorded = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every file below a folder, as paths from the root. */
export const listRecorded = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted();
