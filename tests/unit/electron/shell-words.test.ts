import { describe, expect, test } from 'vitest';

import { toExternalLink } from '../../../main/electron/external-links';
import { parseOptions, toEngineWords } from '../../../main/electron/options';
import { parseBounds, placeOnScreens } from '../../../main/electron/window-place';

describe('links to outside', () => {
  test('an address of the list is opened as it is', () => {
    expect(toExternalLink('https://solscan.io/tx/abc?x=1#y')).toBe('https://solscan.io/tx/abc?x=1#y');
  });

  test.each([
    'http://solscan.io/tx/abc',
    'https://solscan.io.evil.example/',
    'https://evil.example/?https://solscan.io/',
    'https://api.solscan.io/',
    'https://user:word@solscan.io/',
    'https://solscan.io:8443/',
    'https://constructor/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'solscan.io',
    '',
  ])('%s is not', (url) => {
    expect(toExternalLink(url)).toBeNull();
  });
});

describe('the words of the shell', () => {
  test('without words: the person’s own data in the usual place', () => {
    expect(parseOptions(['--inspect=0', '/some/app'])).toEqual({ demo: false, smoke: false, dataDir: null });
  });

  test('folder and demo reach the engine', () => {
    const options = parseOptions(['/some/app', '--demo', '--data-dir=/data of mine', '--smoke']);
    expect(options).toEqual({ demo: true, smoke: true, dataDir: '/data of mine' });
    expect(toEngineWords(options)).toEqual(['--data-dir', '/data of mine', '--demo']);
  });
});

describe('the place of the window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };

  test('is kept while it can be caught with the pointer', () => {
    const kept = { x: 1800, y: 900, width: 1280, height: 860 };
    expect(placeOnScreens(kept, [screen])).toBe(kept);
  });

  test('is forgotten when its screen is gone', () => {
    expect(placeOnScreens({ x: 2500, y: 100, width: 1280, height: 860 }, [screen])).toBeNull();
    expect(placeOnScreens({ x: 1841, y: 100, width: 1280, height: 860 }, [screen])).toBeNull();
  });

  test.each([[null], ['big'], [{}], [{ x: 0, y: 0, width: 10, height: 10 }], [{ x: Number.NaN, y: 0, width: 800, height: 600 }], [{ x: '0', y: 0, width: 800, height: 600 }]])(
    'is not read from %j',
    (value) => {
      expect(parseBounds(value)).toBeNull();
    },
  );
});
