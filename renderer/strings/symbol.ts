import { cleanText } from './clean-text';
import { t } from './words';

/** Longest symbol that is shown; real ones have up to ten letters. */
const LONGEST_SYMBOL = 16;

/** A token's symbol as it may be shown: it comes from the chain, where anybody may write anything. */
export function symbolText(symbol: string | null): string {
  const clean = symbol === null ? '' : cleanText(symbol, LONGEST_SYMBOL);
  return clean === '' ? t('ledger.unknown-token') : clean;
}
