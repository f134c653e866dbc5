import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { ExportJob, ExportQuestion } from '../../shared/contract/schemas/exports';
import type { LedgerLine } from '../../shared/domain/reward';
import { newFolder, openEngine, seedWallet } from '../integration/engine/engine-rig';
import { recordsOf } from '../support/csv-reader';
import type { EngineClient } from '../support/hosts/headless';
import { until } from '../support/hosts/running';
import { useHosts } from '../support/hosts/use-hosts';
import { ledgerLine } from '../support/ledger-lines';
import { NO_MARKET } from '../support/no-market';

const hosts = useHosts();
const DAY_MS = 86_400_000;

/** A data folder with so many rewards of 1 USD each, a line every ten minutes up to yesterday. */
async function seedFolder(count: number): Promise<string> {
  const dataDir = newFolder();
  const now = Date.now();
  const { parts, store, engine } = openEngine({ dataDir, nowMs: now, place: { tz: 'Europe/Berlin', currency: 'USD' } });
  parts.settings.set({ tz: 'Europe/Berlin', currency: 'USD', pricesEnabled: false, chainEnabled: false });
  const lines: readonly LedgerLine[] = Array.from({ length: count }, (_, n) => ledgerLine({ atMs: now - DAY_MS - n * 600_000, base: String(100_000_000 + n), sender: 'Zoë 付款人' }));
  seedWallet(store, lines, null);
  store.ledger.saveValues(lines.map((line) => ({ lineId: line.id, usdPerToken: 1, source: 'test', priceAtMs: line.atMs ?? 0, confidence: null, typed: false })));
  await engine.stop();
  store.close();
  return dataDir;
}

async function make(client: EngineClient, question: ExportQuestion): Promise<{ readonly job: ExportJob; readonly text: string }> {
  const { id } = await client.exports.start(question);
  const job = await until('the file', async () => {
    const state = await client.exports.state({ id });
    return state.state === 'running' ? undefined : state;
  });
  expect(job).toMatchObject({ state: 'done', reason: null });
  let text = '';
  for (let offset: number | null = 0; offset !== null; ) {
    const piece: { readonly text: string; readonly next: number | null } = await client.exports.read({ id, offset });
    text += piece.text;
    offset = piece.next;
  }
  return { job, text };
}

describe('files of a served engine', () => {
  test('are made by the built thread, in pieces, and are the older call’s bytes; nothing is left when it ends', async () => {
    const dataDir = await seedFolder(3_000);
    const headless = await hosts.headless(dataDir, { env: NO_MARKET });
    const { client } = headless;
    const { job, text } = await make(client, { format: 'csv' });
    // More than one piece.
    expect(job.bytes).toBeGreaterThan(600_000);
    expect(Buffer.byteLength(text)).toBe(job.bytes);
    expect(text).toBe((await client.rewards.exportCsv({})).csv);
    expect(job.totalValue).toEqual({ known: true, value: recordsOf(text).reduce((sum, row) => sum + Math.round(Number(row['value']) * 1e6), 0) / 1e6 });
    const tax = await client.exports.tax({ year: new Date().getUTCFullYear(), currency: 'USD', method: 'lifo', setAsideShare: 0.2 });
    expect(tax.notes).toContain('figures-no-advice');
    const cancelled = await client.exports.cancel({ id: (await client.exports.start({ format: 'json' })).id });
    expect(cancelled.state).toBe('cancelled');
    expect(existsSync(join(dataDir, 'exports'))).toBe(true);
    await headless.stop();
    expect(existsSync(join(dataDir, 'exports'))).toBe(false);
  });
});

describe('nodeworth export', () => {
  test('writes to the output what it writes to a file, and tells what is lacking beside it', async () => {
    const dataDir = await seedFolder(20);
    const run = (...words: readonly string[]) => hosts.cli(['export', ...words, '--data-dir', dataDir], { env: NO_MARKET });
    const shown = await run('--format', 'rotki');
    expect(shown.code).toBe(0);
    expect(recordsOf(shown.stdout)).toHaveLength(20);
    const file = join(hosts.newFolder(), 'rotki.csv');
    const written = await run('--format', 'rotki', '--out', file, '--json');
    expect(JSON.parse(written.stdout)).toMatchObject({ file, format: 'rotki', bytes: Buffer.byteLength(shown.stdout), gaps: { counted: 20, unpriced: 0 } });
    expect(readFileSync(file, 'utf8')).toBe(shown.stdout);
    const year = new Date(Date.now() - DAY_MS).getUTCFullYear();
    const tax = await run('--format', 'tax', '--year', String(year), '--currency', 'EUR', '--method', 'hifo');
    expect(tax.code).toBe(0);
    // No rate of EUR is stored: said on the other channel, and no value is made up.
    expect(recordsOf(tax.stdout).filter((row) => row['section'] === 'income').every((row) => row['value'] === '' && row['not_known'] === 'no-rate')).toBe(true);
    expect(tax.stderr).toMatch(/have no price, on \d day/);
    expect(existsSync(join(dataDir, 'exports'))).toBe(false);
  });

  test('leaves a file as it was when it cannot write beside it, and refuses wrong words in one line', async () => {
    const dataDir = await seedFolder(1);
    const target = join(hosts.newFolder(), 'no-such-folder', 'x.csv');
    const failed = await hosts.cli(['export', '--format', 'csv', '--out', target, '--data-dir', dataDir], { env: NO_MARKET });
    expect([failed.code, failed.stdout]).toEqual([1, '']);
    expect(failed.stderr).toContain('cannot be written (ENOENT)');
    const kept = join(hosts.newFolder(), 'kept.csv');
    writeFileSync(kept, 'mine');
    for (const words of [['--format', 'excel'], ['--format', 'tax'], ['--format', 'csv', '--method', 'fifo'], ['--format', 'csv', '--year', '2026', '--from', '2026-01-01'], ['--format', 'csv', '--from', '2026-02-30'], []]) {
      const { code, stdout, stderr } = await hosts.cli(['export', ...words, '--out', kept, '--data-dir', dataDir], { env: NO_MARKET });
      expect([words, code, stdout]).toEqual([words, 1, '']);
      expect(stderr).toMatch(/^[^\n]+\n$/);
    }
    expect(readFileSync(kept, 'utf8')).toBe('mine');
  });
});
