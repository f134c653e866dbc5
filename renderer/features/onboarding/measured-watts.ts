import type { HardwareSnapshot } from '../../../shared/domain/hardware';

/** Watts that the counters of processor and graphics cards tell together; null where none of them can be read. */
export function wattsOf(snapshot: HardwareSnapshot): number | null {
  const processor = snapshot.power.state === 'ok' && snapshot.power.value.packageW !== null ? [snapshot.power.value.packageW] : [];
  const cards = snapshot.gpus.state === 'ok' ? snapshot.gpus.value.flatMap((gpu) => (gpu.powerW === null ? [] : [gpu.powerW])) : [];
  const parts = [...processor, ...cards];
  return parts.length === 0 ? null : parts.reduce((sum, watts) => sum + watts, 0);
}
