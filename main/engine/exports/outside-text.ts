/** Control, format and private characters, marks that turn the direction of reading, and separators of lines. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u3164\uffa0]/gu;
/** What nearly every text of a chain is made of. */
const PLAIN = /^[\x20-\x7e]*$/;
const MAX_NAME = 64;
/** Longest address that is told: of nodes and devices some are web addresses. */
export const MAX_ADDRESS = 200;

/**
 * A name that a stranger chose (symbol, network of an imported line) as it may stand in a file: one line, nothing hidden, of bounded length.
 * Formulas are the business of `csv.ts`.
 */
export function outsideText(text: string, maxSigns = MAX_NAME): string {
  if (text.length <= maxSigns && PLAIN.test(text)) return text;
  return Array.from(text.slice(0, 8 * maxSigns).replace(HIDDEN, '').replace(/\s+/g, ' ').trim()).slice(0, maxSigns).join('');
}

/** The same where there may be none; a name of which nothing is left is none. */
export const outsideTextOrNull = (text: string | null, maxSigns = MAX_NAME): string | null => (text === null ? null : outsideText(text, maxSigns) || null);
