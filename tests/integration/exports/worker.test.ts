import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createExporter, inlineJobs } from '../../../main/adapters/exporter/create-exporter';
import { EXPORT_DIR } from '../../../main/adapters/exporter/result-folder';
import { workerJobs } from '../../../main/adapters/exporter/worker-jobs';
import { openStore } from '../../../main/adapters/storage/open-store';
import { toExportPlan } from '../../../main/engine/exports/export-plan';
import type { Exporter } from '../../../main/engine/ports/exporter';
import type { Store } from '../../../main/engine/ports/store';
import { runExport } from '../../../main/hosts/workers/run-export';
import type { ExportQuestion } from '../../../shared/contract/schemas/exports';
import { CancelledError, createCancel } from '../../../shared/units/cancel';
import { zoneOf } from '../../../shared/units/zone';
import { recordsOf } from '../../support/csv-reader';
import { takeBuilt, type Built } from '../../support/hosts/built';
import { ledgerLine } from '../../support/ledger-lines';
import { createQuietLogger } from '../../support/quiet-logger';

const NOW = Date.UTC(2026, 10, 20, 12);
const LINES = 4_500;
const ZONE = zoneOf('Europe/Berlin');
const plan = (question: ExportQuestion): ReturnType<typeof toExportPlan> =>
  toExportPlan(question, { nowMs: NOW, today: ZONE.dayAt(NOW), zone: ZONE, currency: 'USD', fiatRates: 'ecb', typedCosts: [] });

let built: Built;
let worker: string;
beforeAll(() => {
  built = takeBuilt();
  worker = join(built.folder, 'main/export.worker.cjs');
});
afterAll(() => built.remove());

