import { describe, expect, it } from 'vitest';
import { decodeEntry, rewardByWins } from '../../../main/adapters/sources/filecoin/decode-entry';
import { toDayText, toUnlockText, type DayRow } from '../../../main/adapters/sources/filecoin/day-row';
import { toAttoFil, toDecimalDigits } from '../../../main/adapters/sources/filecoin/fil-text';
import { parseLocalDate } from '../../../shared/units/local-date';
import { minerWallet } from '../../support/filecoin/rig';

const wallet = minerWallet('f0101020');
const DAY = parseLocalDate('2026-04-19') ?? 0;
// A row of the Data Portal's published sample.
const row: DayRow = {
  day: DAY, provider: 'f0101020', reward: '30.06086688983488', wins: '8', powerTib: '4250.213134765625', storedAs: 'double', conflict: null,
  network: { reward: '54000', wins: '14400', powerTib: '15000000', rows: 2_600 },
};
const linesOf = (key: string, text: string) => {
  const decoded = decodeEntry(key, text, wallet);
  return decoded.state === 'decoded' ? decoded.lines : [];
};

describe('a day of rewards', () => {
  it('becomes one line: the quarter that is available at once', () => {
    const [line, ...others] = linesOf('fdp:2026-04-19', toDayText(row));
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      id: 'filecoin:fdp:2026-04-19:0:f0101020:filecoin/fil', signature: 'fdp:2026-04-19', base: '7515216722458720000', decimals: 18, mint: 'filecoin/fil', kind: 'reward', network: 'filecoin',
      atMs: Date.UTC(2026, 3, 19, 12), sourceDevice: 'f0101020',
    });
    expect(line?.evidence).toEqual({
      rule: 'filecoin-day-available',
      facts: { provider: 'f0101020', rewardDay: '2026-04-19', dayReward: '30.06086688983488 FIL', stillLocked: '22.54565016737616 FIL', storedAs: 'double', wins: '8', rewardByWins: '30 FIL' },
    });
  });

  it('shows beside what the wins are worth at the average of the network, and nothing where that is not known', () => {
    expect(rewardByWins(row)).toBe('30');
    expect(rewardByWins({ ...row, network: null })).toBeNull();
    expect(rewardByWins({ wins: '9', network: { reward: '54000', wins: '8', powerTib: '1', rows: 1 } })).toBeNull();
  });

  it.each([
    ['negative', { ...row, reward: '-1' }, 'amount'],
    ['no number', { ...row, reward: null }, 'amount'],
    ['more than exists', { ...row, reward: '2000000001' }, 'amount'],
    ['two rows', { ...row, conflict: '31' }, 'two-rows-for-one-day'],
  ] as const)('is not read when it cannot be true: %s', (_name, bad, why) => {
    expect(decodeEntry('fdp:2026-04-19', toDayText(bad), wallet)).toEqual({ state: 'unreadable', why });
  });

  it.each([
    ['another day', 'fdp:2026-04-20', toDayText(row)],
    ['another provider', 'fdp:2026-04-19', toDayText({ ...row, provider: 'f09' })],
    ['a release under the key of a day', 'fdp:2026-04-19', toUnlockText({ day: DAY, provider: 'f0101020', rewards: Array.from({ length: 180 }, () => '1') })],
    ['another key', 'tx:1', toDayText(row)],
    ['no JSON', 'fdp:2026-04-19', 'PAR1'],
    ['JSON of something else', 'fdp:2026-04-19', '{"block_rewards_fil":"1"}'],
  ])('of %s is refused', (_name, key, text) => {
    expect(decodeEntry(key, text, wallet).state).toBe('unreadable');
  });
});

describe('a release', () => {
  const rewards = (value: string | null): (string | null)[] => Array.from({ length: 180 }, () => value);

  it('adds up a 180th of the locked part of each of the 180 days before', () => {
    const [line] = linesOf('fdp-unlock:2026-04-19', toUnlockText({ day: DAY, provider: 'f0101020', rewards: rewards('240') }));
    expect(line).toMatchObject({ base: String(180n * 10n ** 18n), atMs: Date.UTC(2026, 3, 19, 12), evidence: { rule: 'filecoin-day-unlocked' } });
    expect(line?.evidence.facts).toMatchObject({ rewardsFrom: '2025-10-21', rewardsTo: '2026-04-18', rewardsThen: '43200 FIL' });
  });

  it('says which days are missing in it, and is not read when that leaves nothing', () => {
    const some = rewards('240').with(3, null);
    const [line] = linesOf('fdp-unlock:2026-04-19', toUnlockText({ day: DAY, provider: 'f0101020', rewards: some }));
    expect(line).toMatchObject({ base: String(179n * 10n ** 18n), evidence: { facts: { daysNotKnown: '2025-10-24' } } });
    expect(decodeEntry('fdp-unlock:2026-04-19', toUnlockText({ day: DAY, provider: 'f0101020', rewards: rewards(null) }), wallet)).toEqual({ state: 'unreadable', why: 'days-not-known' });
  });
});

describe('numbers of the file', () => {
  it.each([
    [30.06086688983488, '30.06086688983488'],
    [1.5e-7, '0.00000015'],
    [1e21, '1000000000000000000000'],
    [0, '0'],
    [-2.5, '-2.5'],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    [undefined, null],
    ['5', null],
  ])('%s is written digit for digit: %s', (value, text) => {
    expect(toDecimalDigits(value, {})).toBe(text);
  });

  it('decimals keep every digit', () => {
    expect(toDecimalDigits(30_060_866_889_834_880_123n, { scale: 18 })).toBe('30.060866889834880123');
    expect(toDecimalDigits(Uint8Array.of(0xff, 0x38), { scale: 2 })).toBe('-2');
    expect(toDecimalDigits(new Uint8Array(40), { scale: 2 })).toBeNull();
  });

  it.each([
    ['0.0000000000000000019', 1n],
    ['2000000000', 2_000_000_000n * 10n ** 18n],
    ['2000000000.000000000000000001', null],
    ['-1', null],
    ['', null],
    ['1e5', null],
    ['9'.repeat(500), null],
  ])('%s in attoFIL', (text, base) => {
    expect(toAttoFil(text)).toBe(base);
  });
});
