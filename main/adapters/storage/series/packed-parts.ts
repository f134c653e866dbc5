import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { createByteReader, createByteWriter } from './byte-stream';

/**
 * The envelope of a chunk: a head that all series share, and one part for each series, each compressed by itself so that reading one series
 * unpacks nothing else.
 */
export interface PackedParts {
  readonly ids: readonly number[];
  head(): Uint8Array;
  /** null: this series is not in the chunk. */
  part(id: number): Uint8Array | null;
}

const FORMAT = 1;
const STORED = 0;
const DEFLATED = 1;
/** Smaller gains are not worth the unpacking. */
const WORTH = 0.92;

export function packParts(head: Uint8Array, parts: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const writer = createByteWriter(1024);
  writer.byte(FORMAT);
  const packedHead = squeeze(head);
  writer.varint(packedHead.length);
  writer.bytes(packedHead);
  writer.varint(parts.size);
  const squeezed: Uint8Array[] = [];
  for (const [id, bytes] of parts) {
    const packed = squeeze(bytes);
    squeezed.push(packed);
    writer.varint(id);
    writer.varint(packed.length);
  }
  for (const packed of squeezed) writer.bytes(packed);
  return writer.take();
}

/** @throws RangeError when the bytes are not a chunk of this format */
export function openParts(body: Uint8Array): PackedParts {
  const reader = createByteReader(body);
  const format = reader.byte();
  if (format !== FORMAT) throw new RangeError(`unknown format of packed series: ${format}`);
  const headBytes = reader.bytes(reader.varint());
  const places = new Map<number, { readonly start: number; readonly length: number }>();
  const count = reader.varint();
  let offset = 0;
  for (let i = 0; i < count; i += 1) {
    const id = reader.varint();
    const length = reader.varint();
    places.set(id, { start: offset, length });
    offset += length;
  }
  const base = reader.position();
  return {
    ids: [...places.keys()],
    head: () => unsqueeze(headBytes),
    part(id) {
      const place = places.get(id);
      if (place === undefined) return null;
      return unsqueeze(body.subarray(base + place.start, base + place.start + place.length));
    },
  };
}

function squeeze(bytes: Uint8Array): Uint8Array {
  // A small window: parts are a few hundred bytes to a few kilobytes, and setting up a large one costs more than the work.
  const deflated = bytes.length < 24 ? null : deflateRawSync(bytes, { level: 6, windowBits: 12, memLevel: 5 });
  const body = deflated !== null && deflated.length < bytes.length * WORTH ? deflated : bytes;
  const marked = new Uint8Array(body.length + 1);
  marked[0] = body === bytes ? STORED : DEFLATED;
  marked.set(body, 1);
  return marked;
}

function unsqueeze(marked: Uint8Array): Uint8Array {
  const body = marked.subarray(1);
  return marked[0] === DEFLATED ? inflateRawSync(body) : body;
}
