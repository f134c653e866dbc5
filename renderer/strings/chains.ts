import { cleanText } from './clean-text';
import { t, wordsForCode } from './words';

/** The name of a chain as people call it; an EVM chain that nobody named by its number. */
export function chainName(chain: string): string {
  const words = wordsForCode('chain', chain);
  if (words !== null) return words;
  return chain.startsWith('eip155:') ? t('chain.evm', { number: chain.slice(7) }) : cleanText(chain, 40);
}
