import { blake2b } from '@noble/hashes/blake2.js';

/** Length of the checksum at the end of an address, bytes. */
export const CHECKSUM_BYTES = 4;

/** BLAKE2b of 4 bytes over the protocol byte and what follows it. Source: Filecoin specification, appendix "Address". */
export function addressChecksum(protocol: number, body: Uint8Array): Uint8Array {
  const message = new Uint8Array(body.length + 1);
  message[0] = protocol;
  message.set(body, 1);
  return blake2b(message, { dkLen: CHECKSUM_BYTES });
}

/** Unsigned LEB128, as the namespace of an f4 address is written before its sub-address. */
export function unsignedLeb128(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}
