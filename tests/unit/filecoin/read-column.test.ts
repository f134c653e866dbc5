import { parquetReadObjects } from 'hyparquet';
import { zstdDecompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { readRuns } from '../../../main/adapters/sources/filecoin/column-values';
import type { FileVersion } from '../../../main/adapters/sources/filecoin/portal-file';
import { readColumn } from '../../../main/adapters/sources/filecoin/read-column';
import { readTable } from '../../../main/adapters/sources/filecoin/parquet-table';
import { networkRows, providerIds, writePortalFile, type PortalFileOptions } from '../../support/filecoin/portal-data';

const fileOf = (bytes: Uint8Array): FileVersion => ({
  host: 'test', byteLength: bytes.length, tag: 't', modifiedAtMs: null, tail: bytes.slice(-65_536), has: () => true, slice: (start, end) => Promise.resolve(bytes.slice(start, end)),
});

async function readAll(bytes: Uint8Array, column: 'provider' | 'date' | 'reward' | 'wins' | 'power'): Promise<readonly unknown[]> {
  const table = await readTable(fileOf(bytes));
  const out: unknown[] = [];
  for (const group of table.groups) {
    const values = await readColumn(fileOf(bytes), table, group, column);
    for (let row = 0; row < values.length; row += 1) out.push(values.at(row));
  }
  return out;
}

describe('a column', () => {
  const rows = networkRows(providerIds(37), 20_000, 90);

  it.each([{ codec: 'ZSTD' }, { codec: 'SNAPPY' }, { codec: 'UNCOMPRESSED' }, { codec: 'ZSTD', rowGroupSize: 77 }, { codec: 'ZSTD', order: 'by-provider' }] satisfies PortalFileOptions[])('is read as another reader reads it: %o', async (options) => {
    const bytes = writePortalFile(rows, { rowGroupSize: 1_500, ...options });
    const theirs = await parquetReadObjects({ file: new Uint8Array(bytes).buffer, compressors: { ZSTD: (input) => new Uint8Array(zstdDecompressSync(input)) } });
    const pick = (name: string): readonly unknown[] => theirs.map((row): unknown => row[name]);
    expect(await readAll(bytes, 'provider')).toEqual(pick('storage_provider_id'));
    expect(await readAll(bytes, 'wins')).toEqual(pick('win_count'));
    expect(await readAll(bytes, 'reward')).toEqual(pick('block_rewards_fil'));
    expect(await readAll(bytes, 'power')).toEqual(pick('quality_adjusted_power_tibs'));
    expect((await readAll(bytes, 'date')).map((day) => new Date(Number(day) * 86_400_000))).toEqual(pick('date'));
  });

  it('keeps rows without a value apart from zeros', async () => {
    const optional = { repetition_type: 'OPTIONAL' } as const;
    const rewards = [1.5, null, 0, null, 2.5, 2.5];
    const bytes = new Uint8Array(parquetWriteBuffer({
      codec: 'UNCOMPRESSED',
      schema: [
        { name: 'root', num_children: 5 }, { ...optional, name: 'date', type: 'INT32', converted_type: 'DATE' }, { ...optional, name: 'provider_id', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
        { ...optional, name: 'block_rewards_fil', type: 'DOUBLE' }, { ...optional, name: 'win_count', type: 'INT64' }, { ...optional, name: 'quality_adjusted_power_tibs', type: 'DOUBLE' },
      ],
      columnData: [
        { name: 'date', data: rewards.map((_, i) => new Date((20_000 + i) * 86_400_000)) }, { name: 'provider_id', data: rewards.map(() => 'f01') }, { name: 'block_rewards_fil', data: rewards },
        { name: 'win_count', data: [1n, null, 0n, null, null, 2n] }, { name: 'quality_adjusted_power_tibs', data: rewards.map(() => null) },
      ],
    }));
    expect(await readAll(bytes, 'reward')).toEqual(rewards);
    expect(await readAll(bytes, 'wins')).toEqual([1n, null, 0n, null, null, 2n]);
    expect(await readAll(bytes, 'power')).toEqual(rewards.map(() => null));
  });
});

describe('runs', () => {
  it('repeat a value, or pack eight at a time, and end where they have to', () => {
    expect([...readRuns(Uint8Array.of(4 << 1, 7), 3, 4)]).toEqual([7, 7, 7, 7]);
    // 0 to 7 in three bits each, the example of the format's own description.
    expect([...readRuns(Uint8Array.of(3, 0b10001000, 0b11000110, 0b11111010), 3, 8)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...readRuns(Uint8Array.of(3, 0b10001000, 0b11000110, 0b11111010), 3, 5)]).toEqual([0, 1, 2, 3, 4]);
  });
  it.each([
    ['that end early', [8], 3, 4],
    ['of nothing', [0, 0, 0], 3, 4],
    ['of a length without end', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], 3, 4],
    ['of values that are too wide', [8, 1, 1, 1, 1], 25, 4],
  ])('%s are refused', (_name, bytes, width, count) => {
    expect(() => readRuns(Uint8Array.from(bytes), width, count)).toThrow(RangeError);
  });
  it('of two thousand million values take no more memory than there are values', () => {
    expect(readRuns(Uint8Array.of(0xfe, 0xff, 0xff, 0xff, 0x0f, 1), 1, 5)).toHaveLength(5);
  });
});
