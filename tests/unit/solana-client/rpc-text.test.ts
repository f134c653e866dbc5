import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRpcAnswer, splitJsonArray } from '../../../main/adapters/sources/solana/rpc-text';

describe('the elements of a JSON array as text', () => {
  test('are the texts that were joined, whatever is in them', () => {
    fc.assert(fc.property(fc.array(fc.json()), fc.constantFrom(',', ' , ', ',\n'), (elements, comma) => {
      const trimmed = elements.map((one) => one.trim());
      expect(splitJsonArray(`[${trimmed.join(comma)}]`)).toEqual(trimmed);
    }));
  });

  test('keep numbers and spaces that a parser would lose', () => {
    expect(splitJsonArray('[{"amount": 18446744073709551615 },\n 1.0]')).toEqual(['{"amount": 18446744073709551615 }', '1.0']);
  });

  test('are none when the array is cut anywhere', () => {
    const whole = '[{"a":"]},{\\"[","b":[1,2]},{"c":null}]';
    for (let length = 0; length < whole.length; length += 1) expect([length, splitJsonArray(whole.slice(0, length))]).toEqual([length, null]);
    expect(splitJsonArray(whole)).toHaveLength(2);
  });

  test.each(['{"a":1}', '[1]]', '[1,]', ']', '', '["a]'])('are none in %s', (text) => {
    expect(splitJsonArray(text)).toBeNull();
  });
});

describe('a JSON-RPC answer', () => {
  test('to one call is a result with the text as it came', () => {
    const text = '{"jsonrpc":"2.0","result":{"slot":1.0},"id":"x"}';
    expect(parseRpcAnswer(text, 'one')).toEqual({ kind: 'elements', elements: [{ kind: 'result', id: 'x', text, value: { slot: 1 } }] });
  });

  test('null is a result, and not the same as no result', () => {
    expect(parseRpcAnswer('{"result":null,"id":1}', 'one')).toMatchObject({ elements: [{ kind: 'result', id: '1', value: null }] });
    expect(parseRpcAnswer('{"id":1}', 'one')).toEqual({ kind: 'unreadable' });
  });

  test('to a batch may be one error', () => {
    expect(parseRpcAnswer('{"error":{"code":-32600,"message":"no batches"},"id":null}', 'batch')).toMatchObject({ kind: 'single-for-batch', element: { kind: 'error', code: -32600 } });
  });

  test.each(['', '<html>', '[1]', 'null', '[{"result":1,"id":1},'])('that is %j is unreadable', (text) => {
    expect(parseRpcAnswer(text, 'batch')).toEqual({ kind: 'unreadable' });
  });
});
