import { createByteReader, createByteWriter } from './byte-stream';

/** One instant of one group, before it is packed: the values are kept as they came, without rounding. */
export interface TailEntry {
  readonly channelId: number;
  readonly coverMs: number;
  readonly values: readonly (readonly [seriesId: number, value: number])[];
}

/** All groups that were sampled at one instant, as one row. */
export function encodeTailRow(entries: readonly TailEntry[]): Uint8Array {
  const writer = createByteWriter(1024);
  writer.varint(entries.length);
  for (const entry of entries) {
    writer.varint(entry.channelId);
    writer.varint(entry.coverMs);
    writer.varint(entry.values.length);
    for (const [id, value] of entry.values) {
      writer.varint(id);
      writer.float64(value);
    }
  }
  return writer.take();
}

export function decodeTailRow(body: Uint8Array): TailEntry[] {
  const reader = createByteReader(body);
  return Array.from({ length: reader.varint() }, () => {
    const channelId = reader.varint();
    const coverMs = reader.varint();
    const values = Array.from({ length: reader.varint() }, () => [reader.varint(), reader.float64()] as const);
    return { channelId, coverMs, values };
  });
}
