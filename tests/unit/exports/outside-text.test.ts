import { describe, expect, it } from 'vitest';

import { outsideText, outsideTextOrNull } from '../../../main/engine/exports/outside-text';

describe('names of strangers in files', () => {
  it.each([
    ['HNT', 'HNT'], ['\u202Egnp.exe', 'gnp.exe'], ['a\u0000b\u0007c', 'abc'], ['two\r\nlines', 'twolines'], ['a\u2028b', 'ab'], ['\u200bH\u2060N\ufeffT', 'HNT'], ['  much \t space  ', 'much space'], ['Zoë 付款人 😀', 'Zoë 付款人 😀'],
    ['\ud800lone', 'lone'],
  ])('%j stands as %j', (text, shown) => expect(outsideText(text)).toBe(shown));

  it('are cut between signs, also out of ten megabytes', () => {
    const began = performance.now();
    expect(outsideText('😀'.repeat(5_000_000))).toBe('😀'.repeat(64));
    expect(outsideText('x'.repeat(10_000_000))).toBe('x'.repeat(64));
    expect(performance.now() - began).toBeLessThan(200);
  });

  it('of which nothing is left are none', () => {
    expect([outsideTextOrNull('\u202e\u0000'), outsideTextOrNull(''), outsideTextOrNull(null)]).toEqual([null, null, null]);
  });
});
