import { describe, expect, it } from 'vitest';

import { saveLastDone } from '../../../main/engine/rewards/last-done';
import type { Figure } from '../../../shared/domain/figure';
import { formatLocalDate, parseLocalDate } from '../../../shared/units/local-date';
import { HNT, ledgerLine, RENDER } from '../../support/ledger-lines';
import { openEngine, seedWallet, type EngineRig } from './engine-rig';

/** 2026-01-15T12:00:00Z, 13:00 in Berlin. */
const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;
const MONTH = { fromDay: '2026-01-01', toDay: '2026-01-15' };
const COUNTED: readonly ('reward' | 'staking')[] = ['reward', 'staking'];

interface House {
  readonly rig: EngineRig;
  readonly roof: string;
  readonly yard: string;
  readonly rig4090: string;
}

const valueOf = (figure: Figure): number => (figure.value.known ? figure.value.value : Number.NaN);

/** Two hotspots told apart by their keys, a card on Render, three watts, one tariff with a night price, and a rate that moves every day. */
function open(): House {
  const rig = openEngine({ nowMs: NOW, place: { tz: 'Europe/Berlin', currency: 'EUR' } });
  const { parts, store } = rig;
  store.prices.saveRates(Array.from({ length: 60 }, (_, i) => {
    const day = formatLocalDate((parseLocalDate('2026-01-16') ?? 0) - i);
    return { quote: 'EUR', rate: 0.8 + i / 1000, day, publishedOn: day, source: 'ecb-frankfurter' as const, fetchedAtMs: NOW };
  }));
  const at = (day: number, hour: number): number => Date.UTC(2026, 0, day, hour, 7);
  const lines = [
    ...Array.from({ length: 30 }, (_, n) => ledgerLine({ atMs: at(1 + (n % 14), n % 23), base: `${1_000_003 + n * 12_345}`, sourceDevice: n % 3 === 0 ? 'key-yard' : 'key-roof' })),
    ledgerLine({ kind: 'staking', atMs: at(9, 3), base: '31', sourceDevice: 'key-roof' }),
    ...Array.from({ length: 3 }, (_, n) => ledgerLine({ mint: RENDER, symbol: 'RENDER', network: 'render', atMs: at(4 + n * 4, 20), base: `${987_654_321 + n}` })),
    ledgerLine({ kind: 'conversion', base: '99999999999', atMs: at(5, 5) }),
    ledgerLine({ kind: 'unclassified', network: null, base: '99999999999', atMs: at(5, 6) }),
    ledgerLine({ kind: 'zero-claim', base: '0', atMs: at(5, 7), sourceDevice: 'key-roof' }),
    // The month before: in the ledger, not in this month.
    ledgerLine({ atMs: Date.UTC(2025, 11, 31, 22, 59), base: '77777777', sourceDevice: 'key-roof' }),
  ];
  seedWallet(store, lines, null);
  saveLastDone(store.settings, 'wallet-1', NOW);
  store.ledger.saveValues(lines.map((line, n) => ({ lineId: line.id, usdPerToken: 0.7 + (n % 7) / 13, source: 'test', priceAtMs: line.atMs ?? 0, confidence: null, typed: false })));
  parts.devices.save({ id: parts.devices.local().id, name: 'Rig', boughtOn: '2025-10-01', watts: { idle: 60, busy: 400, host: null, source: 'typed' } });
  const rig4090 = parts.devices.local().id;
  const hotspot = (name: string, watts: number): string => parts.devices.save({ name, kind: 'hotspot', boughtOn: '2025-11-01', watts: { idle: watts, busy: watts, host: null, source: 'typed' } }).id;
  const [roof, yard] = [hotspot('Roof', 12), hotspot('Yard', 9)];
  const deployment = { walletId: 'wallet-1', fromDate: '2025-10-01', toDate: null, uptime: 0.97, tokensPerDay: null };
  parts.devices.saveDeployment({ ...deployment, deviceId: rig4090, network: 'render', sourceDevice: null, busyFraction: 0.4, otherCosts: [{ name: 'line', perMonth: 6, currency: 'EUR' }] });
  parts.devices.saveDeployment({ ...deployment, deviceId: roof, network: 'helium', sourceDevice: 'key-roof', busyFraction: 1, otherCosts: [] });
  parts.devices.saveDeployment({ ...deployment, deviceId: yard, network: 'helium', sourceDevice: 'key-yard', busyFraction: 1, otherCosts: [] });
  parts.tariffs.save({ currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: 0.24, from: '22:00', to: '06:00' }, { price: 0.36 }], standingPerDay: 0.4, validFrom: null });
  parts.books.forget();
  return { rig, roof, yard, rig4090 };
}

