import { CATALOGUE } from './catalogue';
import { fill } from './fill';
import { hasWords, t } from './words';

/** A sentence for an error code with the context that came along; without the context its plainer form. */
export function errorWords(code: string, context: Readonly<Record<string, string>>): string {
  const key = `error.${code}`;
  if (!hasWords(key)) return t('error.unknown');
  const words = fill(CATALOGUE[key], context);
  const plain = `${key}.plain`;
  return /\{[a-zA-Z]+\}/.test(words) && hasWords(plain) ? fill(CATALOGUE[plain], context) : words;
}
