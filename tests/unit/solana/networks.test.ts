import { describe, expect, it } from 'vitest';
import { decodeBase58 } from '../../../shared/chains/solana/base58';
import { SOLANA_RULES } from '../../../shared/chains/solana/rule-codes';
import { DC } from '../../../shared/networks/helium/tokens';
import { knownTokens, tokenByMint } from '../../../shared/networks/known-tokens';
import { RENDER_EPOCH_MS, RENDER_EPOCH_START_MS } from '../../../shared/networks/render/network';
import { accountLink, explorers, transactionLink } from '../../../shared/networks/explorers';
import { networkById, networks, rewardMints } from '../../../shared/networks/registry';

const onSolana = networks.filter((network) => network.chains.includes('solana'));

describe('the registry of networks', () => {
  it('has ids, colours and mints of their own', () => {
    expect(onSolana.map((n) => n.id)).toEqual(['helium', 'render', 'hivemapper', 'nosana', 'io-net', 'geodnet', 'grass', 'xnet', 'roam', 'wingbits']);
    expect(new Set(networks.map((n) => n.id)).size).toBe(networks.length);
    expect(new Set(onSolana.map((n) => n.colorSlot)).size).toBe(onSolana.length);
    expect(onSolana.slice(0, 4).map((n) => n.colorSlot)).toEqual([0, 1, 2, 3]);
    expect(new Set(knownTokens.map((t) => t.mint)).size).toBe(knownTokens.length);
    expect(new Set(SOLANA_RULES).size).toBe(SOLANA_RULES.length);
    expect(networkById('render')?.name).toBe('Render');
    expect(networkById('nobody')).toBeNull();
  });

  it('names only addresses of 32 bytes, with a source and a day', () => {
    for (const token of knownTokens) {
      expect([token.symbol, decodeBase58(token.mint)?.length]).toEqual([token.symbol, 32]);
      expect(token.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(token.source).not.toBe('');
      expect(tokenByMint(token.mint)).toBe(token);
    }
  });

  it('leaves unknown decimals unknown and pays in no token that is unsure', () => {
    expect(knownTokens.filter((t) => t.decimals === null).map((t) => t.symbol)).toEqual(['WINGS', 'ONO']);
    expect(onSolana.flatMap((n) => n.tokens).filter((token) => token.mark === 'unsure')).toEqual([]);
    expect(rewardMints).not.toContain(DC.mint);
  });

  it('knows a token by its mint alone', () => expect(tokenByMint('HonyeYAaTPgKUgQpayL914P6VAqbQZPrbkGMETZvW4iN')).toBeNull());

  it('ends Render’s epoch 97 on the day that its statistics name', () => {
    const endOf = (epoch: number): string => new Date(RENDER_EPOCH_START_MS + (epoch - 1) * RENDER_EPOCH_MS).toISOString().slice(0, 10);
    expect([endOf(1), endOf(97)]).toEqual(['2023-12-27', '2025-10-29']);
  });

  it('links to explorers over https only', () => {
    expect(transactionLink('solana', 'abc')).toBe('https://solscan.io/tx/abc');
    expect(accountLink('solana', 'a/b')).toBe('https://solscan.io/account/a%2Fb');
    const urls = Object.values(explorers).flat().flatMap((explorer) => [explorer.transaction, explorer.account]).filter((url) => url !== null);
    expect(urls.length).toBeGreaterThan(8);
    for (const url of urls) expect(new URL(url).protocol).toBe('https:');
  });
});
