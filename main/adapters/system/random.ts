import { randomUUID } from 'node:crypto';
import type { Random } from '../../engine/ports/system';

/** The machine's randomness: good enough for jitter; ids are version-4 UUIDs. Tokens and secrets are made elsewhere, with `node:crypto`. */
export const createRandom = (): Random => ({ next: () => Math.random(), id: () => randomUUID() });