/** The value column of a file, as whole millionths of the currency. */
function columnOf(csv: string, name: string): readonly string[] {
  const [header = '', ...rows] = csv.trimEnd().split('\r\n');
  const at = header.split(',').indexOf(name);
  if (at === -1) throw new Error(`no column ${name} in ${header}`);
  return rows.map((row) => row.split(',')[at] ?? '');
}

describe('one figure, one value', () => {
  it('income of this month: first screen, devices together, earnings, its days and networks, ledger and file', async () => {
    const { rig } = open();
    const { handlers, parts } = rig;
    const home = await handlers.home.get({});
    const income = valueOf(home.incomeMonth);
    expect(income).toBeGreaterThan(10);
    expect(home.incomeMonth.missing).toBe(0);

    const { rows } = await handlers.devices.list({});
    expect(rows.reduce((sum, row) => sum + valueOf(row.incomeMonth), 0)).toBeCloseTo(income, 10);
    const earnings = await handlers.rewards.earnings(MONTH);
    expect(earnings.income).toEqual(home.incomeMonth);
    expect(earnings.days.flatMap((day) => day.networks).reduce((sum, network) => sum + (network.value.known ? network.value.value : Number.NaN), 0)).toBeCloseTo(income, 10);
    expect(earnings.totals.reduce((sum, total) => sum + valueOf(total.value), 0)).toBeCloseTo(income, 10);
    let byNetwork = 0;
    for (const network of ['helium', 'render']) byNetwork += valueOf((await handlers.rewards.earnings({ ...MONTH, networks: [network] })).income);
    expect(byNetwork).toBeCloseTo(income, 10);
    expect(valueOf((await handlers.rewards.earnings({ ...MONTH, walletId: 'wallet-1' })).income)).toBeCloseTo(income, 10);

    const zone = parts.books.zone();
    const filter = { kinds: [...COUNTED], fromMs: zone.startOfDay(parseLocalDate(MONTH.fromDay) ?? 0), toMs: NOW };
    const page = await handlers.rewards.list({ filter, limit: 500, offset: 0 });
    expect(page.total).toBe(34);
    expect(valueOf(page.value)).toBeCloseTo(income, 10);
    expect(page.rows.reduce((sum, row) => sum + (row.value.known ? row.value.value : Number.NaN), 0)).toBeCloseTo(income, 10);
    const { csv } = await handlers.rewards.exportCsv(filter);
    const cells = columnOf(csv, 'value').filter((cell) => cell !== '');
    expect(cells).toHaveLength(34);
    expect(cells.reduce((sum, cell) => sum + BigInt(cell.replace('.', '')), 0n)).toBe(BigInt(Math.round(income * 1e6)));
  });

  it('the same income in exact base units', async () => {
    const { rig } = open();
    const { handlers } = rig;
    const earnings = await handlers.rewards.earnings(MONTH);
    const lines = rig.store.ledger.allLines({ kinds: COUNTED, fromMs: Date.UTC(2025, 11, 31, 23), toMs: NOW }).map((entry) => entry.line);
    for (const [network, mint] of [['helium', HNT], ['render', RENDER]] as const) {
      const exact = lines.filter((line) => line.mint === mint).reduce((sum, line) => sum + BigInt(line.base), 0n).toString();
      expect([network, earnings.totals.find((total) => total.network === network)?.amount.base]).toEqual([network, exact]);
      const byDay = earnings.days.flatMap((day) => day.networks).filter((one) => one.network === network).flatMap((one) => one.tokens).reduce((sum, token) => sum + BigInt(token.amount.base), 0n);
      expect([network, byDay.toString()]).toEqual([network, exact]);
    }
  });

  it('cost and net of this month and of today: first screen, devices together, earnings and its days', async () => {
    const { rig } = open();
    const { handlers } = rig;
    const home = await handlers.home.get({});
    const { rows } = await handlers.devices.list({});
    const earnings = await handlers.rewards.earnings(MONTH);
    expect(home.unknownCosts).toEqual([]);
    expect([home.netIsKnown, earnings.netIsKnown]).toEqual([true, true]);
    expect(earnings.cost).toEqual(home.costMonth);
    expect(earnings.net).toEqual(home.netMonth);
    expect(valueOf(home.netMonth)).toBeCloseTo(valueOf(home.incomeMonth) - valueOf(home.costMonth), 10);
    expect(rows.reduce((sum, row) => sum + valueOf(row.costMonth), 0)).toBeCloseTo(valueOf(home.costMonth), 10);
    expect(rows.reduce((sum, row) => sum + valueOf(row.netMonth), 0)).toBeCloseTo(valueOf(home.netMonth), 10);
    expect(earnings.days.reduce((sum, day) => sum + (day.cost.known ? day.cost.value : Number.NaN), 0)).toBeCloseTo(valueOf(home.costMonth), 10);
    const today = await handlers.rewards.earnings({ fromDay: '2026-01-15', toDay: '2026-01-15' });
    expect(today.net).toEqual(home.netToday);
    expect(today.income).toEqual(home.incomeToday);
    const before = await handlers.rewards.earnings({ fromDay: '2025-12-01', toDay: '2025-12-15' });
    expect(before.net).toEqual(home.netMonthBefore);
  });

  it('a device: its page, its row, and the earnings filtered by it', async () => {
    const { rig, roof, yard, rig4090 } = open();
    const { handlers } = rig;
    const { rows } = await handlers.devices.list({});
    for (const id of [roof, yard, rig4090]) {
      const row = rows.find((one) => one.device.id === id);
      expect(await handlers.devices.get({ id })).toEqual(row);
      const earnings = await handlers.rewards.earnings({ ...MONTH, deviceId: id });
      expect([id, earnings.income, earnings.cost, earnings.net]).toEqual([id, row?.incomeMonth, row?.costMonth, row?.netMonth]);
    }
  });

  it('one line: its page, its row, the first screen and the file', async () => {
    const { rig } = open();
    const { handlers } = rig;
    const home = await handlers.home.get({});
    const page = await handlers.rewards.list({ filter: { kinds: [...COUNTED] }, limit: 500, offset: 0 });
    const { csv } = await handlers.rewards.exportCsv({ kinds: [...COUNTED] });
    const signatures = columnOf(csv, 'transaction');
    const values = columnOf(csv, 'value');
    for (const row of page.rows) {
      expect(await handlers.rewards.get({ id: row.line.id })).toEqual(row);
      const cell = values[signatures.indexOf(row.line.signature)];
      // The file's lines are rounded so that they add up to its total: one may be a millionth off its own value.
      expect([row.line.id, Math.abs((row.value.known ? row.value.value : Number.NaN) - Number(cell)) <= 1e-6]).toEqual([row.line.id, true]);
    }
    for (const row of home.recent) expect(page.rows.find((one) => one.line.id === row.line.id)).toEqual(row);
    expect(home.lastReward).toEqual(page.rows.find((row) => row.line.kind === 'reward'));
  });

  it('stays one when another currency, another day boundary or another price comes in', async () => {
    const { rig } = open();
    const { handlers, store } = rig;
    const [first] = (await handlers.rewards.list({ filter: { kinds: ['reward'] }, limit: 1, offset: 0 })).rows;
    const told = async () => {
      const home = await handlers.home.get({});
      const earnings = await handlers.rewards.earnings(MONTH);
      const { rows } = await handlers.devices.list({});
      expect(earnings.income).toEqual(home.incomeMonth);
      expect(earnings.net).toEqual(home.netMonth);
      expect(rows.reduce((sum, row) => sum + valueOf(row.netMonth), 0)).toBeCloseTo(valueOf(home.netMonth), 10);
      return home;
    };
    const before = await told();
    await handlers.rewards.setPrice({ id: first?.line.id ?? '', usdPerToken: 100 });
    const dearer = await told();
    expect(valueOf(dearer.incomeMonth)).toBeGreaterThan(valueOf(before.incomeMonth));
    await handlers.settings.set({ currency: 'USD' });
    const dollars = await told();
    expect(dollars.currency).toBe('USD');
    expect(valueOf(dollars.incomeMonth)).toBeGreaterThan(valueOf(dearer.incomeMonth));
    await handlers.settings.set({ dayBoundary: 'utc' });
    await told();
    await handlers.settings.set({ includeDepreciation: true });
    // Without a price paid there is nothing to depreciate from: the net is not known, and says why.
    const home = await handlers.home.get({});
    expect([home.netIsKnown, home.unknownCosts.toSorted((a, b) => a.localeCompare(b))]).toEqual([false, ['no-price-paid:Rig', 'no-price-paid:Roof', 'no-price-paid:Yard']]);
    store.ledger.removeWallet('wallet-1');
    rig.parts.books.forget();
    expect((await handlers.home.get({})).incomeMonth.value).toEqual({ known: false, reason: 'no-wallet' });
  });

  it('moves with the clock: the next day brings its cost to all of them at once', async () => {
    const { rig } = open();
    const before = valueOf((await rig.handlers.home.get({})).costMonth);
    await rig.clock.advance(24 * HOUR);
    const home = await rig.handlers.home.get({});
    const earnings = await rig.handlers.rewards.earnings({ fromDay: '2026-01-01', toDay: '2026-01-16' });
    expect(earnings.cost).toEqual(home.costMonth);
    expect(valueOf(home.costMonth)).toBeGreaterThan(before);
  });
});
