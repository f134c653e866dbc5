// Opens a store and holds it until it is killed, or says why it could not. `unprivileged`: gives up being root before.
import { writeSync } from 'node:fs';
import { openStore } from '../../../main/adapters/storage/open-store';
import { toStoreError } from '../../../main/adapters/storage/sqlite/store-error';

const dataDir = process.argv[2] ?? '';
if (process.argv[3] === 'unprivileged' && process.getuid?.() === 0) process.setuid?.(65_534);
const silent = (): void => undefined;

try {
  const store = openStore({ dataDir, clock: { now: () => 1, mono: () => 1, after: () => silent }, logger: { debug: silent, info: silent, warn: silent, error: silent } });
  store.settings.set('held-by', String(process.pid));
  writeSync(1, `holding ${process.pid}\n`);
  // Held on to: a store that nothing can reach any more is collected, and with its connection the lock goes.
  setInterval(() => store.settings.get('held-by'), 1000);
} catch (error) {
  const { storeCode, message, remedy } = toStoreError(error, dataDir);
  writeSync(1, `refused ${JSON.stringify({ storeCode, message, remedy })}\n`);
}
