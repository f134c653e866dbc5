import { expect, it } from 'vitest';
import { ledgerLine } from '../../support/ledger-lines';
import { openEngine } from './engine-rig';

const DAY = 86_400_000;
const at = (day: number): number => Date.UTC(2026, 0, day, 10);
const ADDRESS = 'So11111111111111111111111111111111111111112';

/** Rewards of 1 HNT on the 3rd, 6th, 9th and 12th of January; today is the 15th. */
const lines = [3, 6, 9, 12].map((day) => ledgerLine({ atMs: at(day), slot: day * 100 }));

async function readAll(rig: ReturnType<typeof openEngine>): Promise<void> {
  await rig.parts.sync.syncNow();
}

/** Days of January up to the 15th that count as read. */
const readDays = async (rig: ReturnType<typeof openEngine>): Promise<readonly number[]> => {
  const { days } = await rig.handlers.rewards.earnings({ fromDay: '2026-01-01', toDay: '2026-01-15' });
  return days.flatMap((day) => (day.read ? [Number(day.day.slice(-2))] : []));
};

it('a chain that keeps everything is read back to the beginning, also the time before the first reward', async () => {
  const rig = openEngine();
  for (const line of lines) rig.chain.put(line);
  rig.parts.wallets.add(ADDRESS, '');
  await readAll(rig);
  expect(rig.parts.sync.progress()).toMatchObject([{ complete: true, completeSinceMs: at(3), lines: 4 }]);
  expect((await readDays(rig))[0]).toBe(1);
});

it('what the endpoints threw away is not known to be nothing: knowledge begins with the oldest they listed, also after a restart and with another endpoint', async () => {
  const rig = openEngine();
  for (const line of lines) rig.chain.put(line);
  rig.chain.prunedBefore(550);
  rig.parts.wallets.add(ADDRESS, '');
  await readAll(rig);
  const known = { complete: false, completeSinceMs: at(6), lines: 3 };
  expect(rig.parts.sync.progress()).toMatchObject([known]);
  expect((await readDays(rig))[0]).toBe(7);

  rig.chain.prunedBefore(null);
  await readAll(rig);
  expect(rig.parts.sync.progress()).toMatchObject([known]);
});

it('a wallet read whole stays whole when the endpoint is changed for one that keeps less', async () => {
  const rig = openEngine();
  for (const line of lines) rig.chain.put(line);
  rig.parts.wallets.add(ADDRESS, '');
  await readAll(rig);
  rig.chain.prunedBefore(1000);
  await readAll(rig);
  expect(rig.parts.sync.progress()).toMatchObject([{ complete: true, lines: 4 }]);
});

it('a transaction that no endpoint had is a gap on its day and before', async () => {
  const rig = openEngine();
  for (const line of lines) rig.chain.put(line, line.slot === 900 ? 'gone' : 'there');
  rig.parts.wallets.add(ADDRESS, '');
  await readAll(rig);
  expect(rig.parts.sync.progress()).toMatchObject([{ complete: false, completeSinceMs: at(9), missing: 1, lines: 3 }]);
  expect((await readDays(rig))[0]).toBe(10);
});

it('what a wallet earned in a token is "at least" while its history is not whole', async () => {
  const rig = openEngine();
  for (const line of lines) rig.chain.put(line);
  rig.chain.prunedBefore(550);
  const wallet = rig.parts.wallets.add(ADDRESS, '');
  await readAll(rig);
  rig.store.ledger.saveValues(rig.store.ledger.allLines({}).map(({ line }) => ({ lineId: line.id, usdPerToken: 2, source: 'test', priceAtMs: line.atMs ?? 0, confidence: null, typed: false })));
  const mint = lines[0]?.mint ?? '';
  rig.store.ledger.saveHoldings(wallet.id, [{ walletId: wallet.id, mint, symbol: 'HNT', base: '1', decimals: 8, asOfMs: at(15) - DAY }], at(15));
  const { rows } = await rig.handlers.rewards.holdings({});
  expect(rows).toMatchObject([{ earnedValue: { value: { known: true, value: 6 }, parts: 4, missing: 1 } }]);
});
