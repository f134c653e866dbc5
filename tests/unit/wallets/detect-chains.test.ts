import { describe, expect, it } from 'vitest';
import { chainsInUse, detectChains, parseOn } from '../../../main/engine/wallets/detect-chains';
import { builtInBook } from '../../../shared/networks/registry';

const chains = chainsInUse(builtInBook, ['eip155:10', 'filecoin-data', 'book']);
const on = (text: string): readonly string[] => detectChains(text, chains).map((one) => `${one.chain} ${one.address}`);

describe('the chain of an address', () => {
  it('is told by its spelling', () => {
    expect(on('So11111111111111111111111111111111111111112')).toEqual(['solana So11111111111111111111111111111111111111112']);
    expect(on(' F01234 ')).toEqual(['filecoin f01234']);
    expect(on('http://192.168.1.20:14002/')).toEqual(['storj http://192.168.1.20:14002']);
    expect(on('storage.lan:14002')).toEqual(['storj http://storage.lan:14002']);
  });

  it('of Ethereum’s kind is one of several: the person says which', () => {
    const found = on('0x52908400098527886E0F7030069857D2E4169EE7');
    expect(found).toContain('eip155:137 0x52908400098527886E0F7030069857D2E4169EE7');
    expect(found).toContain('theta 0x52908400098527886E0F7030069857D2E4169EE7');
    expect(found).toContain('eip155:10 0x52908400098527886E0F7030069857D2E4169EE7');
  });

  it.each(['hello', '', 'localhost', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 't01234'])('of %j is none', (text) => {
    expect(on(text)).toEqual([]);
  });

  it('is never that of own records, and never takes a key', () => {
    expect(chains).not.toContain('book');
    expect(parseOn('book', 'anything')).toEqual({ ok: false, why: 'other-chain' });
    const key = '0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318';
    for (const chain of chains) expect([chain, parseOn(chain, key)]).toMatchObject([chain, { ok: false, why: 'secret' }]);
  });
});
