import fc from 'fast-check';
import { expect, it } from 'vitest';
import { liabilityAnswer, sharesOf } from '../../../main/adapters/sources/render-stats/epochs';
import { mutated } from '../probes/mutated';
import { epochEnd, epochRow } from '../../support/render-stats/render-stats';

const text = JSON.stringify({ data: { epochs: [epochRow(97, { Mine: 59_118, Other: 201_087, Third: 1_503 }), epochRow(97, {}, { channel: 'availability' })] } });
const read = (json: unknown) => {
  const rows = liabilityAnswer.safeParse(json);
  return rows.success ? sharesOf(rows.data, 'Mine') : null;
};

it('shares of all wallets add up to the amount due, but for what is rounded down', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 2 ** 50 }), (hours, amountDue) => {
    const row = epochRow(97, Object.fromEntries(hours.map((used, at) => [`w${at}`, used])), { amountDue });
    if (hours.every((used) => used === 0)) return true;
    const sum = hours.reduce((total, _used, at) => total + (sharesOf([row], `w${at}`).shares[0]?.expected ?? 0n), 0n);
    return sum <= BigInt(amountDue) && BigInt(amountDue) - sum < BigInt(hours.length);
  }), { numRuns: 300 });
});

it('knows the newest epoch, and a channel that counts its own days is none', () => {
  const rows = [epochRow(96, { Mine: 1 }), epochRow(3, { Mine: 1 }, { channel: 'open_compute', start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' })];
  expect(sharesOf(rows, 'Mine').newestEndMs).toBe(epochEnd(96));
  expect(sharesOf([], 'Mine')).toEqual({ shares: [], unreadable: 0, newestEndMs: null });
});

it('ten thousand damaged files: never throws, and never more than is due', () => {
  expect(read(JSON.parse(text))?.shares[0]?.expected).toBe((1_500_000_000_000n * 59_118n) / 261_708n);
  fc.assert(fc.property(mutated(text), (damaged) => {
    let json: unknown;
    try { json = JSON.parse(damaged); } catch { return true; }
    const found = read(json);
    return found === null || found.shares.every((share) => share.expected >= 0n && share.expected <= BigInt(Number.MAX_SAFE_INTEGER));
  }), { numRuns: 10_000 });
});

it('does not look into a list that no honest file could be', () => {
  const started = performance.now();
  expect(read(Array.from({ length: 3_000_000 }, () => 0))).toBeNull();
  expect(performance.now() - started).toBeLessThan(2_000);
});
