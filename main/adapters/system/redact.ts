/** What a log keeps of a text: never a key, never the query of an address on the web, never a whole wallet address. */

const URLS = /\bhttps?:\/\/[^\s"'<>]+/gi;
/** Base58 of 32 bytes is 43 or 44 signs (an address), of 64 bytes 86 to 88 (a Solana secret key or a signature). */
const BASE58_RUN = /\b[1-9A-HJ-NP-Za-km-z]{32,}\b/g;
const HEX_KEY = /\b(?:0x)?[0-9a-f]{64,}\b/gi;
const BYTE_ARRAY = /\[\s*(?:\d{1,3}\s*,\s*){15,}\d{1,3}\s*\]/g;
/** Twelve or more short lower-case words in a row: a seed phrase, or prose that a log can do without. */
const WORD_RUN = /\b(?:[a-z]{3,8}[\s,]+){11,}[a-z]{3,8}\b/g;
/** Names of values that are secret whatever they look like. */
const SECRET_NAME = /key|token|secret|password|passphrase|seed|mnemonic|authorization|cookie/i;

export const REDACTED = '[redacted]';

/**
 * @param text one value of a log line
 * @param keepAddresses true at debug level, where the person asked to see more; keys are cut there too
 */
export function redact(text: string, keepAddresses: boolean): string {
  return text
    .replace(URLS, (url) => originOf(url))
    .replace(BYTE_ARRAY, REDACTED)
    .replace(HEX_KEY, REDACTED)
    .replace(WORD_RUN, REDACTED)
    .replace(BASE58_RUN, (run) => (run.length > 44 ? REDACTED : keepAddresses ? run : `${run.slice(0, 4)}…${run.slice(-4)}`));
}

/** Names of facts (`apiKey`, `authorization`) whose values are never written; a token's `mint` or `tokens` count is no secret. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name) && !/^tokens?(Count|Symbol)?$/.test(name);

function originOf(url: string): string {
  try {
    const parsed = new URL(url);
    return `${parsed.protocol}//${parsed.host}`;
  } catch {
    return REDACTED;
  }
}
