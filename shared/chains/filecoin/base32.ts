import { base32nopad } from '@scure/base';

/** Lower-case base32 without padding, as Filecoin writes it. @returns null for any text that is none */
export function decodeBase32(text: string): Uint8Array | null {
  try {
    return base32nopad.decode(text.toUpperCase());
  } catch {
    return null;
  }
}

export const encodeBase32 = (bytes: Uint8Array): string => base32nopad.encode(bytes).toLowerCase();
