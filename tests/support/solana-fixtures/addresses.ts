import { encodeBase58 } from '../../../shared/chains/solana/base58';
import { asciiBytes, associatedTokenAddress } from '../../../shared/chains/solana/program-address';
import { TOKEN_PROGRAM } from '../../../shared/chains/solana/programs';
import { sha256 } from '../../../shared/chains/solana/sha256';

/** Histories of thousands of transactions ask for the same few addresses again and again. */
const remembered = new Map<string, string>();

function remember(key: string, make: () => string): string {
  const known = remembered.get(key) ?? make();
  remembered.set(key, known);
  return known;
}

/** An address that looks random and is always the same for a label. Nobody holds a key to it. */
export const addressOf = (label: string): string => remember(label, () => encodeBase58(sha256(asciiBytes(`fixture address ${label}`))));

/** A signature of 64 bytes that is always the same for a label. */
export function signatureOf(label: string): string {
  const bytes = new Uint8Array(64);
  bytes.set(sha256(asciiBytes(`fixture signature ${label} left`)));
  bytes.set(sha256(asciiBytes(`fixture signature ${label} right`)), 32);
  return encodeBase58(bytes);
}

/** The associated token account of a wallet. */
export const tokenAccountOf = (owner: string, mint: string, program: string = TOKEN_PROGRAM): string => remember(`${owner} ${mint} ${program}`, () => associatedTokenAddress(owner, mint, program));
