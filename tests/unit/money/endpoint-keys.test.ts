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

  it.each([
    ['letters only', 'https://rpc.example.com/v2/AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEf', 'https://rpc.example.com/v2/•••'],
    ['small letters only', 'https://rpc.example.com/rpc/qwhjdkslzmxncbvq', 'https://rpc.example.com/rpc/•••'],
    ['digits only', 'https://rpc.example.com/12345678901234567890', 'https://rpc.example.com/•••'],
    ['fifteen signs', 'https://rpc.example.com/v1/abc123def456ghi/', 'https://rpc.example.com/v1/•••/'],
    ['eight signs', 'https://rpc.example.com/a1b2c3d4', 'https://rpc.example.com/•••'],
    ['a name and a key', 'https://rpc.example.com/;key=AbCdEf12', 'https://rpc.example.com/•••'],
    ['words with dashes', 'https://rpc.example.com/abcd-efgh-ijkl-mnop', 'https://rpc.example.com/•••'],
    ['a UUID', 'https://rpc.example.com/8f14e45f-ceea-467f-a9c1-0b9c3d2e1f00/rpc', 'https://rpc.example.com/•••/rpc'],
    ['percent signs', 'https://rpc.example.com/%61%62%63%64', 'https://rpc.example.com/•••'],
    ['before the domain', 'https://k3yS3cr3tAbcd123.rpc.example.com:8545/rpc', 'https://•••.rpc.example.com:8545/rpc'],
    ['letters before the domain', 'https://eth-qwhjdkslzmxncbvq.rpc.example.com', 'https://•••.rpc.example.com'],
  ])('of %s is hidden', (_what, address, shown) => {
    expect(hideKeys(address)).toBe(shown);
    expect(restoreKeys([shown], [address])).toEqual({ ok: true, addresses: [address] });
  });

  it.each([
    'https://api.mainnet-beta.solana.com', 'https://arbitrum-one-rpc.publicnode.com', 'https://eth-rpc-api.thetatoken.org/rpc', 'https://rest.lavenderfive.com/akash', 'https://rpc.akt.dev/rest',
    'https://rpc.ankr.com/filecoin', 'https://filecoin.chainup.net/rpc/v1', 'https://api.coingecko.com/api/v3', 'https://gateway.example.com/json-rpc/ethereum-mainnet/42161', 'http://192.168.1.5:14002',
    'http://[fe80::1234:5678:9abc:def0]:8899/', 'https://hnt-rewards.oracle.helium.io',
  ])('is not seen in %s', (address) => {
    expect(hideKeys(address)).toBe(address);
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
