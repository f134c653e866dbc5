import type { SeriesSample } from '../../../shared/domain/series';
import type { Store } from '../../engine/ports/store';
import { wander } from './demo-probes';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Wide enough to be written within a second, fine enough for every chart of a month. */
const PERIOD_MS = 5 * 60_000;
const DAYS = 31;
const UPTIME_DAYS = 92;

/** A month of samples of the invented rig and three months of uptime with two outages. */
export function seedSeries(store: Store, deviceId: string, nowMs: number): void {
  const gone = (at: number): boolean => at > nowMs - 11 * DAY_MS && at < nowMs - 11 * DAY_MS + 5 * HOUR_MS;
  const cpu: SeriesSample[] = [];
  const memory: SeriesSample[] = [];
  const gpu: SeriesSample[] = [];
  const power: SeriesSample[] = [];
  for (let atMs = nowMs - DAYS * DAY_MS; atMs < nowMs; atMs += PERIOD_MS) {
    if (gone(atMs)) continue;
    const busy = Math.sin(atMs / 9_000_000) > 0.3;
    cpu.push({ atMs, values: { 'cpu.load': 15 + 35 * wander(atMs, 1) } });
    memory.push({ atMs, values: { 'memory.used': (11 + 3 * wander(atMs, 4)) * 2 ** 30 } });
    gpu.push({ atMs, values: { 'gpu.GPU-sample.load': busy ? 82 + 16 * wander(atMs, 2) : 2 * wander(atMs, 2), 'gpu.GPU-sample.temperature': busy ? 64 : 39, 'gpu.GPU-sample.power': busy ? 310 + 40 * wander(atMs, 8) : 21 } });
    power.push({ atMs, values: { 'power.package': 22 + 18 * wander(atMs, 9) } });
  }
  store.series.appendAll(deviceId, [
    { group: 'cpu', periodMs: PERIOD_MS, samples: cpu }, { group: 'memory', periodMs: PERIOD_MS, samples: memory },
    { group: 'gpu', periodMs: PERIOD_MS, samples: gpu }, { group: 'power', periodMs: PERIOD_MS, samples: power },
  ]);
  const outage = nowMs - 11 * DAY_MS;
  const sleep = nowMs - 47 * DAY_MS;
  store.uptime.insert(deviceId, { fromMs: nowMs - UPTIME_DAYS * DAY_MS, toMs: sleep, state: 'up' });
  store.uptime.insert(deviceId, { fromMs: sleep, toMs: sleep + 8 * HOUR_MS, state: 'asleep' });
  store.uptime.insert(deviceId, { fromMs: sleep + 8 * HOUR_MS, toMs: outage, state: 'up' });
  store.uptime.insert(deviceId, { fromMs: outage, toMs: outage + 5 * HOUR_MS, state: 'down' });
  store.uptime.insert(deviceId, { fromMs: outage + 5 * HOUR_MS, toMs: nowMs, state: 'up' });
}
