/** Bytes written one after another; grows by itself. Whole numbers are LEB128 varints, signed ones zigzag before. */
export interface ByteWriter {
  byte(value: number): void;
  /** 0 … 2^53 − 1 */
  varint(value: number): void;
  /** −2^52 … 2^52 */
  signed(value: number): void;
  float64(value: number): void;
  bytes(value: Uint8Array): void;
  /** A copy of what was written. */
  take(): Uint8Array;
}

export function createByteWriter(startB = 256): ByteWriter {
  let buffer = new Uint8Array(startB);
  let view = new DataView(buffer.buffer);
  let end = 0;

  function room(needed: number): void {
    if (end + needed <= buffer.length) return;
    const grown = new Uint8Array(Math.max(buffer.length * 2, end + needed));
    grown.set(buffer);
    buffer = grown;
    view = new DataView(buffer.buffer);
  }

  function varint(value: number): void {
    room(8);
    let rest = value;
    while (rest >= 0x80) {
      buffer[end] = (rest % 0x80) | 0x80;
      end += 1;
      rest = Math.floor(rest / 0x80);
    }
    buffer[end] = rest;
    end += 1;
  }

  return {
    byte(value) {
      room(1);
      buffer[end] = value;
      end += 1;
    },
    varint,
    signed: (value) => varint(value < 0 ? -2 * value - 1 : 2 * value),
    float64(value) {
      room(8);
      view.setFloat64(end, value, true);
      end += 8;
    },
    bytes(value) {
      room(value.length);
      buffer.set(value, end);
      end += value.length;
    },
    take: () => buffer.slice(0, end),
  };
}

export interface ByteReader {
  byte(): number;
  varint(): number;
  signed(): number;
  float64(): number;
  /** A view of the next bytes, not a copy. */
  bytes(length: number): Uint8Array;
  position(): number;
}

/** @throws RangeError where the bytes end too early */
export function createByteReader(buffer: Uint8Array, start = 0): ByteReader {
  let at = start;

  function byte(): number {
    const value = buffer[at];
    if (value === undefined) throw new RangeError('packed series end too early');
    at += 1;
    return value;
  }

  function varint(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const next = byte();
      value += (next & 0x7f) * weight;
      if (next < 0x80) return value;
      weight *= 0x80;
    }
  }

  return {
    byte,
    varint,
    signed() {
      const value = varint();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
    float64() {
      if (at + 8 > buffer.length) throw new RangeError('packed series end too early');
      const value = new DataView(buffer.buffer, buffer.byteOffset + at, 8).getFloat64(0, true);
      at += 8;
      return value;
    },
    bytes(length) {
      if (at + length > buffer.length) throw new RangeError('packed series end too early');
      const value = buffer.subarray(at, at + length);
      at += length;
      return value;
    },
    position: () => at,
  };
}
