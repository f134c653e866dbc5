import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStorjNode } from '../../../shared/chains/storj/node-address';

describe('the address of a Storj dashboard', () => {
  it.each([
    ['localhost', 'http://localhost:14002', 'this-machine'],
    ['127.0.0.1:14003', 'http://127.0.0.1:14003', 'this-machine'],
    ['  HTTP://NAS.local:14002/  ', 'http://nas.local:14002', 'home'],
    ['http://192.168.1.5/api/sno/?x=1#y', 'http://192.168.1.5:14002', 'home'],
    ['[::1]:14002', 'http://[::1]:14002', 'this-machine'],
    ['[fd00::5]', 'http://[fd00::5]:14002', 'home'],
    ['http://[2001:db8::1]:80', 'http://[2001:db8::1]:80', 'public'],
    ['100.64.0.9', 'http://100.64.0.9:14002', 'home'],
    ['storj', 'http://storj:14002', 'home'],
    ['https://node.example.org', 'https://node.example.org:443', 'public'],
    ['8.8.8.8', 'http://8.8.8.8:14002', 'public'],
    ['172.32.0.1', 'http://172.32.0.1:14002', 'public'],
    ['node.example.org.', 'http://node.example.org:14002', 'public'],
  ])('%s is written %s and can be reached from: %s', (text, address, reach) => {
    expect(parseStorjNode(text)).toEqual({ ok: true, address, reach });
  });

  it.each([
    ['', 'empty'], ['http://', 'not-a-host'], ['ftp://nas', 'not-http'], ['javascript://nas', 'not-http'], ['nas:0', 'bad-port'], ['nas:70000', 'bad-port'], ['nas:14002x', 'not-a-host'],
    ['user:pass@nas:14002', 'credentials'], ['http://user@nas', 'credentials'], ['999.1.1.1', 'not-a-host'], ['1.2.3', 'not-a-host'], ['-a.b', 'not-a-host'], ['na s', 'not-a-host'], ['[::1', 'not-a-host'],
    ['x'.repeat(3_000), 'too-long'], ['1'.repeat(64), 'secret'],
  ])('%s is refused: %s', (text, why) => {
    const parsed = parseStorjNode(text);
    expect(parsed.ok ? parsed.address : parsed.why).toBe(why);
  });

  it('a backslash ends the host, as it does in a browser', () => {
    expect(parseStorjNode('http://nas\\@evil')).toMatchObject({ ok: true, address: 'http://nas:14002' });
  });

  it('never gives back what was typed when it refuses, and what it takes is an address of one spelling', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 60 }), fc.webUrl({ withQueryParameters: true, withFragments: true })), (text) => {
      const parsed = parseStorjNode(text);
      if (!parsed.ok) return Object.keys(parsed).toSorted().join() === 'ok,secret,why';
      const again = parseStorjNode(parsed.address);
      return again.ok && again.address === parsed.address && /^https?:\/\/[^@/?#\s]+:\d+$/.test(parsed.address) && new URL(parsed.address).username === '';
    }), { numRuns: 3_000 });
  });
});
