/** What a log keeps of a text: never a key, never the path or query of an address on the web, never a whole wallet address. */
import { looksLikeSecret } from '../../../shared/domain/secret-shapes';

const URLS = /\bhttps?:\/\/[^\s"'<>]+/gi;
/** Base58 of 32 bytes: an address. */
const BASE58_RUN = /\b[1-9A-HJ-NP-Za-km-z]{32,}\b/g;
/** Names of values that are secret whatever they look like. */
const SECRET_NAME = /key$|token$|secret|password|passphrase|seed|mnemonic|authorization|cookie/i;

export const REDACTED = '[redacted]';

/**
 * @param text one value of a log line
 * @param keepAddresses true at debug level, where the person asked to see more; secrets are cut there too
 */
export function redact(text: string, keepAddresses: boolean): string {
  const withoutPaths = text.replace(URLS, originOf);
  if (looksLikeSecret(withoutPaths) !== null) return REDACTED;
  return keepAddresses ? withoutPaths : withoutPaths.replace(BASE58_RUN, (run) => `${run.slice(0, 4)}…${run.slice(-4)}`);
}

/** Names of facts (`apiKey`, `authorization`) whose values are never written. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name);

function originOf(url: string): string {
  try {
    const parsed = new URL(url);
    return `${parsed.protocol}//${parsed.host}`;
  } catch {
    return REDACTED;
  }
}
