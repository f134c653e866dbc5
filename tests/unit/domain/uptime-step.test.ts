import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UptimeInterval } from '../../../shared/domain/series';
import { uptimeEnd, uptimeResume, uptimeStep, type ClockSight, type UptimeWrite } from '../../../shared/domain/uptime-step';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const GAP = { gapMs: 45 * SECOND };
/** The wall clock stood at T, the monotonic one at 1 h, the boot clock at 2 h (an hour of earlier sleep). */
const T = 1_768_478_400_000;
const BEFORE: ClockSight = { wallMs: T, monoMs: HOUR, bootMs: 2 * HOUR };

const after = (wall: number, mono: number, boot: number | null): ClockSight => ({ wallMs: T + wall, monoMs: HOUR + mono, bootMs: boot === null ? null : 2 * HOUR + boot });
const touch = (at: number): UptimeWrite => ({ write: 'touch', state: 'up', atMs: T + at });
const insert = (state: UptimeInterval['state'], from: number, to: number): UptimeWrite => ({ write: 'insert', interval: { fromMs: T + from, toMs: T + to, state } });

describe('a step within one run', () => {
  it.each<[string, ClockSight, string, readonly UptimeWrite[]]>([
    ['an ordinary sample', after(15 * SECOND, 15 * SECOND, 15 * SECOND), 'steady', [touch(15 * SECOND)]],
    ['a time server that stepped the clock by a second', after(16 * SECOND, 15 * SECOND, 15 * SECOND), 'steady', [touch(16 * SECOND)]],
    ['a sample late by less than the gap', after(40 * SECOND, 40 * SECOND, 40 * SECOND), 'steady', [touch(40 * SECOND)]],
    ['eight hours of suspend', after(8 * HOUR + 10 * SECOND, 10 * SECOND, 8 * HOUR + 10 * SECOND), 'slept',
      [insert('asleep', 0, 8 * HOUR), touch(8 * HOUR), touch(8 * HOUR + 10 * SECOND)]],
    ['a process that was stopped for an hour', after(HOUR, HOUR, HOUR), 'stalled', [insert('unwatched', 0, HOUR), touch(HOUR)]],
    ['suspend, and then a machine too busy to sample', after(2 * HOUR, HOUR, 2 * HOUR), 'slept',
      [insert('asleep', 0, HOUR), insert('unwatched', HOUR, 2 * HOUR), touch(2 * HOUR)]],
    ['a clock set forward by a day', after(24 * HOUR + 15 * SECOND, 15 * SECOND, 15 * SECOND), 'clock-set',
      [insert('up', 24 * HOUR, 24 * HOUR + 15 * SECOND), touch(24 * HOUR + 15 * SECOND)]],
    ['a clock set back by a day', after(-24 * HOUR + 15 * SECOND, 15 * SECOND, 15 * SECOND), 'clock-set',
      [insert('up', -24 * HOUR, -24 * HOUR + 15 * SECOND), touch(-24 * HOUR + 15 * SECOND)]],
    ['an hour of suspend after which the clock was an hour wrong and was set', after(2 * HOUR, 0, HOUR), 'slept',
      [insert('asleep', HOUR, 2 * HOUR), touch(2 * HOUR), touch(2 * HOUR)]],
    ['no boot clock, a wall clock that ran ahead: suspend or somebody', after(HOUR, 10 * SECOND, null), 'stalled',
      [insert('unwatched', 0, HOUR - 10 * SECOND), touch(HOUR - 10 * SECOND), touch(HOUR)]],
    ['no boot clock, a wall clock set back', after(-HOUR, 10 * SECOND, null), 'clock-set',
      [insert('up', -HOUR - 10 * SECOND, -HOUR), touch(-HOUR)]],
    ['no boot clock, an ordinary sample', after(15 * SECOND, 15 * SECOND, null), 'steady', [touch(15 * SECOND)]],
  ])('%s', (_, now, event, writes) => {
    expect(uptimeStep(BEFORE, now, GAP)).toEqual({ event, writes });
  });

  it('never writes an interval that ends before it begins, and ends with a touch at the present', () => {
    const span = fc.integer({ min: -1e9, max: 1e9 });
    fc.assert(fc.property(span, fc.nat(1e9), fc.option(fc.nat(1e9)), (wall, mono, extra) => {
      const now = after(wall, mono, extra === null ? null : mono + extra);
      const { writes } = uptimeStep(BEFORE, now, GAP);
      for (const write of writes) if (write.write === 'insert') expect(write.interval.toMs).toBeGreaterThan(write.interval.fromMs);
      expect(writes.at(-1)).toEqual({ write: 'touch', state: 'up', atMs: now.wallMs });
    }));
  });
});

describe('the first look of a run', () => {
  const up: UptimeInterval = { fromMs: T - HOUR, toMs: T, state: 'up' };
  const closed: UptimeInterval = { fromMs: T, toMs: T, state: 'unwatched' };
  it.each<[string, UptimeInterval | null, number, number | null, string, readonly UptimeWrite[]]>([
    ['nothing was ever seen', null, 0, -HOUR, 'first', [touch(0)]],
    ['killed and back within the gap', up, 20 * SECOND, -HOUR, 'resumed', [touch(20 * SECOND)]],
    ['killed, back after an hour, the machine ran on', up, HOUR, -HOUR, 'resumed', [insert('unwatched', 0, HOUR), touch(HOUR)]],
    ['the machine lost power and came back', up, HOUR, 50 * MINUTE, 'rebooted', [insert('down', 0, 50 * MINUTE), insert('unwatched', 50 * MINUTE, HOUR), touch(HOUR)]],
    ['closed and opened again on the running machine', closed, 5 * SECOND, -HOUR, 'resumed', [insert('unwatched', 0, 5 * SECOND), touch(5 * SECOND)]],
    ['closed by a restart of the machine', closed, 2 * MINUTE, MINUTE, 'rebooted', [insert('down', 0, MINUTE), insert('unwatched', MINUTE, 2 * MINUTE), touch(2 * MINUTE)]],
    ['closed, and the machine was started much later', closed, 9 * HOUR, 8 * HOUR, 'rebooted',
      [insert('unwatched', 0, 8 * HOUR), insert('unwatched', 8 * HOUR, 9 * HOUR), touch(9 * HOUR)]],
    ['killed, boot time unknown', up, HOUR, null, 'resumed', [insert('unwatched', 0, HOUR), touch(HOUR)]],
    ['the boot time is only as exact as its seconds', up, 20 * SECOND, SECOND, 'resumed', [touch(20 * SECOND)]],
  ])('%s', (_, last, now, boot, event, writes) => {
    expect(uptimeResume(last, T + now, boot === null ? null : T + boot, GAP)).toEqual({ event, writes });
  });

  it('begins anew when the clock was set back while nobody looked', () => {
    const step = uptimeResume(up, T - HOUR, T - 2 * HOUR, GAP);
    expect(step.event).toBe('clock-set');
    expect(step.writes.at(-1)).toEqual(touch(-HOUR));
  });
});

describe('a clean end', () => {
  it('leaves an open stretch in which nobody watches, which the next start can tell from a kill', () => {
    expect(uptimeEnd(T)).toEqual([touch(0), { write: 'touch', state: 'unwatched', atMs: T }]);
  });
});
