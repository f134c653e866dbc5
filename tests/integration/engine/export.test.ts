import { expect, it, vi } from 'vitest';
import { exportLedgerCsv } from '../../../main/engine/exports/export-ledger';
import { ledgerLine } from '../../support/ledger-lines';
import { openEngine, seedWallet } from './engine-rig';

const HOUR = 3_600_000;

it('a long export gives the thread back again and again, and is byte by byte the file that is made in one go', async () => {
  const rig = openEngine();
  const { clock, store, parts, handlers } = rig;
  // A round of 700 claims in one instant, and lines without a time: the places where slices could lose or repeat a line.
  const atOf = (n: number): number | null => (n < 1_300 ? null : n < 2_000 ? clock.now() - 2_000 * HOUR : clock.now() - n * HOUR);
  seedWallet(store, Array.from({ length: 4_200 }, (_, n) => ledgerLine({ atMs: atOf(n), base: String(1_234_567 * (n % 97)), kind: n % 5 === 0 ? 'staking' : 'reward' })), 1.7);
  const breaths = vi.spyOn(clock, 'after');
  const asked = Promise.resolve(handlers.rewards.exportCsv({}));
  await clock.advance(0);
  const file = await asked;
  expect(breaths.mock.calls.length).toBeGreaterThan(10);
  expect(file.csv.split('\r\n')).toHaveLength(4_202);
  expect(file).toEqual(exportLedgerCsv(parts, {}));
  expect(clock.pending()).toBe(0);
});

it('a short export is answered at once, with a filter of time too', async () => {
  const rig = openEngine();
  seedWallet(rig.store, Array.from({ length: 20 }, (_, n) => ledgerLine({ atMs: rig.clock.now() - n * HOUR })));
  const filter = { fromMs: rig.clock.now() - 10 * HOUR, toMs: rig.clock.now() - 2 * HOUR };
  const file = await rig.handlers.rewards.exportCsv(filter);
  expect(file.csv.split('\r\n')).toHaveLength(10);
  expect(file).toEqual(exportLedgerCsv(rig.parts, filter));
});
