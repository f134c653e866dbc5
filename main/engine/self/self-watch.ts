import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { SelfCost } from '../../../shared/contract/schemas/settings';
import type { Figure } from '../../../shared/domain/figure';
import { known, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import type { Store } from '../ports/store';
import type { Clock, SelfMeter } from '../ports/system';

/** Counts what the watcher itself costs: processor time per sample and in all, memory, disk, calls. */
export interface SelfWatch {
  sampled(): void;
  cost(): DeepReadonly<SelfCost>;
}

export function createSelfWatch(clock: Clock, meter: SelfMeter, store: Store): SelfWatch {
  const startedAt = clock.mono();
  const first = meter.read();
  let samples = 0;
  const callsBefore = store.traffic.hosts().reduce((sum, h) => sum + h.calls, 0);
  return {
    sampled: () => {
      samples += 1;
    },
    cost() {
      const now = clock.now();
      const usage = meter.read();
      const cpuMs = usage.cpuMs - first.cpuMs;
      const wallMs = Math.max(1, clock.mono() - startedAt);
      const sizes = store.sizes();
      const calls = store.traffic.hosts().reduce((sum, h) => sum + h.calls, 0) - callsBefore;
      const figure = (value: Known<number>, unit: string, source: string): Figure => ({ value, unit, kind: 'measured', source, asOfMs: now, parts: 1, missing: value.known ? 0 : 1 });
      return {
        cpuMsPerSample: figure(samples === 0 ? unknown('starting') : known(cpuMs / samples), 'ms', 'own-process'),
        cpuShare: figure(known((cpuMs / wallMs) * 100), '%', 'own-process'),
        residentB: figure(known(usage.residentB), 'B', 'own-process'),
        eventLoopP99Ms: figure(usage.eventLoopDelayP99Ms === null ? unknown('starting') : known(usage.eventLoopDelayP99Ms), 'ms', 'own-process'),
        storeB: figure(known(sizes.mainB), 'B', 'own-store'),
        archiveB: figure(known(sizes.archiveB), 'B', 'own-store'),
        callsToday: figure(known(calls), 'calls', 'since-start'),
      };
    },
  };
}
