// Builds what is older than its sources.
import { existsSync } from 'node:fs';
import { at } from './paths.mjs';
import { say } from './say.mjs';
import { fingerprint, isStale, markBuilt } from './stale.mjs';
import { targets } from './targets.mjs';

/**
 * Builds the named targets (all by default) where they are stale; one line per target that was built, or per target with `loud`.
 * Throws when a target cannot be built.
 */
export const buildStale = async ({ only, force = false, loud = false } = {}) => {
  for (const target of targets()) {
    if (only !== undefined && !only.includes(target.name)) continue;
    const entries = Object.values(target.entries);
    const missing = entries.filter((file) => !existsSync(at(file)));
    if (entries.length === 0 || missing.length > 0) throw new Error(`${target.name}: nothing to build from (${missing.join(', ') || 'no entry'})`);
    const print = fingerprint(target);
    if (!force && !isStale(target, print)) {
      if (loud) say(`${target.name.padEnd(8)} up to date (${target.what})`);
      continue;
    }
    const start = performance.now();
    const { bundle } = await import('./bundle.mjs');
    await bundle(target);
    markBuilt(target, print);
    say(`${target.name.padEnd(8)} built in ${((performance.now() - start) / 1000).toFixed(1)} s (${target.what})`);
  }
};
