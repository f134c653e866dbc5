import { CATALOGUE } from './catalogue';
import { cleanText } from './clean-text';
import { fill } from './fill';
import { hasWords } from './words';

/** Words for a code with what came along (a notice, a cause, what is wrong in a row); the cleaned code where the catalogue has none. */
export function codeWords(prefix: string, code: string, context: Readonly<Record<string, string | number>> = {}): string {
  const key = `${prefix}.${code}`;
  if (!hasWords(key)) return cleanText([code, ...Object.values(context).map(String)].join(' · '));
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(context)) {
    const clean = typeof value === 'number' ? value : cleanText(value);
    // The counted form of words is chosen by a number.
    params[name] = name === 'n' && typeof clean === 'string' && /^\d+$/.test(clean) ? Number(clean) : clean;
  }
  return fill(CATALOGUE[key], params);
}
