import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaseEntry, scaled, toEarned } from '../../../main/adapters/sources/akash/answers';
import { decodeIncrease, increaseKey } from '../../../main/adapters/sources/akash/decode';
import { shareOut } from '../../../main/adapters/sources/akash/share-out';
import type { DecodeContext } from '../../../main/engine/ports/chain';
import { builtInBook } from '../../../shared/networks/registry';
import { mutated } from '../probes/mutated';

const context: DecodeContext = { walletId: 'w', accounts: [], decisions: [], networks: builtInBook };
const wallet = { id: 'w', chain: 'akash', address: 'akash1provider', label: '', addedAtMs: 0 } as const;
const increase = {
  provider: 'akash1provider', lease: 'akash1tenant/7/1/1/1/uact', denom: 'uact', from: '100', to: '1101', fromMs: 1_768_000_000_000, toMs: 1_768_478_400_000,
  buckets: [{ atMs: 1_768_100_000_000, weight: '1' }, { atMs: 1_768_200_000_000, weight: '2' }],
};
const key = increaseKey(increase);
const decode = (text: string, under = key) => decodeIncrease(under, text, wallet, context);

describe('increases of a lease', () => {
  it('are shared out to the last unit', () => {
    const decoded = decode(JSON.stringify(increase));
    if (decoded.state !== 'decoded') throw new Error(decoded.state);
    expect(decoded.lines.map((line) => [line.base, line.atMs, line.instructionPath])).toEqual([['334', 1_768_100_000_000, '0'], ['667', 1_768_200_000_000, '1']]);
  });

  it.each([
    ['for another provider', { provider: 'akash1other' }], ['without an increase', { to: '100' }], ['that falls', { to: '5' }], ['in another coin than the lease', { denom: 'uakt' }], ['of a time that runs backwards', { fromMs: 1_768_478_400_001 }],
  ])('give no line %s', (_what, change) => {
    const changed = { ...increase, ...change };
    expect(decode(JSON.stringify(changed), increaseKey(changed)).state).toBe('unreadable');
  });

  it('shares always add up, none is negative', () => {
    fc.assert(fc.property(fc.bigInt(1n, 10n ** 18n), fc.array(fc.bigInt(0n, 10n ** 15n), { maxLength: 60 }), (amount, weights) => {
      const parts = shareOut(amount, weights.map((weight, at) => ({ atMs: at, weight })));
      if (weights.every((weight) => weight === 0n)) return parts.length === 0;
      return parts.reduce((sum, part) => sum + part.amount, 0n) === amount && parts.every((part) => part.amount > 0n && weights[part.atMs] !== 0n);
    }));
  });

  it('ten thousand damaged texts: never throws, and the lines add up to what the text says', () => {
    const text = JSON.stringify(increase);
    fc.assert(fc.property(mutated(text), (damaged) => {
      const decoded = decode(damaged);
      if (decoded.state !== 'decoded') return true;
      const { from, to } = JSON.parse(damaged) as { from: string; to: string };
      return decoded.lines.reduce((sum, line) => sum + BigInt(line.base), 0n) === BigInt(to) - BigInt(from) && increaseKey(JSON.parse(damaged) as typeof increase) === key;
    }), { numRuns: 10_000 });
  });

  it('any other value: never throws and makes no line', () => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue().map((value) => JSON.stringify(value)), fc.string()), fc.string(), (any, anyKey) => decode(any, anyKey).state === 'unreadable'), { numRuns: 3_000 });
  });
});

describe('numbers of the chain and the Console', () => {
  it('decimals keep all 18 places', () => {
    expect(scaled('10.25')).toBe(10_250_000_000_000_000_000n);
    expect(scaled('0.000000000000000001')).toBe(1n);
    expect(scaled('7')).toBe(7_000_000_000_000_000_000n);
  });

  it('the uact figure that is told twice is taken once', () => {
    expect(toEarned({ earnings: { totalUAktEarned: 1.9, totalUActEarned: 5, totalUUsdcEarned: 5 } })).toEqual({ uakt: 1n, uact: 5n });
    expect(toEarned({ earnings: { totalUAktEarned: 0, totalUUsdcEarned: 5 } })).toEqual({ uakt: 0n, uact: 5n });
  });

  it('damaged leases never throw', () => {
    const coin = { denom: 'uact', amount: '1.5' };
    const text = JSON.stringify({ lease: { id: { owner: 'a', dseq: '1', gseq: 1, oseq: 1, bseq: 1, provider: 'b' }, state: 'active', price: coin, created_at: '5', closed_on: '0' }, escrow_payment: { state: { state: 'open', balance: coin, unsettled: coin, withdrawn: { denom: 'uact', amount: '9' } } } });
    expect(leaseEntry.safeParse(JSON.parse(text)).success).toBe(true);
    fc.assert(fc.property(mutated(text), (damaged) => {
      let json: unknown;
      try { json = JSON.parse(damaged); } catch { return true; }
      const parsed = leaseEntry.safeParse(json);
      return !parsed.success || BigInt(parsed.data.escrow_payment.state.withdrawn.amount) >= 0n;
    }), { numRuns: 10_000 });
  });
});
