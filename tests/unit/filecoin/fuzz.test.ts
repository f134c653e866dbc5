import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntry } from '../../../main/adapters/sources/filecoin/decode-entry';
import { toDayText, toUnlockText } from '../../../main/adapters/sources/filecoin/day-row';
import { parseCursor } from '../../../main/adapters/sources/filecoin/cursor';
import { deadlinesAnswer, minerInfoAnswer, minerStateAnswer, powerAnswer, rewardStateAnswer, tipsetAnswer } from '../../../main/adapters/sources/filecoin/answers';
import { readTable } from '../../../main/adapters/sources/filecoin/parquet-table';
import { parseVestingTable } from '../../../main/adapters/sources/filecoin/vesting-table';
import { readColumn } from '../../../main/adapters/sources/filecoin/read-column';
import { readGroup } from '../../../main/adapters/sources/filecoin/read-group';
import type { FileVersion } from '../../../main/adapters/sources/filecoin/portal-file';
import { parseLocalDate } from '../../../shared/units/local-date';
import { neverCancelled } from '../../../shared/units/cancel';
import { vestingTableBase64 } from '../../support/filecoin/cbor';
import { networkRows, writePortalFile } from '../../support/filecoin/portal-data';
import { minerWallet } from '../../support/filecoin/rig';
import { mutated } from '../probes/mutated';

const wallet = minerWallet('f0101020');
const day = parseLocalDate('2026-04-19') ?? 0;
const dayText = toDayText({
  day, provider: 'f0101020', reward: '30.06086688983488', wins: '8', powerTib: '4250.2', storedAs: 'double', conflict: null, network: { reward: '54000', wins: '14400', powerTib: '15000000', rows: 2_600 },
});
const unlockText = toUnlockText({ day, provider: 'f0101020', rewards: Array.from({ length: 180 }, (_, i) => (i % 3 === 0 ? '' : `${i}.25`)) });

/** Digits of the text, which is all that a reward may be made of. */
const digitsIn = (text: string): number => (text.match(/\d/g) ?? []).length;

describe('10,000 changed texts', () => {
  it('of a day give a line of that very day, or none', () => {
    fc.assert(fc.property(mutated(dayText), (text) => {
      const decoded = decodeEntry('fdp:2026-04-19', text, wallet);
      if (decoded.state !== 'decoded') return;
      for (const line of decoded.lines) {
        expect(line.signature).toBe('fdp:2026-04-19');
        expect(BigInt(line.base)).toBeGreaterThan(0n);
        expect(BigInt(line.base)).toBeLessThanOrEqual(500_000_000n * 10n ** 18n);
        // The amount stands in the text as it is: nothing is made up of nothing.
        expect(text).toContain(`"block_rewards_fil":"${line.evidence.facts['dayReward']?.replace(' FIL', '').slice(0, 1) ?? '?'}`);
      }
    }), { numRuns: 10_000 });
  });

  it('of a release never release more than its text has digits for', () => {
    fc.assert(fc.property(mutated(unlockText), (text) => {
      const decoded = decodeEntry('fdp-unlock:2026-04-19', text, wallet);
      if (decoded.state !== 'decoded') return;
      expect(decoded.lines.length).toBeLessThanOrEqual(1);
      expect(digitsIn(text)).toBeGreaterThan(0);
    }), { numRuns: 10_000 });
  });

  it('of a cursor are read or start anew', () => {
    const cursor = JSON.stringify({ v: 1, tag: '"1"', rows: 5, from: day, days: ['', '1.5;2', '!'], complete: true, unlocks: [day, day + 2], recheckedAtMs: 1, recheckBelow: null });
    fc.assert(fc.property(mutated(cursor), (text) => { expect(parseCursor(text).days.length).toBeGreaterThanOrEqual(0); }), { numRuns: 10_000 });
  });

  it('of a vesting table give rising releases, or none', () => {
    const good = vestingTableBase64(Array.from({ length: 40 }, (_, i) => ({ epoch: 1_000 + i * 2_880, base: BigInt(i) * 10n ** 17n })));
    expect(parseVestingTable(good)).toHaveLength(40);
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 6 }), fc.nat(700), (changes, cut) => {
      const bytes = Buffer.from(good, 'base64').subarray(0, cut + 1);
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
      const table = parseVestingTable(bytes.toString('base64'));
      for (const [i, step] of (table ?? []).entries()) expect(step.base >= 0n && step.epoch > (table?.[i - 1]?.epoch ?? -1)).toBe(true);
    }), { numRuns: 10_000 });
  });
});

