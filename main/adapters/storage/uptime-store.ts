import type { UptimeInterval } from '../../../shared/domain/series';
import type { UptimeStore } from '../../engine/ports/store';
import type { Database, Row } from './sqlite/database';
import { numberOf, wordOf } from './sqlite/rows';

const STATES = ['up', 'down', 'asleep', 'unwatched'] as const satisfies readonly UptimeInterval['state'][];

/**
 * A wall clock that was set back by less than this is waited out (the open interval stays as it is until the clock has passed its end);
 * by more, a new interval begins where the clock now is, so that a clock that once stood years ahead does not stop the record.
 */
const SET_BACK_TOLERATED_MS = 10 * 60_000;

const intervalOf = (row: Row): UptimeInterval => ({ fromMs: numberOf(row, 'from_ms'), toMs: numberOf(row, 'to_ms'), state: wordOf(row, 'state', STATES) });

export interface DeviceUptimeStore extends UptimeStore {
  forget(deviceId: string): void;
}

/** Uptime of devices. Each touch is on disk when it returns, so the open interval survives a kill up to the last touch. */
export function createUptimeStore(database: Database): DeviceUptimeStore {
  const newest = database.prepare('SELECT * FROM uptime_intervals WHERE device_id = ? ORDER BY id DESC LIMIT 1');
  const begin = database.prepare('INSERT INTO uptime_intervals (device_id, from_ms, to_ms, state) VALUES (?, ?, ?, ?)');
  const setEnd = database.prepare('UPDATE uptime_intervals SET to_ms = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM uptime_intervals WHERE id = ?');
  const within = database.prepare('SELECT * FROM uptime_intervals WHERE device_id = ? AND from_ms < ? AND to_ms >= ? ORDER BY from_ms, id');
  const forget = database.prepare('DELETE FROM uptime_intervals WHERE device_id = ?');

  return {
    touch(deviceId, state, atMs) {
      const at = Math.round(atMs);
      database.transaction(() => {
        const row = newest.get(deviceId);
        if (row === undefined) return void begin.run(deviceId, at, at, state);
        const open = intervalOf(row);
        const setBackMs = open.toMs - at;
        if (setBackMs > 0 && setBackMs <= SET_BACK_TOLERATED_MS) return;
        if (setBackMs <= 0 && open.state === state) setEnd.run(at, numberOf(row, 'id'));
        else begin.run(deviceId, at, at, state);
      });
    },
    insert(deviceId, interval) {
      const from = Math.round(interval.fromMs);
      const to = Math.round(interval.toMs);
      database.transaction(() => {
        const row = newest.get(deviceId);
        if (row !== undefined) {
          const open = intervalOf(row);
          // The known interval is the truth about its stretch: what was open ends where it begins.
          if (open.fromMs >= from && open.toMs <= to) remove.run(numberOf(row, 'id'));
          else if (open.fromMs < from && open.toMs > from) setEnd.run(from, numberOf(row, 'id'));
        }
        begin.run(deviceId, from, to, interval.state);
      });
    },
    intervals: (deviceId, fromMs, toMs) => within.all(deviceId, Math.round(toMs), Math.round(fromMs)).map(intervalOf),
    last(deviceId) {
      const row = newest.get(deviceId);
      return row === undefined ? null : intervalOf(row);
    },
    forget: (deviceId) => void forget.run(deviceId),
  };
}
