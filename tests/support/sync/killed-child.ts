/** A sync that is meant to be killed: node run-ts.mjs killed-child.ts URL DATA_DIR. Says "reading" once a transaction is read, "done" at the end. */
import { openRig } from './rig';

const [url = '', dataDir = ''] = process.argv.slice(2);
// Timers of the engine are unref'd: something has to keep this process alive.
setInterval(() => undefined, 1000);
const rig = openRig({ endpoints: [url], dataDir });
let said = false;
rig.sync.onProgress(([state]) => {
  if (said || state === undefined || state.listed === 0) return;
  said = true;
  process.stdout.write('reading\n');
});
await rig.sync.syncNow();
process.stdout.write('done\n');
await rig.close();
process.exit(0);
