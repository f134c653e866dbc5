import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cleanLines, cleanText } from '../../../renderer/strings/clean-text';
import { symbolText } from '../../../renderer/strings/symbol';

const RTL = '\u202E';
const ZERO_WIDTH = '\u200B\u200D\u2060\uFEFF';
/** Everything that the cleaned text must not hold, written down again on purpose: controls, directions, zero widths, tags, broken pairs. */
const FORBIDDEN = new RegExp(['[\\u0000-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B-\\u200F\\u2028-\\u202E]', '[\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]', '[\\u{E0000}-\\u{E007F}]', '\\p{Cs}'].join('|'), 'u');

describe('text from outside', () => {
  it('keeps what can be read, also of other scripts and beyond the first plane', () => {
    expect(cleanText('Größe 東京 🛰 עברית café')).toBe('Größe 東京 🛰 עברית café');
  });
  it('leaves a script the harmless text that it is', () => {
    expect(cleanText('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
  });
  it.each([
    ['a reversed reading direction', `invoice${RTL}fdp.exe`, 'invoicefdp.exe'],
    ['isolates and marks', '\u2066a\u2069\u200Eb\u200Fc\u061Cd', 'abcd'],
    ['unseen characters', `H${ZERO_WIDTH}NT\u00AD`, 'HNT'],
    ['control characters and a bell', 'a\u0000b\u0007c\u001B[31m', 'abc[31m'],
    ['line ends, which become spaces', 'one\r\ntwo\tthree', 'one two three'],
    ['tag characters', 'x\u{E0041}\u{E0042}', 'x'],
    ['half of a pair', 'x\uD83Dy', 'xy'],
  ])('takes away %s', (_what, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
  it('lets no pile of marks run over the lines around', () => {
    expect(cleanText(`Z${'\u0301'.repeat(500)}`)).toBe(`Z${'\u0301'.repeat(4)}`);
  });
  it('cuts a name of 10 MB at once, whatever it is made of', () => {
    const started = performance.now();
    expect(Array.from(cleanText('🛰'.repeat(2_500_000), 60))).toHaveLength(60);
    expect(cleanText(RTL.repeat(10_000_000))).toBe('');
    expect(cleanText('a'.repeat(10_000_000), 20)).toBe(`${'a'.repeat(19)}…`);
    expect(performance.now() - started).toBeLessThan(500);
  });
  it('holds for whatever somebody writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 1, max: 80 }), (text, longest) => {
        const clean = cleanText(text, longest);
        expect(Array.from(clean).length).toBeLessThanOrEqual(longest);
        expect(clean).not.toMatch(FORBIDDEN);
      }),
      { numRuns: 500 },
    );
  });
  it('keeps the lines of a raw answer, and nothing unseen in them', () => {
    expect(cleanLines(`{\r\n\t"memo": "a${RTL}b"\n}`, 100)).toBe('{\n\t"memo": "ab"\n}');
    expect(cleanLines('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
  });
  it('shows a token without a readable symbol as unknown', () => {
    expect(symbolText(null)).toBe('unknown token');
    expect(symbolText(ZERO_WIDTH)).toBe('unknown token');
    expect(symbolText(`H${RTL}NT`)).toBe('HNT');
  });
});
