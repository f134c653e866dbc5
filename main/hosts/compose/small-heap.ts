import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's nursery at 1 MB a half instead of growing to 16: a watcher makes little garbage in each moment, and 14 MB of resident memory
 * (measured: 109 to 95 MB after start, Node 24) are worth more to a rig than rarer, larger collections. Call it before the engine's code is loaded.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--max-semi-space-size=1');
  setFlagsFromString('--semi-space-growth-factor=1');
}
