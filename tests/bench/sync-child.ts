/** One first sync in a process of its own, for the bench: node tests/support/run-ts.mjs tests/bench/sync-child.ts URL WALLET. Prints one JSON line. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { dropDataDir, openRig, WALLET_ONE } from '../support/sync/rig';

const [url = '', address = ''] = process.argv.slice(2);
// Timers of the engine are unref'd: something has to keep this process alive.
const alive = setInterval(() => undefined, 1000);
const delay = monitorEventLoopDelay({ resolution: 5 });
const rig = openRig({ endpoints: [url], wallets: [{ ...WALLET_ONE, address }] });
const bareRssB = process.memoryUsage.rss();
let peakRssB = bareRssB;
const meter = setInterval(() => {
  peakRssB = Math.max(peakRssB, process.memoryUsage.rss());
}, 50);
delay.enable();
const cpuBefore = process.cpuUsage();
const began = performance.now();
const [outcome] = await rig.sync.syncNow();
const ms = performance.now() - began;
delay.disable();
process.stdout.write(`${JSON.stringify({
  ms: Math.round(ms), outcome, requests: rig.source.status().requests, bareRssB, peakRssB,
  cpuMs: Math.round((process.cpuUsage(cpuBefore).user + process.cpuUsage(cpuBefore).system) / 1000),
  eventLoopDelayP99Ms: delay.percentile(99) / 1e6, eventLoopDelayMaxMs: delay.max / 1e6, archiveB: rig.store.sizes().archiveB, mainB: rig.store.sizes().mainB,
})}\n`);
await rig.close();
dropDataDir(rig.dataDir);
clearInterval(meter);
clearInterval(alive);
