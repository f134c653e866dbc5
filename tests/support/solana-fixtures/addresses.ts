import { encodeBase58 } from '../../../shared/chains/solana/base58';
import { asciiBytes, associatedTokenAddress } from '../../../shared/chains/solana/program-address';
import { TOKEN_PROGRAM } from '../../../shared/chains/solana/programs';
import { sha256 } from '../../../shared/chains/solana/sha256';

/** An address that looks random and is always the same for a label. Nobody holds a key to it. */
export const addressOf = (label: string): string => encodeBase58(sha256(asciiBytes(`fixture address ${label}`)));

/** A signature of 64 bytes that is always the same for a label. */
export function signatureOf(label: string): string {
  const bytes = new Uint8Array(64);
  bytes.set(sha256(asciiBytes(`fixture signature ${label} left`)));
  bytes.set(sha256(asciiBytes(`fixture signature ${label} right`)), 32);
  return encodeBase58(bytes);
}

const cache = new Map<string, string>();

/** The associated token account, remembered: a history of thousands of transactions asks for the same few. */
export function tokenAccountOf(owner: string, mint: string, program: string = TOKEN_PROGRAM): string {
  const key = `${owner} ${mint} ${program}`;
  const known = cache.get(key) ?? associatedTokenAddress(owner, mint, program);
  cache.set(key, known);
  return known;
}
