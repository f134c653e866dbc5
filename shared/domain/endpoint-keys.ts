/**
 * Endpoints can hold a key: in the path, the query, or before the host. It is a secret like any other: stored for asking, and shown to nobody.
 */

/** What stands in place of a key. */
export const HIDDEN = '•••';

/** Path pieces this long that mix letters and digits are keys, not names of an interface. */
const KEY_LENGTH = 16;
const looksLikeKey = (piece: string): boolean => piece.length >= KEY_LENGTH && /\d/.test(piece) && /[a-z]/i.test(piece);

/** The address as it may be shown: host and the names in its path stay, what can be a key does not. */
export function hideKeys(address: string): string {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(address.trim()) ?? [];
  if (scheme === undefined || rest === undefined) return HIDDEN;
  const at = /[/?#]/.exec(rest)?.index ?? rest.length;
  const authority = rest.slice(0, at);
  const [path = '', ...query] = rest.slice(at).split(/[?#]/);
  const host = authority.includes('@') ? `${HIDDEN}@${authority.slice(authority.lastIndexOf('@') + 1)}` : authority;
  const shownPath = path.split('/').map((piece) => (looksLikeKey(piece) ? HIDDEN : piece)).join('/');
  return `${scheme}${host}${shownPath}${query.length > 0 ? `?${HIDDEN}` : ''}`;
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
