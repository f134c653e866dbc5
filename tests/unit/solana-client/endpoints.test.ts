import { describe, expect, test } from 'vitest';
import { endpointHost, endpointsOf, parseEndpoints, PUBLIC_LIMIT } from '../../../main/adapters/sources/solana/endpoints';

describe('endpoints', () => {
  test('are the public one while nothing is set, with its limit', () => {
    expect(endpointsOf(null)).toEqual([{ url: 'https://api.mainnet-beta.solana.com/', limit: { perMethod: 40, total: 100 } }]);
    expect(endpointsOf('{broken')).toEqual(endpointsOf(null));
    expect(endpointsOf('[]')).toEqual(endpointsOf(null));
  });

  test('keep their order and lose doubles', () => {
    expect(endpointsOf('["https://b.example/","https://a.example/?api-key=1","https://b.example"]').map((one) => one.url)).toEqual(['https://b.example/', 'https://a.example/?api-key=1']);
  });

  test('have the public limit unless the person says otherwise; a node on this machine has none', () => {
    const parsed = parseEndpoints(['https://a.example', { url: 'https://b.example', limit: { perMethod: 5, total: 9 } }, { url: 'https://c.example', limit: null }, 'http://127.0.0.1:8899']);
    expect(parsed).toMatchObject({ ok: true, endpoints: [{ limit: PUBLIC_LIMIT }, { limit: { perMethod: 5, total: 9 } }, { limit: null }, { limit: null }] });
  });

  test.each([
    [['http://a.example'], 'not-https'], [['http://127.0.0.1.evil.example'], 'not-https'], [['http://localhost.evil.example'], 'not-https'], [['ws://127.0.0.1'], 'not-https'],
    [['a.example'], 'not-an-address'], [[7], 'not-an-address'], [[], 'empty'], ['https://a.example', 'not-a-list'],
    [[{ url: 'https://a.example', limit: { perMethod: 0, total: 1 } }], 'bad-limit'],
  ])('%j are refused: %s', (list, why) => {
    expect(parseEndpoints(list)).toMatchObject({ ok: false, why });
  });

  test('show their host alone', () => {
    expect(endpointHost('https://rpc.example:8443/key/abc?api-key=def')).toBe('rpc.example:8443');
  });
});
