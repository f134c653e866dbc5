import type { LineKind } from '../../../../shared/domain/reward';
import type { Database } from '../sqlite/database';
import { numberOf, textOf } from '../sqlite/rows';
import { StoreError } from '../sqlite/store-error';
import { LINE_KINDS } from './line-rows';

/** What many lines have in common: everything a filter asks for besides time and transaction. */
export interface LineGroup {
  readonly walletId: string;
  readonly kind: LineKind;
  readonly network: string | null;
  readonly mint: string;
  readonly symbol: string | null;
  readonly decimals: number;
  readonly sourceDevice: string | null;
  /** What a search looks through, in small letters, one word after the other with `BETWEEN_WORDS` between. */
  readonly searched: string;
}

/** No search finds a text across two words. */
export const BETWEEN_WORDS = '\u0000';

/** Small letters of ASCII alone, as SQLite's LIKE compares. */
export const lower = (text: string): string => (/[A-Z]/.test(text) ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : text);

/** The groups that lines were found in. */
export interface LineGroups {
  /** In the order in which they were read; a line knows the place of its group here. */
  readonly all: readonly LineGroup[];
  /** Place of a group by its number in the database. */
  placeOf(id: number): number;
  /** Forgets what is known: all groups are read anew. */
  forget(): void;
}

function groupOf(key: string): LineGroup {
  const parsed: unknown = JSON.parse(key);
  const fields: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
  const damaged = (): StoreError => new StoreError('corrupt', 'The database holds a group of lines that cannot be read.', 'Put the newest copy from the folder "backups" in its place.');
  const text = (at: number): string => {
    const field = fields[at];
    if (typeof field !== 'string') throw damaged();
    return field;
  };
  const textOrNull = (at: number): string | null => (fields[at] === null ? null : text(at));
  const decimals = fields[5];
  const kind = LINE_KINDS.find((one) => one === fields[1]);
  if (typeof decimals !== 'number' || kind === undefined) throw damaged();
  const words = [textOrNull(4), text(3), textOrNull(2), textOrNull(7), textOrNull(6), text(8)];
  return {
    walletId: text(0), kind, network: textOrNull(2), mint: text(3), symbol: textOrNull(4), decimals, sourceDevice: textOrNull(6),
    searched: lower(words.filter((word) => word !== null).join(BETWEEN_WORDS)),
  };
}

export function createLineGroups(database: Database): LineGroups {
  const newer = database.prepare('SELECT id, key FROM line_groups WHERE id > ? ORDER BY id');
  const one = database.prepare('SELECT id, key FROM line_groups WHERE id = ?');
  let all: LineGroup[] = [];
  let places = new Map<number, number>();
  let last = 0;
  const add = (id: number, key: string): void => {
    places.set(id, all.length);
    all.push(groupOf(key));
    last = Math.max(last, id);
  };
  return {
    get all() {
      return all;
    },
    placeOf(id) {
      if (!places.has(id)) for (const row of newer.all(last)) add(numberOf(row, 'id'), textOf(row, 'key'));
      // Its number was given again after a rollback.
      if (!places.has(id)) for (const row of one.all(id)) add(id, textOf(row, 'key'));
      return places.get(id) ?? 0;
    },
    forget() {
      all = [];
      places = new Map();
      last = 0;
    },
  };
}
