/** Longest symbol that is shown; a contract may call itself a novel. */
const MAX_SYMBOL = 16;

const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A name from a contract as it may be shown: without control, direction and invisible characters, bounded; null when nothing is left. */
export function toShownSymbol(text: string): string | null {
  const shown = Array.from(text.slice(0, 4 * MAX_SYMBOL).replace(HIDDEN, '').replace(/\s+/g, ' ').trim()).slice(0, MAX_SYMBOL).join('');
  return shown === '' ? null : shown;
}

/**
 * The text in the answer to `symbol()`: an ABI string, or the bytes32 of older tokens (MKR). Null when it is neither. Bytes that are no UTF-8 are
 * left out.
 */
export function symbolOfAnswer(data: unknown): string | null {
  if (typeof data !== 'string' || !/^0x(?:[0-9a-f]{2})+$/i.test(data) || data.length > 2 + 64 * 40) return null;
  const hex = data.slice(2);
  if (hex.length === 64) return toShownSymbol(textOfBytes(hex));
  const offset = Number.parseInt(hex.slice(0, 64), 16);
  const length = Number.parseInt(hex.slice(64, 128), 16);
  if (offset !== 32 || !Number.isSafeInteger(length) || hex.length < 128 + 2 * length) return null;
  return toShownSymbol(textOfBytes(hex.slice(128, 128 + 2 * length)));
}

/** UTF-8 by way of percent signs: pure code has no decoder of a host. */
function textOfBytes(hex: string): string {
  const trimmed = hex.replace(/(?:00)+$/, '');
  try {
    return decodeURIComponent(trimmed.replace(/(..)/g, '%$1'));
  } catch {
    return '';
  }
}
