import type { ByteReader, ByteWriter } from './byte-stream';

const ALL = 1;
const SOME = 0;

/** Which of a chunk's slots hold a value: one byte when all do, else a bit each. */
export function writePresence(writer: ByteWriter, present: readonly boolean[]): void {
  if (present.every(Boolean)) {
    writer.byte(ALL);
    return;
  }
  writer.byte(SOME);
  for (let start = 0; start < present.length; start += 8) {
    let bits = 0;
    for (let i = 0; i < 8; i += 1) if (present[start + i] === true) bits |= 1 << i;
    writer.byte(bits);
  }
}

export interface Presence {
  /** 1 where the slot holds a value, else 0. */
  readonly slots: Uint8Array;
  readonly count: number;
}

export function readPresence(reader: ByteReader, length: number): Presence {
  const slots = new Uint8Array(length);
  if (reader.byte() === ALL) return { slots: slots.fill(1), count: length };
  let count = 0;
  for (let start = 0; start < length; start += 8) {
    const bits = reader.byte();
    for (let i = 0; i < 8 && start + i < length; i += 1) {
      if ((bits & (1 << i)) === 0) continue;
      slots[start + i] = 1;
      count += 1;
    }
  }
  return { slots, count };
}
