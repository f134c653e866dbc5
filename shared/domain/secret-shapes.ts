import { decodeBase58 } from '../chains/solana/base58';

/** What a text that must never be stored looks like; codes of the string catalogue. */
export type SecretKind = 'base58-secret-key' | 'byte-array' | 'seed-phrase' | 'hex-key' | 'wif-key' | 'extended-key' | 'base64-key' | 'bech32-key' | 'pem-key';

/** Word counts of seed phrases go from 12 up (12, 15, 18, 21, 24, and 13 or 25 with a word of one's own). */
const FEWEST_SEED_WORDS = 12;
/** Lengths of the words in the lists in use; counted in letters without marks. Chinese lists have single characters. */
const SEED_WORD = /^(?:\p{L}{3,8}|\p{Script=Han})$/u;
/**
 * Recognises private keys and seed phrases by shape. The answer never holds any of the text.
 * A 64-byte base58 text may also be a transaction signature; it is refused all the same, because the two cannot be told apart safely.
 * A 32-byte base58 text is taken for an address: that is how every address looks.
 */
export function looksLikeSecret(text: string): { readonly kind: SecretKind } | null {
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY/.test(text)) return { kind: 'pem-key' };
  if (holdsByteArray(text)) return { kind: 'byte-array' };
  for (const piece of text.split(/[\s"'`,;:=()[\]{}<>]+/)) {
    const kind = kindOfPiece(piece);
    if (kind !== null) return { kind };
  }
  if (/(?:^|[^A-Za-z0-9+/])(?:[A-Za-z0-9+/]{86}==|[A-Za-z0-9+/]{43}=)(?:[^A-Za-z0-9+/=]|$)/.test(text)) return { kind: 'base64-key' };
  return holdsSeedPhrase(text) ? { kind: 'seed-phrase' } : null;
}

function kindOfPiece(piece: string): SecretKind | null {
  if (/^(?:0x)?(?:[0-9a-f]{64}|[0-9a-f]{128})$/i.test(piece)) return 'hex-key';
  if (/^(?:suiprivkey1|age-secret-key-1|nsec1)[0-9a-z]{40,}$/i.test(piece)) return 'bech32-key';
  if (/^[a-z]prv[1-9A-HJ-NP-Za-km-z]{100,112}$/.test(piece)) return 'extended-key';
  // 64 bytes are 64 to 88 characters of base58, 37 and 38 bytes (WIF) 50 to 52.
  if (piece.length < 50 || piece.length > 90) return null;
  const bytes = decodeBase58(piece);
  if (bytes === null) return null;
  if (bytes.length === 64) return 'base58-secret-key';
  return (bytes.length === 37 || bytes.length === 38) && (bytes[0] === 0x80 || bytes[0] === 0xef) ? 'wif-key' : null;
}

/** 32 or more numbers from 0 to 255 in a row: the file that command line wallets write, with or without brackets. */
function holdsByteArray(text: string): boolean {
  // A number ends where its digits end: without that, a long row of digits is looked through once for each of them.
  if (/(?<!\d)(?:25[0-5]|2[0-4]\d|[01]?\d?\d)(?!\d)(?:[\s,;]+(?:25[0-5]|2[0-4]\d|[01]?\d?\d)(?!\d)){31,}/.test(text)) return true;
  // The same as hexadecimal bytes: 0x01, 0x02 …
  return /(?:0x[0-9a-f]{2}[\s,;]+){31,}0x[0-9a-f]{2}(?![0-9a-f])/i.test(text);
}

function holdsSeedPhrase(text: string): boolean {
  // Separators of any kind and the numbers of a numbered list are passed over: "1. word", "2) word", "3word".
  const tokens = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\d]+/u)
    .map((token) => token.replace(/^\d{1,2}/, ''))
    .filter((token) => token !== '');
  let run = 0;
  for (const token of tokens) {
    run = SEED_WORD.test(token) ? run + 1 : 0;
    if (run >= FEWEST_SEED_WORDS) return true;
  }
  return false;
}
