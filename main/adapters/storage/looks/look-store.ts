import { z } from 'zod';
import { holdingSchema } from '../../../../shared/contract/schemas/ledger';
import { positionSchema, sourceFactSchema, sourceNoticeSchema, sourceReportSchema } from '../../../../shared/contract/schemas/networks';
import type { LookFailure, SourceLook, SourceReport } from '../../../../shared/domain/source-look';
import type { KeptLook, LookStore, ReportFilter } from '../../../engine/ports/looks';
import type { Database, Row, SqlValue } from '../sqlite/database';
import { numberOf, numberOrNullOf, textOf, textOrNullOf, wordOf } from '../sqlite/rows';

const failureSchema = z.object({ code: z.string(), detail: z.string() });
// Reports lie in a table of their own.
const lookSchema = z.object({
  positions: z.array(positionSchema), notices: z.array(sourceNoticeSchema), facts: z.array(sourceFactSchema), holdings: z.array(holdingSchema), failures: z.array(failureSchema),
});

const WHATS = sourceReportSchema.shape.what.options;
const BOUNDARIES = sourceReportSchema.shape.boundary.options;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A look that no longer fits its schema is none: the source is asked again within the hour. */
function lookOf(text: string | null): SourceLook | null {
  if (text === null) return null;
  const look = lookSchema.safeParse(parsed(text));
  return look.success ? { ...look.data, reports: [] } : null;
}

function failuresOf(text: string): readonly LookFailure[] {
  const failures = z.array(failureSchema).safeParse(parsed(text));
  return failures.success ? failures.data : [];
}

const keptOf = (row: Row): KeptLook => {
  const look = lookOf(textOrNullOf(row, 'look'));
  return {
    watch: textOf(row, 'watch'), walletId: textOf(row, 'wallet_id'), network: textOf(row, 'network'), askedAtMs: numberOf(row, 'asked_at_ms'),
    lookAtMs: look === null ? null : numberOrNullOf(row, 'look_at_ms'), look, failures: failuresOf(textOf(row, 'failures')),
  };
};

const reportOf = (row: Row): SourceReport => ({
  walletId: textOf(row, 'wallet_id'), network: textOf(row, 'network'), source: textOf(row, 'source'), device: textOf(row, 'device') === '' ? null : textOf(row, 'device'),
  what: wordOf(row, 'what', WHATS), fromMs: numberOf(row, 'from_ms'), toMs: numberOf(row, 'to_ms'), boundary: wordOf(row, 'boundary', BOUNDARIES),
  mint: textOf(row, 'mint'), symbol: textOrNullOf(row, 'symbol'), base: textOf(row, 'base'), decimals: numberOf(row, 'decimals'), asOfMs: numberOf(row, 'as_of_ms'),
});

/** Looks on SQLite (a day that is not over is told again with a later end: the begin names the stretch): one row for each watch and wallet, and one for each report. They go with their wallet (foreign keys). */
export function createLookStore(database: Database): LookStore {
  const all = database.prepare('SELECT * FROM looks ORDER BY network, watch, wallet_id');
  const one = database.prepare('SELECT * FROM looks WHERE watch = ? AND wallet_id = ?');
  const save = database.prepare(`
    INSERT INTO looks (watch, wallet_id, network, asked_at_ms, look_at_ms, look, failures) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (watch, wallet_id) DO UPDATE SET
      network = excluded.network, asked_at_ms = excluded.asked_at_ms, look_at_ms = excluded.look_at_ms, look = excluded.look, failures = excluded.failures`);
  // A lifetime figure grows: its stretch ends later each time, so the older word on it goes.
  const dropLifetime = database.prepare(`
    DELETE FROM source_reports WHERE wallet_id = ? AND network = ? AND source = ? AND device = ? AND what = ? AND mint = ? AND boundary = 'lifetime'`);
  const saveReport = database.prepare(`
    INSERT INTO source_reports (wallet_id, network, source, device, what, from_ms, to_ms, boundary, mint, symbol, base, decimals, as_of_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (wallet_id, network, source, device, what, boundary, from_ms, mint) DO UPDATE SET
      to_ms = excluded.to_ms, symbol = excluded.symbol, base = excluded.base, decimals = excluded.decimals, as_of_ms = excluded.as_of_ms
    WHERE excluded.as_of_ms >= as_of_ms`);

  return {
    all: () => all.all().map(keptOf),
    get(watch, walletId) {
      const row = one.get(watch, walletId);
      return row === undefined ? null : keptOf(row);
    },
    save: (kept) =>
      database.transaction(() => {
        const { look } = kept;
        const text = look === null ? null : JSON.stringify({ ...look, reports: undefined });
        save.run(kept.watch, kept.walletId, kept.network, Math.round(kept.askedAtMs), kept.lookAtMs === null ? null : Math.round(kept.lookAtMs), text, JSON.stringify(kept.failures));
        for (const report of look?.reports ?? []) {
          const device = report.device ?? '';
          if (report.boundary === 'lifetime') dropLifetime.run(report.walletId, report.network, report.source, device, report.what, report.mint);
          saveReport.run(
            report.walletId, report.network, report.source, device, report.what, Math.round(report.fromMs), Math.round(report.toMs), report.boundary,
            report.mint, report.symbol, report.base, report.decimals, Math.round(report.asOfMs),
          );
        }
      }),
    reports(filter) {
      const { sql, values } = condition(filter);
      return database.prepare(`SELECT * FROM source_reports${sql} ORDER BY from_ms, to_ms, network, source, device, what, mint`).all(...values).map(reportOf);
    },
  };
}

function condition(filter: ReportFilter): { readonly sql: string; readonly values: readonly SqlValue[] } {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  const add = (sql: string, value: SqlValue): void => {
    parts.push(sql);
    values.push(value);
  };
  if (filter.walletId !== undefined) add('wallet_id = ?', filter.walletId);
  if (filter.network !== undefined) add('network = ?', filter.network);
  if (filter.fromMs !== undefined) add('to_ms > ?', filter.fromMs);
  if (filter.toMs !== undefined) add('from_ms < ?', filter.toMs);
  return { sql: parts.length === 0 ? '' : ` WHERE ${parts.join(' AND ')}`, values };
}
