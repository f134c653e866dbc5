/** Longer than any memo that a rule looks for. */
const LONGEST = 200;

/**
 * Text from the chain without what could trick a reader: control characters, marks that turn the direction of writing, invisible ones. One line, at
 * most 200 characters. Whoever shows it still shows it as text.
 */
export const cleanText = (text: string): string =>
  text
    .slice(0, LONGEST * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
