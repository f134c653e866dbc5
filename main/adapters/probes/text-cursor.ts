/**
 * A place in a text that moves forward. The frequent parsers walk the kernel's tables with it, because splitting and regular expressions
 * made a sample several times dearer on a machine with many cores.
 */
export interface TextCursor {
  readonly text: string;
  at: number;
}

export const createTextCursor = (text: string): TextCursor => ({ text, at: 0 });

const SPACE = 32;
const TAB = 9;
const LINE_END = 10;
const ZERO = 48;
const NINE = 57;

export const atEnd = (cursor: TextCursor): boolean => cursor.at >= cursor.text.length;

/** Skips blanks within the line. */
export const skipBlanks = (cursor: TextCursor): void => {
  const { text } = cursor;
  for (let code = text.charCodeAt(cursor.at); code === SPACE || code === TAB; code = text.charCodeAt(cursor.at)) cursor.at += 1;
};

/** The next unsigned decimal of the line, or null when something else (or the line's end) comes next. Figures over 2^53 lose their last digits. */
export const takeCount = (cursor: TextCursor): number | null => {
  skipBlanks(cursor);
  const { text } = cursor;
  let value = 0;
  let digits = 0;
  for (let code = text.charCodeAt(cursor.at); code >= ZERO && code <= NINE; code = text.charCodeAt(cursor.at)) {
    value = value * 10 + (code - ZERO);
    digits += 1;
    cursor.at += 1;
  }
  return digits === 0 ? null : value;
};

/** The next run of characters without blanks in this line, or '' at its end. */
export const takeWord = (cursor: TextCursor): string => {
  skipBlanks(cursor);
  const { text } = cursor;
  const from = cursor.at;
  for (let code = text.charCodeAt(cursor.at); cursor.at < text.length && code !== SPACE && code !== TAB && code !== LINE_END; code = text.charCodeAt(cursor.at)) cursor.at += 1;
  return text.slice(from, cursor.at);
};

/** Moves to the first character of the next line, or to the end. */
export const skipLine = (cursor: TextCursor): void => {
  const end = cursor.text.indexOf('\n', cursor.at);
  cursor.at = end === -1 ? cursor.text.length : end + 1;
};
