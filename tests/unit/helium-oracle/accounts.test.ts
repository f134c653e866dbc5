import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAddress, keyToAssetAddress, parseKeyToAsset, parseOracleUrls, parseRecipient, recipientAddress } from '../../../main/adapters/sources/helium-oracle/accounts';
import { toLifetime } from '../../../main/adapters/sources/helium-oracle/answers';
import { isHeliumOracle } from '../../../main/adapters/sources/helium-oracle/endpoints';
import { lifetimeOf } from '../../../main/adapters/sources/helium-oracle/median';
import { LAZY_DISTRIBUTOR } from '../../../shared/networks/helium/programs';
import { address, distributorAccount, keyToAssetAccount, recipientAccount } from '../../support/helium-oracle/helium-oracles';

const distributor = address('distributor');
const asset = address('asset');

describe('accounts of Helium on Solana', () => {
  it('reads what a hotspot was paid, also an account of before destinations existed', () => {
    expect(parseRecipient(recipientAccount(distributor, asset, 18_446_744_073_709_551_615n))).toEqual({ lazyDistributor: distributor, asset, paid: 18_446_744_073_709_551_615n, destination: null });
    expect(parseRecipient(recipientAccount(distributor, asset, 5n, address('fanout')))?.destination).toBe(address('fanout'));
    const whole = recipientAccount(distributor, asset, 7n);
    const early = { ...whole, dataBase64: Buffer.from(whole.dataBase64, 'base64').subarray(0, 95).toString('base64') };
    expect(parseRecipient(early)).toMatchObject({ paid: 7n, destination: null });
  });

  it('reads keys and oracles', () => {
    expect(parseKeyToAsset(keyToAssetAccount(asset, Buffer.from('key')))?.asset).toBe(asset);
    expect(parseOracleUrls(distributorAccount(['https://a.helium.io', 'https://b.helium.io']))).toEqual(['https://a.helium.io', 'https://b.helium.io']);
    expect(parseOracleUrls(recipientAccount(distributor, asset, 1n))).toBeNull();
  });

  it('takes no account of another program or kind', () => {
    expect(parseRecipient({ ...recipientAccount(distributor, asset, 1n), owner: address('other') })).toBeNull();
    expect(parseRecipient({ ...keyToAssetAccount(asset, Buffer.from('key')), owner: LAZY_DISTRIBUTOR })).toBeNull();
  });

  it('uses the discriminators of the program’s own names', () => {
    const of = (name: string): string => createHash('sha256').update(`account:${name}`).digest('hex').slice(0, 16);
    expect([of('RecipientV0'), of('KeyToAssetV0'), of('LazyDistributorV0')]).toEqual(['ae0ec7d9ce6c9a32', 'ea28f4409aab1db1', '87bab9fc0a4d63a7']);
  });

  it('derives addresses off the curve, always the same', () => {
    expect(isAddress(recipientAddress(distributor, asset))).toBe(true);
    expect(recipientAddress(distributor, asset)).toBe(recipientAddress(distributor, asset));
    expect(keyToAssetAddress(Buffer.from('a'))).not.toBe(keyToAssetAddress(Buffer.from('b')));
  });

  it('ten thousand damaged accounts: never throws, never reads beyond the end', () => {
    const samples = [recipientAccount(distributor, asset, 5n), keyToAssetAccount(asset, Buffer.from('key')), distributorAccount(['https://a.helium.io'])];
    fc.assert(fc.property(fc.constantFrom(...samples), fc.nat(400), fc.uint8Array({ maxLength: 12 }), fc.boolean(), (sample, at, noise, cut) => {
      const data = Buffer.from(sample.dataBase64, 'base64');
      const damaged = cut ? data.subarray(0, at) : Buffer.concat([data.subarray(0, at), Buffer.from(noise), data.subarray(at + noise.length)]);
      const account = { owner: sample.owner, dataBase64: damaged.toString('base64') };
      for (const parse of [parseRecipient, parseKeyToAsset, parseOracleUrls]) parse(account);
      const paid = parseRecipient(account)?.paid;
      return paid === undefined || (paid >= 0n && paid < 1n << 64n);
    }), { numRuns: 10_000 });
  });
});

describe('what oracles tell', () => {
  it.each([
    [[], { state: 'silent' }], [[5n], { state: 'told', amount: 5n }], [[5n, 5n], { state: 'told', amount: 5n }], [[5n, 6n], { state: 'disagree', low: 5n, high: 6n }],
    [[6n, 5n, 6n], { state: 'told', amount: 6n }], [[0n, 5n, 9n], { state: 'disagree', low: 0n, high: 9n }], [[5n, 5n, 9n, 9n], { state: 'disagree', low: 5n, high: 9n }],
  ])('%s', (values, lifetime) => {
    expect(lifetimeOf(values)).toEqual(lifetime);
  });

  it('a liar among three changes nothing', () => {
    fc.assert(fc.property(fc.bigInt(0n, 1n << 60n), fc.bigInt(0n, 1n << 60n), (honest, lie) => {
      const lifetime = lifetimeOf([honest, lie, honest]);
      return lifetime.state === 'told' && lifetime.amount === honest;
    }));
  });

  it('amounts are whole numbers that the chain can hold', () => {
    expect(toLifetime('18446744073709551615')).toBe(18_446_744_073_709_551_615n);
    expect(toLifetime(12)).toBe(12n);
    for (const none of ['18446744073709551616', '-1', '1.5', 1.5, -1, null, '', ' 1', {}, 2 ** 60]) expect(toLifetime(none)).toBeNull();
  });

  it.each([['https://hnt-rewards.oracle.helium.io', true], ['https://helium.io/x', true], ['http://a.helium.io', false], ['https://evilhelium.io', false], ['https://helium.io.evil.example', false], ['https://u:p@a.helium.io', false], ['rubbish', false]])('%s may be asked: %s', (url, may) => {
    expect(isHeliumOracle(url)).toBe(may);
  });
});
