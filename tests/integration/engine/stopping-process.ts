import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { composeEngine } from '../../../main/hosts/compose/compose-engine';
import { createCancel } from '../../../shared/units/cancel';

// A process that starts the real engine, sets everything of it in motion, stops it, and says what is left. It never calls `process.exit`:
// when something of the engine keeps it alive, it hangs. Arguments: the built calculator thread, the endpoint, a wallet's address.
const [, , calculatorFile = '', endpoint = '', address = ''] = process.argv;
const dataDir = mkdtempSync(join(tmpdir(), 'nodeworth-stop-'));
const before = process.getActiveResourcesInfo();
const composed = composeEngine({ dataDir, host: 'headless', background: true, calculatorFile, prices: { defillama: 'http://127.0.0.1:9', coingecko: 'http://127.0.0.1:9', frankfurter: 'http://127.0.0.1:9' } });
const { handlers, parts } = composed.engine;
parts.settings.set({ solanaEndpoints: [endpoint] });
composed.engine.start();

const cancel = createCancel();
const ended: string[] = [];
for (const [name, stream] of [['hardware', handlers.live.hardware(cancel)], ['sync', handlers.live.sync(cancel)], ['changes', handlers.live.changes(cancel)]] as const) {
  void (async () => {
    for await (const frame of stream) void frame;
  })().then(() => ended.push(name));
}
await handlers.wallets.add({ address });
await handlers.hardware.sample({});
// A calculation and a refresh of prices are under way when the end comes.
const calculation = Promise.resolve(handlers.economics.estimate({ scenario: { currency: 'EUR' } })).catch(() => 'refused');
void parts.pricing.refresh();
await calculation;
await composed.stop();
// Sockets that were cut close within some turns of the event loop.
const left = (): readonly string[] => process.getActiveResourcesInfo().filter((one) => !before.includes(one)).toSorted();
for (let turn = 0; turn < 40 && left().length > 0; turn += 1) await new Promise((resolve) => setTimeout(resolve, 25));
rmSync(dataDir, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify({ left: left(), ended: ended.toSorted() })}\n`);
