import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { parseLocalDate } from '../../../shared/units/local-date';

/** One row of the daily file, with the columns that are read; the writer adds the others. */
export interface PortalRow {
  /** Whole days since 1970-01-01. */
  readonly day: number;
  readonly provider: string;
  readonly reward: number;
  readonly wins: number;
  readonly powerTib: number;
}

export interface PortalFileOptions {
  readonly rowGroupSize?: number;
  /** How the rows are ordered; the real file is newest first, then by provider. */
  readonly order?: 'newest-first' | 'by-provider' | 'as-given';
  readonly codec?: 'ZSTD' | 'SNAPPY' | 'UNCOMPRESSED';
  readonly statistics?: boolean;
  /** `storage_provider_id` since 2026-07, `provider_id` before. */
  readonly providerColumn?: string;
  /** Rewards as decimal(38,18) in 16 bytes instead of double. */
  readonly decimals?: boolean;
}

export const day = (text: string): number => {
  const parsed = parseLocalDate(text);
  if (parsed === null) throw new Error(`no date: ${text}`);
  return parsed;
};

function ordered(rows: readonly PortalRow[], order: PortalFileOptions['order']): readonly PortalRow[] {
  const byId = (a: PortalRow, b: PortalRow): number => (a.provider < b.provider ? -1 : a.provider > b.provider ? 1 : 0);
  if (order === 'as-given') return rows;
  return order === 'by-provider' ? rows.toSorted((a, b) => byId(a, b) || b.day - a.day) : rows.toSorted((a, b) => b.day - a.day || byId(a, b));
}

/** A billionth of a FIL is as exact as the rows of tests are. */
const toAtto = (value: number): bigint => BigInt(Math.round(value * 1e9)) * 10n ** 9n;

/**
 * A file like `daily_storage_providers_metrics.parquet`: names and types of its columns as the Data Portal's documentation lists them, zstd, optional
 * columns, as DuckDB writes them.
 */
export function writePortalFile(rows: readonly PortalRow[], options: PortalFileOptions = {}): Uint8Array {
  const all = ordered(rows, options.order);
  const zeros = all.map(() => 0);
  const doubles = ['raw_power_tibs', 'onboarded_tibs', 'terminated_tibs', 'expired_tibs', 'removed_tibs', 'verified_data_onboarded_tibs', 'block_rewards_usd'];
  const counts = ['onboarded_sectors', 'terminated_sectors', 'expired_sectors', 'removed_sectors', 'verified_claims', 'verified_clients'];
  const optional = { repetition_type: 'OPTIONAL' } as const;
  const provider = options.providerColumn ?? 'storage_provider_id';
  const reward = options.decimals === true
    ? { ...optional, name: 'block_rewards_fil', type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, converted_type: 'DECIMAL', precision: 38, scale: 18 } as const
    : { ...optional, name: 'block_rewards_fil', type: 'DOUBLE' } as const;
  const schema = [
    { name: 'duckdb_schema', num_children: 6 + doubles.length + counts.length },
    { ...optional, name: 'date', type: 'INT32', converted_type: 'DATE' } as const,
    { ...optional, name: provider, type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const,
    { ...optional, name: 'quality_adjusted_power_tibs', type: 'DOUBLE' } as const,
    ...doubles.map((name) => ({ ...optional, name, type: 'DOUBLE' }) as const),
    ...counts.map((name) => ({ ...optional, name, type: 'INT64', converted_type: 'INT_64' }) as const),
    { ...optional, name: 'blocks_mined', type: 'INT64', converted_type: 'INT_64' } as const,
    { ...optional, name: 'win_count', type: 'INT64', converted_type: 'INT_64' } as const,
    reward,
  ];
  const columnData = [
    { name: 'date', data: all.map((row) => new Date(row.day * 86_400_000)) },
    { name: provider, data: all.map((row) => row.provider) },
    { name: 'quality_adjusted_power_tibs', data: all.map((row) => row.powerTib) },
    ...doubles.map((name) => ({ name, data: name === 'raw_power_tibs' ? all.map((row) => row.powerTib / 10) : zeros })),
    ...counts.map((name) => ({ name, data: all.map(() => 0n) })),
    { name: 'blocks_mined', data: all.map((row) => BigInt(row.wins)) },
    { name: 'win_count', data: all.map((row) => BigInt(row.wins)) },
    { name: 'block_rewards_fil', data: options.decimals === true ? all.map((row) => toAtto(row.reward)) : all.map((row) => row.reward) },
  ];
  return new Uint8Array(parquetWriteBuffer({
    columnData, schema, codec: options.codec ?? 'ZSTD', compressors: { ZSTD: (input) => new Uint8Array(zstdCompressSync(input)) },
    rowGroupSize: options.rowGroupSize ?? 1_000, statistics: options.statistics ?? true, createdBy: 'DuckDB version v1.3.0',
  }));
}

/** Undoes a page for tests that look into one. */
export const unzstd = (bytes: Uint8Array): Uint8Array => new Uint8Array(zstdDecompressSync(bytes));

/**
 * A network of providers over days, always the same. Power falls off by provider; wins follow power with some noise, and every win of a day pays the same.
 * @param perWin FIL of one win on a day
 */
export function networkRows(providers: readonly string[], from: number, days: number, perWin = (at: number): number => 4 + (at % 10) / 100): readonly PortalRow[] {
  const rows: PortalRow[] = [];
  let state = 20_261_122;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  for (let at = from; at < from + days; at += 1) {
    for (const [i, provider] of providers.entries()) {
      const wins = Math.floor(next() * (2 + 10 / (i + 1)));
      rows.push({ day: at, provider, wins, reward: Math.round(wins * perWin(at) * 1e9) / 1e9, powerTib: 1_000 / (i + 1) });
    }
  }
  return rows;
}

export const providerIds = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `f0${1_000 + i * 37}`);
