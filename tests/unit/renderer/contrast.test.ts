import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { contrast } from './contrast';

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');

/** The colours of one theme, read from the file that the pages use. */
function tokensOf(theme: 'dark' | 'light'): ReadonlyMap<string, string> {
  const block = new RegExp(`data-mantine-color-scheme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  const shared = /:root \{([^}]*)\}/.exec(css)?.[1] ?? '';
  return new Map([...`${shared}${block}`.matchAll(/--nw-([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

const TEXT = ['text', 'muted', 'accent', 'gain', 'loss', 'unknown', 'warn'];
const GROUNDS = ['bg', 'surface', 'raised'];

describe.each(['dark', 'light'] as const)('contrast in the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const of = (name: string): string => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`no token ${name} in ${theme}`);
    return value;
  };

  it.each(TEXT.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)))('%s on %s reads: at least 4.5:1', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([['text', 'selected'], ['muted', 'selected'], ['accent', 'selected'], ['on-accent', 'accent'], ['bg', 'text']])('%s on %s reads: at least 4.5:1', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8].map((slot) => `edge-${slot}`).concat('field-edge', 'accent'))('%s is seen on the surface: at least 3:1', (name) => {
    expect(contrast(of(name), of('surface'))).toBeGreaterThanOrEqual(3);
  });
});

describe('contrast()', () => {
  // Reference values of the WCAG definition: black on white 21:1, #767676 on white 4.54:1.
  it.each([['#000000', '#ffffff', 21], ['#767676', '#ffffff', 4.54], ['#ffffff', '#ffffff', 1]])('of %s and %s is %d', (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 1);
  });
});