let dataDir: string;
let store: Store;
let exporter: Exporter;
const leftInFolder = (): readonly string[] => (existsSync(join(dataDir, EXPORT_DIR)) ? readdirSync(join(dataDir, EXPORT_DIR)) : []);

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'nodeworth-exports-'));
  store = openStore({ dataDir, clock: { now: () => NOW, mono: () => performance.now(), after: () => () => undefined }, logger: createQuietLogger() });
  store.ledger.addWallet({ id: 'wallet-1', chain: 'solana', address: 'a', label: '', addedAtMs: NOW });
  const lines = Array.from({ length: LINES }, (_, n) => ledgerLine({ atMs: NOW - n * 60_000, base: String(1_000_003 + n), sender: 'Zoë – 付款人 😀' }));
  store.transaction(() => {
    for (const line of lines) store.ledger.saveDecoded('wallet-1', line.signature, 'decoded', [line], []);
    store.ledger.saveValues(lines.map((line) => ({ lineId: line.id, usdPerToken: 1.37, source: 'test', priceAtMs: line.atMs ?? 0, confidence: null, typed: false })));
  });
  exporter = createExporter(dataDir, workerJobs(worker));
});
afterEach(async () => {
  await exporter.stop();
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function textOf(file: Awaited<ReturnType<Exporter['makeFile']>>, pieceBytes: number): Promise<string> {
  let text = '';
  for (let offset: number | null = 0; offset !== null; ) {
    const piece = await file.read(offset, pieceBytes);
    text += piece.text;
    offset = piece.next;
  }
  return text;
}

describe('the export thread', () => {
  it('makes the very file that is made without a thread, tells how far it is, and the engine writes meanwhile', async () => {
    const progress: (readonly [number, number])[] = [];
    const making = exporter.makeFile(plan({ format: 'csv' }), (done, total) => progress.push([done, total]));
    // Its own connection holds no lock: the store of this process goes on.
    store.settings.set('written-meanwhile', '1');
    const file = await making;
    const text = await textOf(file, 1 << 20);
    expect(Buffer.byteLength(text)).toBe(file.bytes);
    expect(recordsOf(text)).toHaveLength(LINES);
    expect(progress.at(-1)).toEqual([LINES, LINES]);
    expect(progress.length).toBeGreaterThan(2);
    const inline = createExporter(join(dataDir), inlineJobs(runExport));
    // The folder belongs to one exporter at a time: this one is asked after the file was read.
    await file.discard();
    expect(await textOf(await inline.makeFile(plan({ format: 'csv' }), () => undefined), 1 << 20)).toBe(text);
    await inline.stop();
  });

  it('gives pieces that end between characters', async () => {
    const file = await exporter.makeFile(plan({ format: 'csv', filter: { fromMs: NOW - 30 * 60_000 } }), () => undefined);
    const whole = await textOf(file, 1 << 20);
    expect(whole).toContain('付款人 😀');
    for (const bytes of [4, 5, 6, 7, 61]) expect(await textOf(file, bytes)).toBe(whole);
    expect(await file.read(file.bytes, 10)).toEqual({ text: '', next: null });
  });

  it('ends at once when cancelled, and leaves nothing behind', async () => {
    const cancel = createCancel();
    let calls = 0;
    const making = exporter.makeFile(plan({ format: 'json' }), () => {
      calls += 1;
      cancel.cancel();
    }, cancel);
    await expect(making).rejects.toBeInstanceOf(CancelledError);
    expect(calls).toBe(1);
    expect(leftInFolder()).toEqual([]);
    // The next file is made as if nothing had been.
    expect((await exporter.makeFile(plan({ format: 'csv' }), () => undefined)).bytes).toBeGreaterThan(LINES * 100);
  });

  it('does not begin when cancelled before', async () => {
    const cancel = createCancel();
    cancel.cancel();
    await expect(exporter.makeFile(plan({ format: 'csv' }), () => undefined, cancel)).rejects.toBeInstanceOf(CancelledError);
    expect(leftInFolder()).toEqual([]);
  });

  it('frees a file that is discarded, and every file when it stops', async () => {
    const first = await exporter.makeFile(plan({ format: 'csv' }), () => undefined);
    const second = await exporter.makeFile(plan({ format: 'csv' }), () => undefined);
    expect(leftInFolder()).toHaveLength(2);
    expect(statSync(join(dataDir, EXPORT_DIR, leftInFolder()[0] ?? '')).mode & 0o777).toBe(0o600);
    await first.discard();
    expect(leftInFolder()).toHaveLength(1);
    await exporter.stop();
    expect(existsSync(join(dataDir, EXPORT_DIR))).toBe(false);
    await expect(second.read(0, 100)).rejects.toMatchObject({ exportCode: expect.any(String) });
    await expect(exporter.makeFile(plan({ format: 'csv' }), () => undefined)).rejects.toBeInstanceOf(CancelledError);
  });

  it('ends what runs when it is stopped', async () => {
    const making = exporter.makeFile(plan({ format: 'json' }), () => undefined);
    const ended = expect(making).rejects.toBeInstanceOf(CancelledError);
    await exporter.stop();
    await ended;
    expect(existsSync(join(dataDir, EXPORT_DIR))).toBe(false);
  });

  it('clears away what a killed process left, and nothing else', async () => {
    mkdirSync(join(dataDir, EXPORT_DIR));
    writeFileSync(join(dataDir, EXPORT_DIR, '1.part'), 'half a file');
    writeFileSync(join(dataDir, 'mine.txt'), 'mine');
    const file = await exporter.makeFile(plan({ format: 'csv' }), () => undefined);
    expect(await textOf(file, 1 << 20)).not.toContain('half a file');
    expect(readFileSync(join(dataDir, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it('refuses a file that would be too large, by name and without a rest', async () => {
    const small = createExporter(dataDir, workerJobs(worker), 300_000);
    await expect(small.makeFile(plan({ format: 'csv' }), () => undefined)).rejects.toMatchObject({ exportCode: 'too-large' });
    expect(leftInFolder()).toEqual([]);
    await small.stop();
  });

  it('is ended by its own thread too, where there is no other', async () => {
    const inline = createExporter(dataDir, inlineJobs(runExport));
    const cancel = createCancel();
    await expect(inline.makeFile(plan({ format: 'csv' }), () => cancel.cancel(), cancel)).rejects.toBeInstanceOf(CancelledError);
    expect(leftInFolder()).toEqual([]);
    await inline.stop();
  });

  it('says that the thread failed when it cannot even start', async () => {
    const broken = createExporter(dataDir, workerJobs(join(built.folder, 'main/no-such.worker.cjs')));
    await expect(broken.makeFile(plan({ format: 'csv' }), () => undefined)).rejects.toMatchObject({ exportCode: expect.any(String) });
    expect(leftInFolder()).toEqual([]);
    await broken.stop();
  });

  it('names what the store says: a ledger that is damaged', async () => {
    store.close();
    writeFileSync(join(dataDir, 'nodeworth.db'), 'not a database at all, and long enough to be taken for one by nobody. '.repeat(100));
    for (const suffix of ['-wal', '-shm']) rmSync(join(dataDir, `nodeworth.db${suffix}`), { force: true });
    await expect(exporter.makeFile(plan({ format: 'csv' }), () => undefined)).rejects.toMatchObject({ exportCode: 'corrupt' });
    expect(leftInFolder()).toEqual([]);
  });

  it('answers a tax report and gaps as data', async () => {
    const tax = { year: 2026, currency: 'USD', method: 'hifo', setAsideShare: 0.3 } as const;
    const report = await exporter.taxReport(plan({ format: 'tax', tax }));
    expect(report).toMatchObject({ question: tax, unpriced: 0, income: [{ lines: LINES }] });
    expect(await exporter.gaps(plan({ format: 'csv' }))).toEqual({ lines: LINES, counted: LINES, unpriced: 0, daysWithoutPrice: 0, undated: 0, unclassified: 0, unknownCosts: [] });
  });
});
