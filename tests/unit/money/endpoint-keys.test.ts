import { describe, expect, it } from 'vitest';
import { hideKeys, restoreKeys } from '../../../shared/domain/endpoint-keys';

const KEY = 'a1b2c3d4e5f6a7b8c9d0e1f2';

describe('an endpoint with a key', () => {
  it.each([
    [`https://rpc.example.com/v2/${KEY}`, 'https://rpc.example.com/v2/•••'],
    [`https://rpc.example.com/?api-key=${KEY}`, 'https://rpc.example.com/?•••'],
    [`https://rpc.example.com?token=${KEY}#${KEY}`, 'https://rpc.example.com?•••'],
    [`https://user:${KEY}@rpc.example.com/rpc`, 'https://•••@rpc.example.com/rpc'],
    ['https://api.mainnet-beta.solana.com', 'https://api.mainnet-beta.solana.com'],
    ['https://api.node.glif.io/rpc/v1', 'https://api.node.glif.io/rpc/v1'],
    ['http://127.0.0.1:8899/', 'http://127.0.0.1:8899/'],
    [KEY, '•••'],
  ])('%s is shown as %s', (address, shown) => {
    expect(hideKeys(address)).toBe(shown);
    expect(hideKeys(address)).not.toContain(KEY);
  });

  it('comes back from a page as the one that is stored, and others are taken as typed', () => {
    const stored = [`https://a.example/${KEY}`, `https://b.example/?k=${KEY}`];
    expect(restoreKeys(['https://new.example', 'https://b.example/?•••'], stored)).toEqual({ ok: true, addresses: ['https://new.example', stored[1]] });
    expect(restoreKeys(stored.map(hideKeys), stored)).toEqual({ ok: true, addresses: stored });
  });

  it('that was changed while it is hidden is refused: nobody can tell what is meant', () => {
    expect(restoreKeys(['https://other.example/•••'], [`https://a.example/${KEY}`])).toEqual({ ok: false, at: 0 });
    expect(restoreKeys(['https://a.example/•••', 'https://a.example/•••'], [`https://a.example/${KEY}`])).toEqual({ ok: false, at: 1 });
  });
});
