import { createPublicKey, verify } from 'node:crypto';
import type { Signatures } from '../../engine/ports/system';

/** Head of an Ed25519 public key in SubjectPublicKeyInfo (RFC 8410): the 32 bytes of the key follow. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** Ed25519 by Node's own crypto. What is no key or no signature verifies nothing. */
export const createSignatures = (): Signatures => ({
  verify(publicKey, text, signature) {
    const key = Buffer.from(publicKey, 'base64');
    const signed = Buffer.from(signature, 'base64');
    if (key.length !== 32 || signed.length !== 64) return false;
    return verify(null, Buffer.from(text, 'utf8'), createPublicKey({ key: Buffer.concat([SPKI_HEAD, key]), format: 'der', type: 'spki' }), signed);
  },
});
