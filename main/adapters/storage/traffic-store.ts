import type { TrafficStore } from '../../engine/ports/store';
import type { HostTraffic } from '../../engine/ports/system';
import type { Database } from './sqlite/database';
import { numberOf, textOf } from './sqlite/rows';

export function createTrafficStore(database: Database): TrafficStore {
  const record = database.prepare(`
    INSERT INTO traffic (host, purpose, calls, failures, last_call_at_ms, last_status) VALUES (?, ?, 1, ?, ?, ?)
    ON CONFLICT (host, purpose) DO UPDATE SET
      calls = calls + 1, failures = failures + excluded.failures, last_call_at_ms = excluded.last_call_at_ms, last_status = excluded.last_status`);
  const all = database.prepare('SELECT * FROM traffic ORDER BY host, last_call_at_ms');
  return {
    record: (host, purpose, atMs, status, failed) => void record.run(host, purpose, failed ? 1 : 0, Math.round(atMs), status),
    hosts() {
      const byHost = new Map<string, HostTraffic>();
      // Rows of a host come oldest call first, so the last one seen is the newest.
      for (const row of all.all()) {
        const host = textOf(row, 'host');
        const before = byHost.get(host);
        byHost.set(host, {
          host,
          purposes: [...(before?.purposes ?? []), textOf(row, 'purpose')].sort(),
          calls: (before?.calls ?? 0) + numberOf(row, 'calls'),
          failures: (before?.failures ?? 0) + numberOf(row, 'failures'),
          lastCallAtMs: numberOf(row, 'last_call_at_ms'),
          lastStatus: textOf(row, 'last_status'),
        });
      }
      return [...byHost.values()];
    },
  };
}
