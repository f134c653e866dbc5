import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../main/adapters/sources/evm/refusal';

describe('what a node’s error means', () => {
  it.each([
    [-32602, 'range 1000000 exceeds limit of 10000', 'range'],
    [-32005, 'query returned more than 10000 results', 'range'],
    [-32600, 'You can make eth_getLogs requests with up to a 500 block range. Based on your parameters, this block range should work: [0x123c9b2, 0x123cba5]', 'range'],
    [-32600, 'block range too high', 'range'],
    [-32000, 'block range is bigger than maxBlockRange', 'range'],
    [-32602, 'query exceeds max block range 100000', 'range'],
    [-32603, 'eth_getLogs range is too large, max is 1k blocks', 'range'],
    [35, 'ranges over 10000 blocks are not supported on freetier', 'range'],
    [-32602, 'eth_getLogs is limited to 1024 block range. Please check the parameter requirements', 'range'],
    [-32602, 'query exceeds max results 20000, retry with the range 23879634-23879696', 'range'],
    [-32602, 'invalid params {"payload":"range 9009594 is bigger than range limit 2000"}', 'range'],
    [-32614, 'eth_getLogs is limited to a 5 range', 'range'],
    [-32000, 'query timeout exceeded', 'range'],
    [-32603, 'Log response size exceeded.', 'range'],
    [-32005, 'daily request count exceeded, request rate limited', 'busy'],
    [429, 'Too Many Requests', 'busy'],
    [-32016, 'over rate limit', 'busy'],
    [-32029, 'Your app has exceeded its compute units per second capacity', 'busy'],
    [-32701, 'Please specify an address in your request or, to remove restrictions, order a dedicated full node here', 'needs-address'],
    [4444, 'pruned history unavailable', 'pruned'],
    [-32000, 'missing trie node 0xabc', 'pruned'],
    [3, 'execution reverted', 'reverted'],
    [-32000, 'invalid opcode: INVALID', 'reverted'],
    [-32601, 'the method eth_foo does not exist/is not available', 'no-method'],
    [-32602, 'invalid argument 0: hex string without 0x prefix; unknown block tag finalized', 'no-method'],
    [-32603, 'Internal error', 'failed'],
    [0, '', 'failed'],
  ] as const)('%i %s: %s', (code, words, refusal) => {
    expect(refusalOf({ code, words })).toBe(refusal);
  });
});
