import { CATALOGUE } from './catalogue';
import { fill } from './fill';
import { reasonWords } from './reasons';
import { hasWords, wordsForCode } from './words';

/** Words for the source code of a figure; the code itself where the catalogue has none (a host name, a newer engine). */
export function sourceWords(code: string): string {
  const [base = code, name] = code.split(':');
  const key = `source.${base}`;
  if (name !== undefined && hasWords(key)) return fill(CATALOGUE[key], { name });
  return wordsForCode('source', code) ?? code;
}

/** What is missing for a net: codes such as `no-tariff` or `no-watts:Rig 2`, in words that fit after "not known:". `nameOf` names a network. */
export function gapWords(code: string, nameOf: (network: string) => string): string {
  const [reason = code, ...rest] = code.split(':');
  const name = rest.join(':');
  const key = `gap.${reason}`;
  if (!hasWords(key)) return reasonWords(reason);
  return fill(CATALOGUE[key], { name: reason === 'no-device' ? nameOf(name) : name });
}
