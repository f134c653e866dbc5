/** Longest name, memo or value of the chain that is shown in one piece. */
const LONGEST = 200;

/** Marks on one letter beyond this many are noise that spills over the lines around. */
const MOST_MARKS = 4;

/** Everything that is not seen but changes what is, as parts of a class of characters. */
const UNSEEN_PARTS = [
  '\\p{Cc}', // control characters
  '\\p{Cs}', // halves of pairs
  '\\u00AD\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u3164\\uFFA0', // soft hyphen, joiners and fillers
  '\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F', // direction marks, overrides and isolates, zero widths, line ends of their own kind
  '\\uFE00-\\uFE0F\\uFEFF\\uFFF9-\\uFFFB', // variants, byte order mark, annotations
  '\\u{E0000}-\\u{E0FFF}', // tags
] as const;
const UNSEEN = new RegExp(`[${UNSEEN_PARTS.join('')}]`, 'gu');
const UNSEEN_BUT_LINES = new RegExp(`(?![\\n\\t])${UNSEEN.source}`, 'gu');
const MARKS = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');

/**
 * Text from outside (token names, memos, device names, values of a rule) as it may be shown: one line of visible characters, cut to a length.
 * React writes it as text and never as HTML; this takes away what text alone can do: turn the reading direction, hide a part, fill the page.
 * @param longest most characters that are kept, counted in code points
 */
export function cleanText(text: string, longest: number = LONGEST): string {
  return cut(within(text, longest).replaceAll(/[\n\t\r]+/g, ' ').replaceAll(UNSEEN, '').replaceAll(MARKS, '$1').trim(), longest);
}

/** The same with line ends and tabs kept: for raw answers. */
export function cleanLines(text: string, longest: number): string {
  return cut(within(text, longest).replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN_BUT_LINES, '').replaceAll(MARKS, '$1'), longest);
}

/** A name of 10 MB is cut before anything else looks at it. Unseen characters may fill a part of what is looked at, so it is longer than what is kept. */
const within = (text: string, longest: number): string => (text.length > longest * 8 ? text.slice(0, longest * 8) : text);

function cut(text: string, longest: number): string {
  const points = Array.from(text);
  return points.length > longest ? `${points.slice(0, longest - 1).join('')}…` : text;
}
