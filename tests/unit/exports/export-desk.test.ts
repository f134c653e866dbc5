import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createExportDesk, type ExportDesk } from '../../../main/engine/exports/export-desk';
import type { ExportedFile, Exporter } from '../../../main/engine/ports/exporter';
import { CancelledError } from '../../../shared/units/cancel';
import { known } from '../../../shared/units/known';
import { zoneOf } from '../../../shared/units/zone';
import { createQuietLogger } from '../../support/quiet-logger';

const NOW = Date.UTC(2026, 10, 20, 12);
const ZONE = zoneOf('Europe/Berlin');

/** Stands for the thread: each file is made when the test says so. */
function createHeldExporter() {
  const waiting: { finish: () => void; fail: (error: Error) => void; progress: (done: number, total: number) => void }[] = [];
  const files = new Set<string>();
  let made = 0;
  const exporter: Exporter = {
    makeFile: (_plan, onProgress, cancel) =>
      new Promise<ExportedFile>((resolve, reject) => {
        made += 1;
        const name = `file ${made}`;
        const off = cancel?.onCancel(() => reject(new CancelledError()));
        waiting.push({
          progress: onProgress, fail: reject,
          finish() {
            off?.();
            files.add(name);
            resolve({ bytes: 6, totalValue: known(1), read: async (offset) => ({ text: name.slice(offset), next: null }), discard: async () => void files.delete(name) });
          },
        });
      }),
    taxReport: () => Promise.reject(new CancelledError()),
    gaps: () => Promise.reject(Object.assign(new Error('corrupt'), { exportCode: 'corrupt' })),
    stop: async () => undefined,
  };
  return { exporter, waiting, files };
}

let held: ReturnType<typeof createHeldExporter>;
let desk: ExportDesk;
let changes: number;
beforeEach(() => {
  held = createHeldExporter();
  changes = 0;
  let ids = 0;
  desk = createExportDesk({
    exporter: held.exporter, logger: createQuietLogger(), random: { id: () => `job-${(ids += 1)}` },
    context: () => ({ nowMs: NOW, today: ZONE.dayAt(NOW), zone: ZONE, currency: 'EUR', fiatRates: 'ecb', typedCosts: [] }),
    readSinceMs: () => null, onChange: () => (changes += 1),
  });
});
afterEach(() => {
  for (const one of held.waiting) one.finish();
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('files that are being made', () => {
  it('tell how far they are, and are read when they are done', async () => {
    const { id } = desk.start({ format: 'csv' });
    await turn();
    held.waiting[0]?.progress(3, 10);
    expect(desk.state(id)).toMatchObject({ state: 'running', done: 3, total: 10, bytes: null, totalValue: null, fileName: 'nodeworth-ledger-2026-11-20.csv' });
    await expect(desk.read(id, 0)).rejects.toMatchObject({ engineCode: 'NOT_FOUND' });
    held.waiting[0]?.finish();
    await turn();
    expect(desk.state(id)).toMatchObject({ state: 'done', bytes: 6, totalValue: known(1) });
    expect(await desk.read(id, 2)).toEqual({ text: 'le 1', next: null });
    expect(changes).toBeGreaterThanOrEqual(3);
  });

  it('are made one after the other', async () => {
    const first = desk.start({ format: 'csv' });
    const second = desk.start({ format: 'json' });
    await turn();
    expect(held.waiting).toHaveLength(1);
    held.waiting[0]?.finish();
    await turn();
    expect(held.waiting).toHaveLength(2);
    expect([desk.state(first.id).state, desk.state(second.id).state]).toEqual(['done', 'running']);
  });

  it('end when cancelled, also before their turn, and the next one goes on', async () => {
    const first = desk.start({ format: 'csv' });
    const second = desk.start({ format: 'csv' });
    const third = desk.start({ format: 'csv' });
    await turn();
    expect(desk.cancel(second.id)).toMatchObject({ state: 'cancelled' });
    expect(desk.cancel(first.id)).toMatchObject({ state: 'cancelled' });
    await turn();
    expect(held.waiting).toHaveLength(2);
    held.waiting[1]?.finish();
    await turn();
    expect([first, second, third].map((job) => desk.state(job.id).state)).toEqual(['cancelled', 'cancelled', 'done']);
    // A finished one stays finished.
    expect(desk.cancel(third.id).state).toBe('done');
  });

  it('say by a code why they failed', async () => {
    const { id } = desk.start({ format: 'csv' });
    await turn();
    held.waiting[0]?.fail(Object.assign(new Error('x'), { exportCode: 'disk-full' }));
    await turn();
    expect(desk.state(id)).toMatchObject({ state: 'failed', reason: 'disk-full' });
  });

  it('free the oldest file when there are many', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      ids.push(desk.start({ format: 'csv' }).id);
      await turn();
      held.waiting[n]?.finish();
      await turn();
    }
    expect(held.files.size).toBe(4);
    expect(() => desk.state(ids[0] ?? '')).toThrow(expect.objectContaining({ engineCode: 'NOT_FOUND' }));
    expect(desk.state(ids[5] ?? '').state).toBe('done');
  });

  it('leave no file behind that was finished in the moment of its cancelling', async () => {
    const { id } = desk.start({ format: 'csv' });
    await turn();
    held.waiting[0]?.finish();
    desk.cancel(id);
    await turn();
    expect(held.files.size).toBe(0);
    expect(desk.state(id).state).toBe('cancelled');
  });
});

describe('answers for pages', () => {
  it('tell cancelled from failed', async () => {
    await expect(desk.tax({ year: 2026, currency: 'EUR', method: 'fifo', setAsideShare: 0 })).rejects.toMatchObject({ engineCode: 'CANCELLED' });
    await expect(desk.gaps({ format: 'csv' })).rejects.toMatchObject({ exportCode: 'corrupt' });
  });
});
