import { decodeBase58, encodeBase58 } from './base58';
import { isOnCurve } from './ed25519-curve';
import { ASSOCIATED_TOKEN_PROGRAM } from './programs';
import { sha256 } from './sha256';

const MARKER = asciiBytes('ProgramDerivedAddress');

/** Bytes of an ASCII seed, for example `recipient`. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** @throws RangeError when the text is not a base58 address of 32 bytes; for addresses that the program itself knows. */
export function addressBytes(address: string): Uint8Array {
  const bytes = decodeBase58(address);
  if (bytes?.length !== 32) throw new RangeError('not an address of 32 bytes');
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

/**
 * The address that a program derives from seeds: the first bump from 255 down whose hash lies off the curve.
 * @param seeds at most 15, each at most 32 bytes
 * @throws RangeError on longer seeds or when no bump fits
 */
export function findProgramAddress(seeds: readonly Uint8Array[], programId: string): { readonly address: string; readonly bump: number } {
  if (seeds.length > 15 || seeds.some((seed) => seed.length > 32)) throw new RangeError('seeds are too many or too long');
  const program = addressBytes(programId);
  for (let bump = 255; bump >= 0; bump -= 1) {
    const hash = sha256(joined([...seeds, Uint8Array.of(bump), program, MARKER]));
    if (!isOnCurve(hash)) return { address: encodeBase58(hash), bump };
  }
  throw new RangeError('no bump gives an address off the curve');
}

/**
 * The token account in which a wallet receives a mint by convention. It need not exist, or may have been closed: it is searched all the same.
 * @throws RangeError when one of the three is no address
 */
export function associatedTokenAddress(owner: string, mint: string, tokenProgram: string): string {
  return findProgramAddress([addressBytes(owner), addressBytes(tokenProgram), addressBytes(mint)], ASSOCIATED_TOKEN_PROGRAM).address;
}
