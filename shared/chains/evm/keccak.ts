import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Keccak-256 of an ASCII text as 64 lower-case hexadecimal digits (not the SHA-3 of the standard: the padding differs). */
export const keccakHex = (text: string): string => bytesToHex(keccak_256(ascii(text)));
