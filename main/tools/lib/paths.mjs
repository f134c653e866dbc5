// Where things lie in a checkout. Tools take every path from here, so that none of them depends on the folder it was called from.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Absolute path of something in the checkout. */
export const at = (...parts) => resolve(root, ...parts);
