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

export function readPresence(reader: ByteReader, length: number): boolean[] {
  if (reader.byte() === ALL) return Array.from({ length }, () => true);
  const present: boolean[] = [];
  for (let start = 0; start < length; start += 8) {
    const bits = reader.byte();
    for (let i = 0; i < 8 && start + i < length; i += 1) present.push((bits & (1 << i)) !== 0);
  }
  return present;
}
