// Writes samples and ledger pages as fast as it can until it is killed, and says after each commit how far it is.
// Arguments: data folder, first sample number, first page number.
import { writeSync } from 'node:fs';
import { openStore } from '../../../main/adapters/storage/open-store';
import type { Store } from '../../../main/engine/ports/store';
import { LINES_PER_TRANSACTION, lineOf, PAGE_SIZE, pageOf, rangeAfter, sampleAtMs, samplesOf, WALLET } from './writing-plan';

const [, , dataDir = '', firstSample = '0', firstPage = '0'] = process.argv;
const silent = (): void => undefined;
let now = sampleAtMs(Number(firstSample));
const store: Store = openStore({ dataDir, clock: { now: () => now, mono: () => performance.now(), after: () => silent }, logger: { debug: silent, info: silent, warn: silent, error: silent } });
if (store.ledger.wallets().length === 0) store.ledger.addWallet(WALLET);
writeSync(1, 'ready\n');

let page = Number(firstPage);
for (let sample = Number(firstSample); ; sample += 1) {
  now = sampleAtMs(sample);
  store.transaction(() => {
    store.series.appendAll('d', samplesOf(sample));
    store.uptime.touch('d', 'up', now);
  });
  writeSync(1, `sample ${sample}\n`);
  if (sample % 20 === 0) while (store.maintain(now).more);
  if (sample % 7 !== 0) continue;
  store.ledger.savePage(rangeAfter(page), pageOf(page));
  writeSync(1, `page ${page}\n`);
  page += 1;
  for (const { signature } of store.ledger.pending(WALLET.id, PAGE_SIZE / 2)) {
    store.archive.put('solana', signature, JSON.stringify({ signature, padding: 'x'.repeat(500) }));
    store.ledger.saveDecoded(WALLET.id, signature, 'decoded', Array.from({ length: LINES_PER_TRANSACTION }, (_, i) => lineOf(signature, i)), []);
    writeSync(1, `decoded ${signature}\n`);
  }
}
