import type { LineFilter } from '../../../engine/ports/store';
import type { Database } from '../sqlite/database';
import { numberOf } from '../sqlite/rows';
import { BETWEEN_WORDS, lower } from './line-groups';
import type { LineGroup } from './line-groups';
import type { LineTable } from './line-index';
import { END_OF_TIME_MS } from './line-rows';

/** Rows of the lines that a filter finds, newest first. */
export type Selection = Uint32Array;

/** Asks for the lines whose transaction contains a text; what only SQLite holds. */
export type FindSignatures = (search: string) => ReadonlySet<number>;

/** Whether a group is meant, apart from what the search says. */
function groupTest(filter: LineFilter): (group: LineGroup) => boolean {
  const kinds = filter.kinds === undefined ? null : new Set<string>(filter.kinds);
  const networks = filter.networks === undefined ? null : new Set(filter.networks);
  const mints = filter.mints === undefined ? null : new Set(filter.mints);
  const devices = filter.sourceDevices === undefined ? null : new Set(filter.sourceDevices);
  return (group) =>
    (filter.walletId === undefined || group.walletId === filter.walletId) &&
    (kinds === null || kinds.has(group.kind)) &&
    (networks === null || (group.network !== null && networks.has(group.network))) &&
    (mints === null || mints.has(group.mint)) &&
    (devices === null || (group.sourceDevice !== null && devices.has(group.sourceDevice)));
}

const NO = 0;
const YES = 1;
/** The group fits; whether the search does is for the line's transaction to say. */
const BY_TRANSACTION = 2;

/** First place in the order whose line is older than the instant (UTC ms, exclusive). */
export function firstOlder({ columns, order }: LineTable, atMs: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((columns.sortMs[order[middle] ?? 0] ?? 0) < atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The lines of a filter in one pass over the groups and one over the rows within its time. A line of unknown time lies in no stretch of time. */
export function selectLines(table: LineTable, filter: LineFilter, findSignatures: FindSignatures): Selection {
  const { columns, groups, order } = table;
  const isBounded = filter.fromMs !== undefined || filter.toMs !== undefined;
  const first = !isBounded ? 0 : Math.max(firstOlder(table, END_OF_TIME_MS), filter.toMs === undefined ? 0 : firstOlder(table, Math.ceil(filter.toMs)));
  const end = filter.fromMs === undefined ? order.length : firstOlder(table, Math.ceil(filter.fromMs));
  const search = lower(filter.search?.trim() ?? '');
  const test = groupTest(filter);
  const verdicts = Uint8Array.from(groups.all, (group) =>
    !test(group) ? NO : search === '' || (!search.includes(BETWEEN_WORDS) && group.searched.includes(search)) ? YES : BY_TRANSACTION);
  if (first >= end) return new Uint32Array(0);
  if (!isBounded && verdicts.every((verdict) => verdict === YES)) return order;
  const bySignature = verdicts.includes(BY_TRANSACTION) ? findSignatures(search) : new Set<number>();
  const found = new Uint32Array(end - first);
  let count = 0;
  for (let at = first; at < end; at += 1) {
    const row = order[at] ?? 0;
    const verdict = verdicts[columns.group[row] ?? 0];
    if (verdict === YES || (verdict === BY_TRANSACTION && bySignature.has(row))) {
      found[count] = row;
      count += 1;
    }
  }
  return found.subarray(0, count);
}

/** Looks transactions up by a piece of their signature; the last answer is kept, since a page asks three questions about one search. */
export function createSignatureFinder(database: Database, version: () => unknown): FindSignatures {
  const find = database.prepare("SELECT rowid AS row FROM ledger_lines WHERE signature LIKE ? ESCAPE '\\'");
  let last: { readonly search: string; readonly version: unknown; readonly rows: ReadonlySet<number> } | null = null;
  return (search) => {
    const now = version();
    if (last !== null && last.search === search && last.version === now) return last.rows;
    const pattern = `%${search.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
    const rows = new Set(find.all(pattern).map((row) => numberOf(row, 'row')));
    last = { search, version: now, rows };
    return rows;
  };
}