describe('a vesting table', () => {
  const steps = [{ epoch: 10, base: 0n }, { epoch: 20, base: 256n }, { epoch: 30, base: 10n ** 25n }];
  it('is read as such and inside a list of one, as before nv25', () => {
    expect(parseVestingTable(vestingTableBase64(steps))).toEqual(steps);
    expect(parseVestingTable(vestingTableBase64(steps, true))).toEqual(steps);
    expect(parseVestingTable(vestingTableBase64([]))).toEqual([]);
  });
  it('with a negative amount, a falling epoch or more than exists is none', () => {
    expect(parseVestingTable(vestingTableBase64([{ epoch: 1, base: -5n }]))).toBeNull();
    expect(parseVestingTable(vestingTableBase64([{ epoch: 5, base: 1n }, { epoch: 5, base: 1n }]))).toBeNull();
    expect(parseVestingTable(vestingTableBase64([{ epoch: 1, base: 10n ** 40n }]))).toBeNull();
  });
});

describe('changed files', () => {
  const rows = networkRows(['f01', 'f02'], day - 20, 20);
  const good = writePortalFile(rows, { rowGroupSize: 40 });
  const fileOf = (bytes: Uint8Array): FileVersion => ({
    host: 'test', byteLength: bytes.length, tag: 't', modifiedAtMs: null, tail: bytes.slice(-65_536), has: () => true, slice: (start, end) => Promise.resolve(bytes.slice(start, end)),
  });
  const changed = (changes: readonly (readonly [number, number])[]): Uint8Array => {
    const bytes = good.slice();
    for (const [at, byte] of changes) bytes[at] = byte;
    return bytes;
  };
  const isBadAnswer = (error: unknown): void => { expect(error).toMatchObject({ name: 'ChainFailure', chainCode: 'bad-answer', host: 'test' }); };

  it('10,000 changed columns are read, or refused with a reason: never another error, never without end', async () => {
    const table = await readTable(fileOf(good));
    const [group] = table.groups;
    if (group === undefined) throw new Error('the file has no row group');
    let read = 0;
    for (const column of ['provider', 'date', 'reward', 'wins', 'power'] as const) {
      const { start, end } = group.columns[column];
      const changes = fc.sample(fc.array(fc.tuple(fc.integer({ min: start, max: end - 1 }), fc.nat(255)), { minLength: 1, maxLength: 4 }), { numRuns: 2_000, seed: 20_261_122 });
      for (const change of changes) {
        try {
          expect((await readColumn(fileOf(changed(change)), table, group, column)).length).toBe(group.rows);
          read += 1;
        } catch (error) {
          isBadAnswer(error);
        }
      }
    }
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(10_000);
  }, 60_000);

  it('1,000 changed tables of contents are read, or refused with a reason', async () => {
    const length = new DataView(good.buffer, good.byteOffset + good.length - 8, 4).getUint32(0, true);
    const changes = fc.sample(fc.array(fc.tuple(fc.integer({ min: good.length - 8 - length, max: good.length - 1 }), fc.nat(255)), { minLength: 1, maxLength: 3 }), { numRuns: 1_000, seed: 20_261_122 });
    let read = 0;
    for (const change of changes) {
      const file = fileOf(changed(change));
      try {
        const table = await readTable(file);
        for (const group of table.groups) for (const row of (await readGroup(file, table, group, 'f01', neverCancelled)).rows) expect(rows.some((one) => one.day === row.day)).toBe(true);
        read += 1;
      } catch (error) {
        isBadAnswer(error);
      }
    }
    expect(read).toBeGreaterThan(0);
  }, 60_000);
});

describe('answers of a node', () => {
  const samples = {
    tipset: [tipsetAnswer, { Cids: [{ '/': 'bafy' }], Height: 5, Blocks: [{ Miner: 'f01', ElectionProof: { WinCount: 1 } }] }],
    power: [powerAnswer, { MinerPower: { RawBytePower: '1', QualityAdjPower: '2' }, TotalPower: { RawBytePower: '3', QualityAdjPower: '4' }, HasMinPower: true }],
    info: [minerInfoAnswer, { Owner: 'f01', Worker: 'f02', SectorSize: 34_359_738_368, ConsensusFaultElapsed: -1 }],
    state: [minerStateAnswer, { Balance: '9', State: { PreCommitDeposits: '1', LockedFunds: '2', VestingFunds: { Head: { Epoch: 1, Amount: '2' }, Tail: { '/': 'b' } }, FeeDebt: '0', InitialPledge: '4', ProvingPeriodStart: 1 } }],
    deadlines: [deadlinesAnswer, [{ DailyFee: '1' }, {}]],
    reward: [rewardStateAnswer, { State: { ThisEpochReward: '22' } }],
  } as const;
  it.each(Object.entries(samples))('%s: the sample is taken, and 2,000 changed ones never throw', (_name, [schema, sample]) => {
    expect(schema.safeParse(sample).success).toBe(true);
    fc.assert(fc.property(mutated(JSON.stringify(sample)), (text) => {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return;
      }
      expect(typeof schema.safeParse(value).success).toBe('boolean');
    }), { numRuns: 2_000 });
  });
});
