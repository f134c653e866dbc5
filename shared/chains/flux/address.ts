import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import { looksLikeSecret, type SecretKind } from '../../domain/secret-shapes';

/** Why a text is not taken as an address; codes of the string catalogue. */
export type FluxAddressRefusal = 'empty' | 'secret' | 'other-chain' | 'shielded' | 'not-base58' | 'wrong-checksum' | 'wrong-length';

export type ParsedFluxAddress =
  | { readonly ok: true; readonly address: string; /** `t1`: a key; `t3`: a script, usually several keys */ readonly kind: 'key' | 'script' }
  | { readonly ok: false; readonly why: FluxAddressRefusal; readonly secret: SecretKind | null };

const refused = (why: FluxAddressRefusal, secret: SecretKind | null = null): ParsedFluxAddress => ({ ok: false, why, secret });

const MAX_TYPED = 2_000;

const base58check = createBase58check(sha256);

/** Version bytes of transparent addresses, fluxd src/chainparams.cpp (the same as Zcash): 1C B8 for t1, 1C BD for t3. */
const KEY = 0x1cb8;
const SCRIPT = 0x1cbd;

/** Takes a transparent address of Flux' main chain. Shielded ones hold no node reward and cannot be read; the app says so instead of failing. */
export function parseFluxAddress(text: string): ParsedFluxAddress {
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  // Longer than any address or key: looking for secrets in it costs time, and none of it is kept anyway.
  if (trimmed.length > MAX_TYPED) return refused('wrong-length');
  const secret = looksLikeSecret(trimmed);
  if (secret !== null) return refused('secret', secret.kind);
  if (/^(?:zs1|zc)[0-9a-zA-Z]{20,}$/.test(trimmed)) return refused('shielded');
  if (/^(?:0x[0-9a-f]{40}|(?:bc1|akash1|f[014])[0-9a-z]{10,})$/i.test(trimmed)) return refused('other-chain');
  if (trimmed.length > 64) return refused('wrong-length');
  if (!/^[1-9A-HJ-NP-Za-km-z]+$/.test(trimmed)) return refused('not-base58');
  if (!/^t[13]/.test(trimmed)) return refused('other-chain');
  if (trimmed.length !== 35) return refused('wrong-length');
  let bytes: Uint8Array;
  try {
    bytes = base58check.decode(trimmed);
  } catch {
    return refused('wrong-checksum');
  }
  if (bytes.length !== 22) return refused('wrong-length');
  const version = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (version === KEY) return { ok: true, address: trimmed, kind: 'key' };
  return version === SCRIPT ? { ok: true, address: trimmed, kind: 'script' } : refused('other-chain');
}
