import { looksLikeSecret, type SecretKind } from '../../domain/secret-shapes';

/** Why a text is not taken as the address of a node's dashboard; codes of the string catalogue. */
export type StorjNodeRefusal = 'empty' | 'secret' | 'credentials' | 'not-http' | 'not-a-host' | 'bad-port' | 'too-long';

/**
 * Who can reach the dashboard at this address. It has no login: whoever reaches it reads the wallet and the earnings.
 * - `this-machine`: loopback · `home`: a private network · `public`: a name or number of the internet: the page warns
 */
export type StorjNodeReach = 'this-machine' | 'home' | 'public';

export type ParsedStorjNode =
  | { readonly ok: true; /** `http://host:port`, lower case, port always written, no path */ readonly address: string; readonly reach: StorjNodeReach }
  | { readonly ok: false; readonly why: StorjNodeRefusal; readonly secret: SecretKind | null };

/** Default of the node's console, storj storagenode (2026-08-21). */
const DEFAULT_PORT = 14_002;
const MAX_TYPED = 2_000;

const refused = (why: StorjNodeRefusal, secret: SecretKind | null = null): ParsedStorjNode => ({ ok: false, why, secret });

/**
 * Takes `host`, `host:port` or an http(s) address of a node's dashboard and writes it one way; path, query and fragment are dropped.
 * Anything with a user name or password is refused: the dashboard knows none, and they would be stored in the open.
 */
export function parseStorjNode(text: string): ParsedStorjNode {
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  if (trimmed.length > MAX_TYPED) return refused('too-long');
  const secret = looksLikeSecret(trimmed);
  if (secret !== null) return refused('secret', secret.kind);
  const [, scheme = 'http', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(trimmed) ?? [];
  const plain = scheme.toLowerCase() === 'http';
  if (!plain && scheme.toLowerCase() !== 'https') return refused('not-http');
  const authority = rest.split(/[/?#\\]/, 1)[0] ?? '';
  if (authority.includes('@')) return refused('credentials');
  const [, host = '', portText] = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority) ?? [];
  const name = host.toLowerCase().replace(/\.$/, '');
  if (!isHost(name)) return refused('not-a-host');
  const port = portText === undefined || portText === '' ? (plain ? DEFAULT_PORT : 443) : Number(portText);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return refused('bad-port');
  return { ok: true, address: `${plain ? 'http' : 'https'}://${name}:${port}`, reach: reachOf(name) };
}

/** The four numbers of an IPv4 address; null for anything else. */
function ipv4Of(host: string): readonly number[] | null {
  const parts = host.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return null;
  return parts.map(Number);
}

function isHost(host: string): boolean {
  if (host.startsWith('[')) return /^\[[0-9a-f:]{2,39}(?:%[0-9a-z]{1,16})?\]$/.test(host) && host.includes(':');
  if (/^[\d.]+$/.test(host)) return ipv4Of(host) !== null;
  return host.length <= 253 && /^(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*$/.test(host);
}

function reachOf(host: string): StorjNodeReach {
  const ip = ipv4Of(host);
  if (host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || ip?.[0] === 127) return 'this-machine';
  if (ip !== null) {
    const [a = 0, b = 0] = ip;
    // Private ranges (RFC 1918), link-local, and the shared range that overlay networks use (RFC 6598).
    return a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254) || (a === 100 && b >= 64 && b < 128) ? 'home' : 'public';
  }
  if (host.startsWith('[')) return /^\[(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(host) ? 'home' : 'public';
  return !host.includes('.') || /\.(?:local|lan|home|internal|home\.arpa|ts\.net)$/.test(host) ? 'home' : 'public';
}
