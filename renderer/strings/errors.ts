import { CATALOGUE } from './catalogue';
import { chainName } from './chains';
import { fill } from './fill';
import { hasWords, t, wordsForCode } from './words';

/** A sentence for an error code with the context that came along; without the context its plainer form. */
export function errorWords(code: string, context: Readonly<Record<string, string>>): string {
  const key = `error.${code}`;
  if (!hasWords(key)) return t('error.unknown');
  if (code === 'BAD_ADDRESS') return addressWords(context);
  const words = fill(CATALOGUE[key], context);
  const plain = `${key}.plain`;
  return /\{[a-zA-Z]+\}/.test(words) && hasWords(plain) ? fill(CATALOGUE[plain], context) : words;
}

/** What is wrong with an address on the chain it was meant for. Where none was named, the finding of one chain would mislead about all others. */
function addressWords({ chain, why }: Readonly<Record<string, string>>): string {
  if (chain === undefined) return t('error.BAD_ADDRESS');
  const because = wordsForCode('address-why', why ?? '') ?? t('address-why.unknown');
  return chain === 'storj' ? t('error.BAD_ADDRESS.storj', { why: because }) : t('error.BAD_ADDRESS.on', { chain: chainName(chain), why: because });
}
