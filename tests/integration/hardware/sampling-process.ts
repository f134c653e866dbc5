import { createProbes } from '../../../main/adapters/probes/create-probes';
import { openStore } from '../../../main/adapters/storage/open-store';
import { createClock } from '../../../main/adapters/system/clock';
import { createSampler } from '../../../main/engine/hardware/sampler';
import type { Clock } from '../../../main/engine/ports/system';
import { createQuietLogger } from '../../support/quiet-logger';

// A process that samples this machine into a store until it is killed. Says each sample on stdout once it is stored.
// Arguments: data folder, wall clock at the start (ms), how much faster than real time its clock runs.
const [, , dataDir = '', startText = '0', speedText = '1'] = process.argv;
const speed = Number(speedText);
const real = createClock();
const realStart = real.mono();
const passed = (): number => (real.mono() - realStart) * speed;
const clock: Clock = { now: () => Math.round(Number(startText) + passed()), mono: passed, after: (ms, callback) => real.after(ms / speed, callback) };

const logger = createQuietLogger();
const store = openStore({ dataDir, clock, logger });
const probes = createProbes({ clock, logger, searchPath: '' });
// The machine's own boot clock does not run as fast as ours: every sample would look like a clock that was set.
const withoutBootClock = {
  ...probes,
  readFast: async () => ({ ...(await probes.readFast()), uptime: { state: 'unavailable' as const, reason: 'not-supported' as const, detail: '', atMs: clock.now(), source: 'test' } }),
};
const sampler = createSampler({
  deviceId: 'this', clock, logger, probes: withoutBootClock, uptime: store.uptime,
  series: {
    appendAll: (deviceId, groups) => {
      store.series.appendAll(deviceId, groups);
      const memory = groups.find((entry) => entry.group === 'memory');
      if (memory !== undefined) process.stdout.write(`${memory.samples[0]?.atMs ?? 0}\n`);
    },
  },
});
sampler.start();
setInterval(() => {}, 1 << 30);
