/**
 * Endpoints can hold a key: in the path, the query, before the host, or in its name. It is a secret like any other: stored for asking, and shown
 * to nobody. Rather a name too much is hidden than a key shown.
 */

/** What stands in place of a key. */
export const HIDDEN = '•••';

/** Names in the paths of interfaces that are as long as a key can be. */
const NAMES: ReadonlySet<string> = new Set([
  'arbitrum', 'avalanche', 'blockchain', 'blockscout', 'calibration', 'confirmed', 'ethereum', 'explorer', 'filecoin', 'finalized', 'gateway', 'graphql', 'hyperspace', 'jsonrpc', 'livepeer',
  'mainnet', 'optimism', 'polygon', 'rpcproxy', 'sepolia', 'subgraph', 'subgraphs', 'tendermint', 'testnet', 'thetarpc', 'websocket',
]);
const LONGEST_WORD = 7;
const mixes = (text: string): boolean => /\d/.test(text) && /\D/.test(text);
/** A name or number of an interface: short words, versions (`v1`, `1.2`) and numbers of chains (`42161`). */
const isName = (part: string): boolean => NAMES.has(part.toLowerCase()) || /^v?\d{1,6}$/i.test(part) || (part.length <= LONGEST_WORD && /^[a-z]*\d?$/i.test(part));

/** A piece of the path; one of several words (`json-rpc`) can be a key too, so it is no longer than its known words make it. */
function isKeyInPath(piece: string): boolean {
  const parts = piece.split(/[-_.]/);
  if (!parts.every(isName)) return true;
  return parts.length > 1 && parts.filter((part) => !NAMES.has(part.toLowerCase())).join('').length > LONGEST_WORD;
}

/** Part of a host's name before its domain: longer words are usual here, mixtures of letters and digits this long are not. */
const KEY_IN_HOST = { mixed: 8, digits: 8, letters: 16 } as const;
const isKeyInHost = (label: string): boolean =>
  label.split(/[-_]/).some((part) => !NAMES.has(part.toLowerCase()) && part.length >= (mixes(part) ? KEY_IN_HOST.mixed : /^\d/.test(part) ? KEY_IN_HOST.digits : KEY_IN_HOST.letters));

/** A host as it may be shown: a key can stand before its domain (`key.provider.example`). */
function hideKeysOfHost(host: string): string {
  const labels = host.split('.');
  return labels.map((label, at) => (at < labels.length - 2 && isKeyInHost(label) ? HIDDEN : label)).join('.');
}

/** The address as it may be shown: host and the names in its path stay, what can be a key does not. */
export function hideKeys(address: string): string {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(address.trim()) ?? [];
  if (scheme === undefined || rest === undefined) return HIDDEN;
  const at = /[/?#]/.exec(rest)?.index ?? rest.length;
  const authority = rest.slice(0, at);
  const [path = '', ...query] = rest.slice(at).split(/[?#]/);
  const host = hideKeysOfHost(authority.slice(authority.lastIndexOf('@') + 1));
  const shownHost = authority.includes('@') ? `${HIDDEN}@${host}` : host;
  const shownPath = path.split('/').map((piece) => (isKeyInPath(piece) ? HIDDEN : piece)).join('/');
  return `${scheme}${shownHost}${shownPath}${query.length > 0 ? `?${HIDDEN}` : ''}`;
}

export type Restored = { readonly ok: true; readonly addresses: readonly string[] } | { readonly ok: false; readonly at: number };

/** A list as it comes back from a page: what is still hidden is the stored one that shows so. @param at place of an entry that no stored one explains */
export function restoreKeys(typed: readonly string[], stored: readonly string[]): Restored {
  const left = [...stored];
  const addresses: string[] = [];
  for (const [at, one] of typed.entries()) {
    if (!one.includes(HIDDEN)) {
      addresses.push(one);
      continue;
    }
    const found = left.findIndex((address) => hideKeys(address) === one.trim());
    const address = left[found];
    if (address === undefined) return { ok: false, at };
    left.splice(found, 1);
    addresses.push(address);
  }
  return { ok: true, addresses };
}
