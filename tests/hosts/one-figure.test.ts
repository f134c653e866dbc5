import { expect, test } from 'vitest';

import { saveLastDone } from '../../main/engine/rewards/last-done';
import type { Figure } from '../../shared/domain/figure';
import { formatLocalDate, parseLocalDate } from '../../shared/units/local-date';
import { newFolder, openEngine, seedWallet } from '../integration/engine/engine-rig';
import { ledgerLine, RENDER } from '../support/ledger-lines';
import { useHosts } from '../support/hosts/use-hosts';

const hosts = useHosts();
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const DAYS = 20;

/** Three weeks of an operator in a data folder, up to yesterday: what is over does not move while the programs are asked one after another. */
async function seedFolder(): Promise<{ readonly dataDir: string; readonly fromDay: string; readonly toDay: string }> {
  const dataDir = newFolder();
  const now = Date.now();
  const { parts, store, engine } = openEngine({ dataDir, nowMs: now, place: { tz: 'Europe/Berlin', currency: 'EUR' } });
  parts.settings.set({ tz: 'Europe/Berlin', currency: 'EUR', pricesEnabled: false, chainEnabled: false });
  const today = parts.books.today();
  store.prices.saveRates(Array.from({ length: 90 }, (_, i) => {
    const day = formatLocalDate(today - i);
    return { quote: 'EUR', rate: 0.8 + (i % 10) / 1000, day, publishedOn: day, source: 'ecb-frankfurter' as const, fetchedAtMs: now };
  }));
  const lines = Array.from({ length: 60 }, (_, n) => {
    const atMs = now - DAY_MS - n * 7 * HOUR_MS;
    return n % 10 === 9
      ? ledgerLine({ mint: RENDER, symbol: 'RENDER', network: 'render', atMs, base: `${900_000_000 + n}` })
      : ledgerLine({ kind: n % 12 === 0 ? 'staking' : 'reward', atMs, base: `${1_000_001 + n * 977}` });
  });
  seedWallet(store, lines, null);
  store.ledger.saveValues(lines.map((line, n) => ({ lineId: line.id, usdPerToken: 0.5 + (n % 9) / 7, source: 'test', priceAtMs: line.atMs ?? 0, confidence: null, typed: false })));
  saveLastDone(store.settings, 'wallet-1', now);
  const bought = formatLocalDate(today - 60);
  parts.devices.save({ id: parts.devices.local().id, name: 'Rig', boughtOn: bought, watts: { idle: 60, busy: 400, host: null, source: 'typed' } });
  const roof = parts.devices.save({ name: 'Roof', kind: 'hotspot', boughtOn: bought, watts: { idle: 12, busy: 12, host: null, source: 'typed' } });
  const deployment = { walletId: null, sourceDevice: null, fromDate: bought, toDate: null, uptime: 1, tokensPerDay: null, otherCosts: [] };
  parts.devices.saveDeployment({ ...deployment, deviceId: parts.devices.local().id, network: 'render', busyFraction: 0.3 });
  parts.devices.saveDeployment({ ...deployment, deviceId: roof.id, network: 'helium', busyFraction: 1 });
  parts.tariffs.save({ currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: 0.2, from: '22:00', to: '06:00' }, { price: 0.35 }], standingPerDay: 0.3, validFrom: null });
  // The rig was watched without a gap, so that its energy does not depend on when it is asked for.
  store.uptime.insert(parts.devices.local().id, { fromMs: now - 70 * DAY_MS, toMs: now, state: 'up' });
  await engine.stop();
  store.close();
  return { dataDir, fromDay: formatLocalDate(today - DAYS), toDay: formatLocalDate(today - 1) };
}

interface Told {
  readonly income: Figure;
  readonly cost: Figure;
  readonly net: Figure;
  readonly netIsKnown: boolean;
  readonly totals: readonly unknown[];
  readonly days: readonly unknown[];
  readonly lines?: readonly { readonly value: { readonly known: boolean; readonly value: number }; readonly line: { readonly id: string } }[];
}

test('the command line, the served calls and the exported file tell the same money', async () => {
  const { dataDir, fromDay, toDay } = await seedFolder();
  const { code, stdout, stderr } = await hosts.cli(['rewards', '--from', fromDay, '--to', toDay, '--json', '--data-dir', dataDir]);
  expect([code, stderr]).toEqual([0, '']);
  const told = JSON.parse(stdout) as Told;
  const host = await hosts.headless(dataDir);
  const earnings = await host.client.rewards.earnings({ fromDay, toDay });
  expect(told.netIsKnown).toBe(true);
  for (const key of ['income', 'cost', 'net'] as const) {
    expect([key, told[key].value]).toEqual([key, earnings[key].value]);
    expect([key, told[key].missing, told[key].value.known]).toEqual([key, 0, true]);
  }
  expect([told.totals, told.days]).toEqual([earnings.totals, earnings.days]);

  const zone = openEngine({ place: { tz: 'Europe/Berlin', currency: 'EUR' } }).parts.books.zone();
  const filter = { kinds: ['reward' as const, 'staking' as const], fromMs: zone.startOfDay(parseLocalDate(fromDay) ?? 0), toMs: zone.startOfDay((parseLocalDate(toDay) ?? 0) + 1) };
  const page = await host.client.rewards.list({ filter, limit: 500, offset: 0 });
  expect(told.lines).toEqual(page.rows);
  expect(page.value.value).toMatchObject({ known: true });
  const income = told.income.value.known ? told.income.value.value : Number.NaN;
  expect(page.value.value.known ? page.value.value.value : 0).toBeCloseTo(income, 10);

  const { csv } = await host.client.rewards.exportCsv(filter);
  const [header = '', ...rows] = csv.trimEnd().split('\r\n');
  const at = header.split(',').indexOf('value');
  const millionths = rows.reduce((sum, row) => sum + BigInt((row.split(',')[at] ?? '').replace('.', '')), 0n);
  expect(rows).toHaveLength(page.total);
  expect(millionths).toBe(BigInt(Math.round(income * 1e6)));

  const words = await hosts.cli(['rewards', '--from', fromDay, '--to', toDay, '--data-dir', hosts.newFolder()]);
  expect(words.stderr).toContain('net not known');
  await host.stop();
  const text = await hosts.cli(['rewards', '--from', fromDay, '--to', toDay, '--data-dir', dataDir]);
  expect(text.stderr).toContain(`income ${income.toFixed(2)} EUR`);
});
