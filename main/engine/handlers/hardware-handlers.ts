import type { QuestionHandlers } from '../../../shared/contract/handlers';
import type { HardwareSnapshot } from '../../../shared/domain/hardware';
import { engineError } from '../errors';
import type { EngineParts } from './parts';
import { uptimeOf } from './shared-reads';

const SAMPLE_TIMEOUT_MS = 15_000;

/** The next sample, or the one just taken. */
function nextSample(parts: EngineParts): Promise<HardwareSnapshot> {
  const { sampler, ports } = parts;
  return new Promise((resolve, reject) => {
    const leave = sampler.watch();
    const done = (): void => {
      off();
      cancel();
      leave();
    };
    const cancel = ports.clock.after(SAMPLE_TIMEOUT_MS, () => {
      done();
      reject(engineError('SOURCE_UNREACHABLE', { source: 'probes', reason: 'no sample in time' }));
    });
    const off = sampler.onSnapshot((snapshot) => {
      if (snapshot.disks.state === 'unavailable' && snapshot.disks.reason === 'starting') return;
      done();
      resolve(snapshot);
    });
  });
}

export function hardwareHandlers(parts: EngineParts): QuestionHandlers['hardware'] {
  const { ports } = parts;
  return {
    identity: () => ports.probes.identity(),
    sample: () => nextSample(parts),
    series: ({ deviceId }) => ({ series: ports.store.series.list(deviceId) }),
    history({ deviceId, series, fromMs, toMs, maxPoints }) {
      if (toMs <= fromMs) throw engineError('BAD_INPUT', { key: 'toMs', should: 'a time after fromMs' });
      return { histories: ports.store.series.history(deviceId, series, fromMs, toMs, maxPoints) };
    },
    uptime({ deviceId, fromMs, toMs, cells }) {
      if (toMs <= fromMs) throw engineError('BAD_INPUT', { key: 'toMs', should: 'a time after fromMs' });
      return uptimeOf(parts, deviceId, fromMs, toMs, cells);
    },
  };
}
