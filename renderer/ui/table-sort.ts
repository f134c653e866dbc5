/** A value to sort by; null (not known) goes last in either direction. */
export type SortValue = string | number | null;

export interface SortOrder {
  readonly columnId: string;
  readonly descending: boolean;
}

/** Stable order of rows by one value. */
export function sortRows<R>(rows: readonly R[], valueOf: (row: R) => SortValue, descending: boolean): readonly R[] {
  return rows
    .map((row, index) => ({ row, index, value: valueOf(row) }))
    .toSorted((a, b) => {
      if (a.value === null || b.value === null) return a.value === b.value ? a.index - b.index : a.value === null ? 1 : -1;
      const order = typeof a.value === 'number' && typeof b.value === 'number' ? a.value - b.value : String(a.value).localeCompare(String(b.value));
      return order === 0 ? a.index - b.index : descending ? -order : order;
    })
    .map((entry) => entry.row);
}
