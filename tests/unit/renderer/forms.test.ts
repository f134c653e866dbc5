import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decimalSignOfLocale, parseTypedNumber } from '../../../renderer/forms/parse-number';
import { seriesWords } from '../../../renderer/features/devices/series-words';
import { contractError, wordsOfError } from '../../../renderer/state/error-words';
import { firstTrouble, stateOfAnswer } from '../../../renderer/state/query-state';
import { gapWords, sourceWords } from '../../../renderer/strings/sources';

describe('a typed number', () => {
  it.each([
    ['0.32', '.', 0.32],
    ['0,32', '.', 0.32],
    ['1.234,50', '.', 1234.5],
    ['1,234.50', ',', 1234.5],
    ['1 234.5', '.', 1234.5],
    ['1,234', '.', 1234],
    ['1,234', ',', 1.234],
    ['0,125', '.', 0.125],
    ['1.234.567', '.', 1_234_567],
    ['−3', '.', -3],
    ['.5', '.', 0.5],
  ] as const)('%s where the decimal sign is %s', (text, sign, value) => {
    expect(parseTypedNumber(text, sign)).toEqual({ kind: 'number', value });
  });

  it.each(['', '  '])('nothing is not zero: %j', (text) => {
    expect(parseTypedNumber(text, '.').kind).toBe('empty');
  });

  it.each(['abc', '12 kW', '1e5', '.', '--1', '1-2'])('%s is none', (text) => {
    expect(parseTypedNumber(text, '.').kind).toBe('wrong');
  });

  it('reads back what the locale writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom('en-GB', 'de-DE', 'fr-FR'), (hundredths, locale) => {
        const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(hundredths / 100);
        expect(parseTypedNumber(written, decimalSignOfLocale(locale))).toEqual({ kind: 'number', value: hundredths / 100 });
      }),
      { numRuns: 200 },
    );
  });
});

describe('answers as card states', () => {
  const asked = { data: undefined, error: null, isPending: true, dataUpdatedAt: 0, refetch: () => undefined };

  it('loading until the first answer, unreachable without one, stale with an older one', () => {
    expect(stateOfAnswer(asked).kind).toBe('loading');
    expect(stateOfAnswer({ ...asked, isPending: false, error: new Error('x') }).kind).toBe('unreachable');
    expect(stateOfAnswer({ ...asked, isPending: false, data: {}, error: new Error('x'), dataUpdatedAt: 5 })).toMatchObject({ kind: 'stale', asOfMs: 5 });
    expect(stateOfAnswer({ ...asked, isPending: false, data: {} }).kind).toBe('fresh');
  });

  it('the trouble of the answer comes before that of a figure in it', () => {
    expect(firstTrouble({ kind: 'fresh' }, { kind: 'stale', asOfMs: 1 }, { kind: 'measured-zero' }).kind).toBe('stale');
  });
});

describe('errors of the contract', () => {
  it('become sentences with their context', () => {
    const error = { code: 'BAD_INPUT', data: { context: { key: 'tz', should: 'an IANA zone' } } };
    expect(wordsOfError(error)).toContain('an IANA zone');
    expect(contractError({ code: 'NOT_FOUND', data: { context: { what: 3 } } })).toEqual({ code: 'NOT_FOUND', context: {} });
  });

  it('anything else says nothing about the inside', () => {
    expect(wordsOfError(new TypeError('cannot read /home/me/secret'))).not.toContain('secret');
  });
});

describe('codes in words', () => {
  it('names what is missing for a net, with the device', () => {
    const name = (id: string): string => `Network ${id}`;
    expect(gapWords('no-watts:Rig: 2', name)).toBe('the watts of Rig: 2');
    expect(gapWords('no-device:helium', name)).toContain('Network helium');
    expect(gapWords('no-tariff', name)).toBe('the power price');
  });

  it('names sources, also those with a number', () => {
    expect(sourceWords('wallet-days:60')).toBe('what the wallet received over 60 days');
    expect(sourceWords('api.example.org')).toBe('api.example.org');
  });

  it('names series of the store and their units', () => {
    expect(seriesWords('gpu.GPU-1a.power', null)).toEqual({ label: 'Power of GPU-1a', unit: 'W', domain: null });
    expect(seriesWords('disk.a.b.c.free', null)).toMatchObject({ label: 'Free on a.b.c', unit: 'B' });
    expect(seriesWords('cpu.load', null)).toMatchObject({ unit: '%', domain: [0, 100] });
  });
});
