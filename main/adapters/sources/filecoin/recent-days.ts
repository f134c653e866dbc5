import type { Clock } from '../../../engine/ports/system';
import { utcDayOf } from '../../../../shared/chains/filecoin/epochs';
import type { Cancel } from '../../../../shared/units/cancel';
import { createDayPool } from './day-pool';
import type { DayRow } from './day-row';
import type { GroupReader } from './group-reader';
import { bytesOf, mayHold, newestFirst, readTable } from './parquet-table';
import type { PortalFile } from './portal-file';

export interface RecentDays {
  readonly rows: readonly DayRow[];
  /** When the file was written, UTC ms. */
  readonly asOfMs: number;
}

export interface RecentDaysReader {
  /**
   * The last days of a provider, newest first. Asks for the end of the file; columns only where the file has changed, and what was just read for the
   * ledger is still in memory.
   * @returns null: it would be much to fetch, and nobody was asked
   * @throws ChainFailure, FileChangedError, CancelledError
   */
  read(provider: string, cancel: Cancel): Promise<RecentDays | null>;
}

export const RECENT_DAYS = 90;
const LARGEST_UNASKED_B = 20_000_000;

export function createRecentDays(ports: { readonly file: PortalFile; readonly groups: GroupReader; readonly clock: Clock }): RecentDaysReader {
  const known = new Map<string, { readonly tag: string; readonly days: RecentDays }>();
  return {
    async read(provider, cancel) {
      const version = await ports.file.open(cancel);
      const before = known.get(provider);
      if (before?.tag === version.tag) return before.days;
      const table = await readTable(version);
      const asOfMs = Math.min(version.modifiedAtMs ?? ports.clock.now(), ports.clock.now());
      const today = utcDayOf(asOfMs);
      const groups = newestFirst(table.groups).filter((group) => mayHold(group, provider) && (group.lastDay ?? today) >= today - RECENT_DAYS);
      if (groups.reduce((sum, group) => sum + bytesOf(group, version), 0) > LARGEST_UNASKED_B) return null;
      const pool = createDayPool(table.groups.filter((group) => (group.lastDay ?? today) >= today - RECENT_DAYS));
      for (const group of table.groups) if (!mayHold(group, provider)) pool.skip(group);
      for (const group of groups) pool.add(group, await ports.groups.read(version, table, group, provider, cancel));
      const rows = pool.takeWhole().flatMap(({ day, row }) => (row === null || day >= today || day < today - RECENT_DAYS ? [] : [row]));
      const days = { rows, asOfMs };
      known.set(provider, { tag: version.tag, days });
      return days;
    },
  };
}
