import { parseArgs } from 'node:util';

import { UsageError } from './output';

type OptionKinds = Readonly<Record<string, 'text' | 'flag'>>;

/** What the reader of words has to say, as one clause: its hints after the first sentence are for another day. */
export const whyWrong = (error: unknown): string => (error instanceof Error ? (error.message.split(/\.\s/)[0] ?? error.message) : 'wrong words');

/** Options and positions of a command's words. @throws UsageError with what is wrong */
export function readWords(words: readonly string[], options: OptionKinds, usage: string): { readonly values: Readonly<Record<string, string>>; readonly flags: ReadonlySet<string>; readonly positions: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words], strict: true, allowPositionals: true,
      options: Object.fromEntries(Object.entries(options).map(([name, kind]) => [name, { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) }])),
    });
    const texts: Record<string, string> = {};
    const flags = new Set<string>();
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string') texts[name] = value;
      else if (value === true) flags.add(name);
    }
    return { values: texts, flags, positions: positionals };
  } catch (error) {
    throw new UsageError(`${whyWrong(error)}. Usage: nodeworth ${usage}`);
  }
}

/** The same for a command that takes options only. @throws UsageError */
export function readOptions(words: readonly string[], options: OptionKinds, usage: string): { readonly values: Readonly<Record<string, string>>; readonly flags: ReadonlySet<string> } {
  const { values, flags, positions } = readWords(words, options, usage);
  if (positions.length > 0) throw new UsageError(`Usage: nodeworth ${usage}`);
  return { values, flags };
}

/** A day typed as YYYY-MM-DD. @throws UsageError */
export function readDay(text: string | undefined, name: string, parse: (text: string) => number | null): number | null {
  if (text === undefined) return null;
  const day = parse(text);
  if (day === null) throw new UsageError(`--${name} should be a day such as 2026-11-22, not ${text}`);
  return day;
}
