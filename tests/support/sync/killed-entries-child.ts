/** Reading of entries that is meant to be killed: node killed-entries-child.js DATA_DIR COUNT. Says "reading" after the first page, "done" at the end. */
import { openEntriesRig } from './entries-rig';
import { slowPayments } from './slow-payments';

const [dataDir = '', count = '0'] = process.argv.slice(2);
// Timers of the engine are unref'd: something has to keep this process alive.
setInterval(() => undefined, 1000);
const rig = openEntriesRig({ sources: [slowPayments(Number(count), 3)], dataDir });
let said = false;
rig.sync.onProgress(([state]) => {
  if (said || state === undefined || state.read === 0) return;
  said = true;
  process.stdout.write('reading\n');
});
await rig.sync.syncNow();
process.stdout.write('done\n');
await rig.close();
process.exit(0);
