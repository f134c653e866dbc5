import { createByteReader, createByteWriter } from './byte-stream';
import { readColumn, writeColumn } from './number-column';
import { openParts, packParts } from './packed-parts';
import { readPresence, writePresence } from './presence';

/** Rows of one group: instants (ms, rising), the time each stands for, and a column for each series; NaN where a series was not seen. */
export interface RawRows {
  readonly times: readonly number[];
  readonly covers: readonly number[];
  readonly columns: ReadonlyMap<number, readonly number[]>;
}

/** All bits of a 32-bit float: relative error at most 6e-8. */
const RAW_MANTISSA_BITS = 23;

/** @param startMs start of the hour; instants are kept relative to it */
export function encodeRawChunk(rows: RawRows, startMs: number): Uint8Array {
  const head = createByteWriter();
  head.varint(rows.times.length);
  const gaps = rows.times.map((time, i) => time - (rows.times[i - 1] ?? startMs));
  writeColumn(head, gaps, RAW_MANTISSA_BITS);
  // A sample usually stands for exactly the time since the one before: zeros.
  writeColumn(head, gaps.map((gap, i) => gap - (rows.covers[i] ?? 0)), RAW_MANTISSA_BITS);
  const parts = new Map<number, Uint8Array>();
  for (const [id, column] of rows.columns) {
    const present = column.map((value) => !Number.isNaN(value));
    if (!present.includes(true)) continue;
    const part = createByteWriter(1024);
    writePresence(part, present);
    writeColumn(part, column.filter((_, i) => present[i] === true), RAW_MANTISSA_BITS);
    parts.set(id, part.take());
  }
  return packParts(head.take(), parts);
}

/** @param ids only these series; left out: all */
export function decodeRawChunk(body: Uint8Array, startMs: number, ids?: readonly number[]): RawRows {
  const chunk = openParts(body);
  const head = createByteReader(chunk.head());
  const length = head.varint();
  const gaps = [...readColumn(head, length)];
  const uncovered = readColumn(head, length);
  const times: number[] = [];
  let at = startMs;
  for (const gap of gaps) times.push((at += gap));
  const covers = gaps.map((gap, i) => gap - (uncovered[i] ?? 0));
  const columns = new Map<number, readonly number[]>();
  for (const id of ids ?? chunk.ids) {
    const bytes = chunk.part(id);
    if (bytes === null) continue;
    const part = createByteReader(bytes);
    const { slots, count } = readPresence(part, length);
    const values = readColumn(part, count);
    if (count === length) {
      columns.set(id, [...values]);
      continue;
    }
    const column: number[] = [];
    let next = 0;
    for (const slot of slots) column.push(slot === 1 ? (values[next++] ?? Number.NaN) : Number.NaN);
    columns.set(id, column);
  }
  return { times, covers, columns };
}
