import { uptimeEnd, uptimeResume, uptimeStep, type ClockSight, type UptimeEvent, type UptimeWrite } from '../../../shared/domain/uptime-step';
import type { Reading, UptimeReading } from '../../../shared/domain/hardware';
import type { UptimeStore } from '../ports/store';
import type { Clock, Logger } from '../ports/system';

/** Writes the intervals in which the machine was up, asleep, down or unwatched. */
export interface UptimeWatch {
  /** Called at every sample with the uptime it read. `gapMs`: longest time between two calls that still counts as watched. */
  see(uptime: Reading<UptimeReading>, gapMs: number): UptimeEvent;
  /** A clean end: from now on nobody watches. Does nothing when nothing was ever seen. */
  end(): void;
}

export const createUptimeWatch = (options: { readonly store: UptimeStore; readonly deviceId: string; readonly clock: Clock; readonly logger: Logger }): UptimeWatch => {
  const { store, deviceId, clock, logger } = options;
  let before: ClockSight | null = null;

  const write = (writes: readonly UptimeWrite[]): void => {
    for (const one of writes) {
      if (one.write === 'insert') store.insert(deviceId, one.interval);
      else store.touch(deviceId, one.state, one.atMs);
    }
  };

  return {
    see: (uptime, gapMs) => {
      const now: ClockSight = { wallMs: clock.now(), monoMs: clock.mono(), bootMs: uptime.state === 'ok' ? uptime.value.uptimeS * 1000 : null };
      const step = before === null
        ? uptimeResume(store.last(deviceId), now.wallMs, uptime.state === 'ok' ? uptime.value.bootAtMs : null, { gapMs })
        : uptimeStep(before, now, { gapMs });
      // The look counts even when writing it fails: the next step then leaves a gap instead of a wrong interval.
      before = now;
      if (step.event !== 'steady') logger.info('hardware.uptime', { event: step.event });
      write(step.writes);
      return step.event;
    },
    end: () => {
      if (before !== null) write(uptimeEnd(clock.now()));
    },
  };
};
