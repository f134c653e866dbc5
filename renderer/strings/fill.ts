import { pageLocale } from './locale';
import type { Words } from './types';

/** Puts parameters into words. A parameter that is missing stays visible as `{name}`, so that a mistake is seen and not guessed over. */
export function fill(words: Words, params: Readonly<Record<string, string | number>>, locale: string = pageLocale()): string {
  const text = typeof words === 'string' ? words : pick(words, params['n'], locale);
  return text.replaceAll(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  });
}

function pick(words: { readonly one: string; readonly other: string }, n: string | number | undefined, locale: string): string {
  return typeof n === 'number' && new Intl.PluralRules(locale).select(n) === 'one' ? words.one : words.other;
}
