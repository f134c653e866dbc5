import type { HardwareSnapshot } from '../../../shared/domain/hardware';
import type { FastReadings, Probes } from '../ports/probes';
import type { Clock } from '../ports/system';
import { toSnapshot } from './to-snapshot';

/** Loads, rates and watts are differences of two reads, and a graphics tool needs a moment to start. */
const STEP_MS = 500;
const DEFAULT_LIMIT_MS = 5_000;

const isSettled = (fast: FastReadings): boolean =>
  [fast.cpu, fast.memory, fast.networks, fast.gpus, fast.power, fast.uptime].every((reading) => reading.state === 'ok' || reading.reason !== 'starting')
  && (fast.networks.state !== 'ok' || fast.networks.value.every((entry) => entry.receivedBps !== null));

/**
 * One sample for somebody who asks once (the command line, the doctor): reads until no part is starting any more, or until the limit. What is
 * still starting then says so. Disk rates need a minute between two reads and stay unknown.
 */
export const readSettled = async (ports: { readonly deviceId: string; readonly probes: Probes; readonly clock: Clock }, limitMs = DEFAULT_LIMIT_MS): Promise<HardwareSnapshot> => {
  const { clock, probes } = ports;
  const pause = (): Promise<void> => new Promise((resolve) => { clock.after(STEP_MS, resolve); });
  const until = clock.mono() + limitMs;
  const slow = probes.readSlow();
  let fast = await probes.readFast();
  while (!isSettled(fast) && clock.mono() + STEP_MS <= until) {
    await pause();
    fast = await probes.readFast();
  }
  return toSnapshot(ports.deviceId, clock.now(), fast, await slow);
};
