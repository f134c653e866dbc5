import { fakeCosts } from './costs';
import { fakeDemand } from './demand';
import { notMade } from './not-made';
import { fakePlanner } from './planner';
import { fakeRules } from './rules';
import { engineError } from '../../../main/engine/errors';
import type { EngineHandlers } from '../../../shared/contract/handlers';
import { hardwareSnapshotSchema } from '../../../shared/contract/schemas/hardware';
import type { ChangesTopic, HardwareTopic } from '../../../shared/contract/topics';
import type { Home } from '../../../shared/contract/schemas/home';
import type { Settings } from '../../../shared/contract/schemas/settings';
import type { SyncState } from '../../../shared/contract/schemas/ledger';
import type { Tariff } from '../../../shared/domain/tariff';
import type { Cancel } from '../../../shared/units/cancel';
import { HNT } from '../../../shared/networks/helium/tokens';
import { RENDER } from '../../../shared/networks/render/tokens';
import { DAY_MS, fakeNow, figure, noFigure } from './figures';
import { fakeNetworkGroups } from './network-groups';
import { fakeBareSnapshot, fakeHistory, fakeSeriesNames, fakeSnapshot, fakeUptimeCells } from './hardware';
import { FAKE_ADDRESS, fakeDays, fakeRaw, fakeRow, fakeRows, fakeTotals } from './ledger';
import { fakeWallets } from './wallets';
import { answerIn, type FakeScenario } from './scenario';
import { fakeBreakEven, fakeDeployment, fakeDevice, fakeDeviceRows } from './money';

/** An engine that answers the whole contract from made-up data; its type is derived from the contract, so it cannot drift. */
export function createFakeEngine(scenario: FakeScenario, options: { readonly demo?: boolean } = {}): EngineHandlers {
  const empty = scenario === 'empty';
  const partial = scenario === 'partial';
  const { list: wallets, handlers } = fakeWallets(scenario);
  const tariffs: Tariff[] = empty || partial ? [] : [
    { id: 't1', currency: 'EUR', tz: 'Europe/Berlin', periods: [{ price: 0.2184, from: '22:00', to: '06:00' }, { price: 0.2841 }], standingPerDay: 0.38, validFrom: null, source: 'typed', setAtMs: fakeNow() - 20 * DAY_MS },
  ];
  let settings: Settings = {
    currency: 'EUR', tz: 'Europe/Berlin', dayBoundary: 'local', sampleWatchedMs: 5000, sampleIdleMs: 15_000, sampleSlowMs: 60_000, solanaEndpoints: ['https://api.mainnet-beta.solana.com'],
    endpoints: empty ? {} : { 'eip155:137': ['https://polygon.example.org/v2/abcdefghijklmnopqrstuvwxyz123456'] }, sourcesOff: empty ? [] : ['render-stats'], syncEveryMinutes: 30, pricesEnabled: true, fiatRates: 'ecb', chainEnabled: true, archiveLimitMb: 500, includeDepreciation: false, onboarding: empty ? 'open' : 'done',
  };
  const money = answerIn(scenario);
  const { groups, busy } = fakeNetworkGroups(scenario);
  const syncState = (): SyncState[] =>
    wallets.map((entry) => ({
      walletId: entry.id, state: !partial ? 'idle' : entry.chain === 'filecoin' ? 'paused' : 'running', phase: partial ? 'reading' : 'done', listed: 4210, read: partial ? 1830 : 4210, waiting: partial ? 2380 : 0, lines: 120, unclassified: 11,
      unreadable: 0, missing: 0, calls: 512, leftMs: partial ? 95_000 : null, completeSinceMs: fakeNow() - 60 * DAY_MS, complete: !partial, endpoint: entry.chain === 'solana' ? 'api.mainnet-beta.solana.com' : 'api.node.glif.io', waitingUntilMs: null,
      lastDoneAtMs: partial ? null : fakeNow() - 900_000, error: null, asksBytes: entry.chain === 'filecoin' && partial ? 184_000_000 : null,
    }));
  const rows = (): ReturnType<typeof fakeRows> => (empty ? [] : fakeRows(fakeNow()));
  const deviceRows = () => {
    const all = fakeDeviceRows(fakeNow(), partial);
    const [own] = all;
    return !empty || own === undefined ? all : [{ ...own, deployments: [], incomeMonth: noFigure('no-wallet', 'EUR'), costMonth: noFigure('no-tariff', 'EUR'), netMonth: noFigure('no-wallet', 'EUR'), netIsKnown: false, unknownCosts: ['no-tariff'], uptime30d: noFigure('not-watched-yet', '%'), lastRewardAtMs: null }];
  };
  const snapshot = () => (empty ? fakeBareSnapshot(fakeNow(), 'this-machine') : fakeSnapshot(fakeNow(), 'this-machine', Math.floor(fakeNow() / 5000)));

  return {
    system: {
      info: () => ({ version: '0.1.0', epoch: 'fake', host: 'test', demo: options.demo ?? false, dataDir: '/home/you/.local/share/nodeworth', startedAtMs: fakeNow() - 9_000_000, platform: 'linux' }),
      selfCost: () => ({ cpuMsPerSample: figure(2.1, 'ms'), cpuShare: figure(0.04, '%'), residentB: figure(88e6, 'B'), eventLoopP99Ms: figure(11, 'ms'), storeB: figure(41e6, 'B'), archiveB: figure(12e6, 'B'), callsToday: figure(512, '') }),
      traffic: () => ({ hosts: empty ? [] : [
        { host: 'api.mainnet-beta.solana.com', purposes: ['chain'], calls: 498, failures: 3, lastCallAtMs: fakeNow() - 900_000, lastStatus: '200' },
        { host: 'coins.llama.fi', purposes: ['prices'], calls: 12, failures: 0, lastCallAtMs: fakeNow() - 3_600_000, lastStatus: '200' },
        { host: 'api.node.glif.io', purposes: ['filecoin-rpc'], calls: 61, failures: 0, lastCallAtMs: fakeNow() - 2_400_000, lastStatus: '200' },
        { host: 'data.filecoindataportal.xyz', purposes: ['filecoin-data-portal'], calls: 9, failures: 0, lastCallAtMs: fakeNow() - 7_200_000, lastStatus: '206' },
        { host: '192.168.1.20:14002', purposes: ['storj-node'], calls: 44, failures: 1, lastCallAtMs: fakeNow() - 2_400_000, lastStatus: '200' },
      ] }),
      doctor: () => ({ checks: [{ id: 'cpu', title: 'Processor', state: 'works', detail: '/proc/stat', remedy: null }, { id: 'power', title: 'Power counter', state: 'does-not-work', detail: 'no permission', remedy: 'Give your user the right to read it.' }] }),
    },
    settings: {
      get: () => settings,
      set: (patch) => {
        settings = { ...settings, ...(Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<Settings>) };
        return settings;
      },
    },
    hardware: {
      identity: () => ({ hostname: 'rig', platform: 'linux', osName: 'Debian GNU/Linux 13', cpuModel: 'AMD Ryzen 9 7950X', cores: 16, memoryTotalB: 64 * 1024 ** 3 }),
      sample: snapshot,
      series: ({ deviceId }) => ({ series: deviceId === 'this-machine' ? fakeSeriesNames : [] }),
      history: (input) => ({ histories: input.series.map((series) => (empty ? { series, tier: 'raw' as const, buckets: [] } : fakeHistory(series, input.fromMs, input.toMs, input.maxPoints))) }),
      uptime: (input) => {
        const cells = input.deviceId === 'this-machine' && !empty ? fakeUptimeCells(input.fromMs, input.toMs, input.cells) : fakeUptimeCells(input.fromMs, input.toMs, input.cells).map((cell) => ({ ...cell, up: 0, down: 0, asleep: 0, unwatched: 1 }));
        return input.deviceId === 'this-machine' && !empty ? { cells, upShare: 0.9921, watchedShare: 0.88 } : { cells, upShare: null, watchedShare: 0 };
      },
    },
    devices: {
      list: () => money(() => ({ rows: deviceRows() })),
      get: ({ id }) => money(() => {
        const row = deviceRows().find((candidate) => candidate.device.id === id);
        if (row === undefined) throw engineError('NOT_FOUND');
        return row;
      }),
      save: (input) => fakeDevice(input.id ?? 'new', input.name, input.kind ?? 'other', false, fakeNow()),
      sell: ({ id }) => fakeDevice(id, 'Sold', 'other', false, fakeNow()),
      replace: ({ id }) => fakeDevice(id, 'Replaced', 'other', false, fakeNow()),
      remove: () => ({}),
      saveDeployment: (input) => fakeDeployment(input.id ?? 'dep', input.deviceId, input.network, fakeNow()),
      removeDeployment: () => ({}),
    },
    tariffs: {
      list: () => ({ tariffs }),
      save: (input) => {
        const price = input.periods[0]?.price ?? 0;
        if ((price > 1.5 || price < 0.02) && input.confirmed !== true) throw engineError('LOOKS_WRONG', { price: String(price), currency: input.currency, low: '0.02', high: '1.5' });
        const saved: Tariff = { id: input.id ?? `t${tariffs.length + 1}`, currency: input.currency, tz: input.tz, periods: input.periods.map((period) => ({ price: period.price, ...(period.from === undefined ? {} : { from: period.from }), ...(period.to === undefined ? {} : { to: period.to }) })), standingPerDay: input.standingPerDay, validFrom: input.validFrom, source: 'typed', setAtMs: fakeNow() };
        tariffs.unshift(saved);
        return saved;
      },
      remove: ({ id }) => {
        tariffs.splice(tariffs.findIndex((tariff) => tariff.id === id), 1);
        return {};
      },
      defaults: () => ({ defaults: [{ country: 'DE', currency: 'EUR', perKwh: 0.3951, asOf: '2025-S1', source: 'Eurostat' }, { country: 'US', currency: 'USD', perKwh: 0.1747, asOf: '2025-06', source: 'EIA' }] }),
      sampleBill: notMade,
      prices: notMade,
      previewPrices: notMade,
      importPrices: notMade,
      fetchPrices: notMade,
    },
    wallets: handlers,
    ...groups,
    sync: { allow: () => ({ wallets: syncState() }), start: () => ({ wallets: syncState() }), pause: () => ({ wallets: syncState() }), state: () => ({ wallets: syncState() }) },
    rewards: {
      list: ({ filter, limit, offset }) => money(() => {
        const all = rows().filter((row) => (filter.walletId === undefined || row.line.walletId === filter.walletId) && (filter.networks === undefined || (row.line.network !== null && filter.networks.includes(row.line.network))) && (filter.search === undefined || JSON.stringify(row).toLowerCase().includes(filter.search.toLowerCase())));
        const counts: Record<string, number> = {};
        for (const row of all) counts[row.line.kind] = (counts[row.line.kind] ?? 0) + 1;
        const kept = all.filter((row) => filter.kinds === undefined || filter.kinds.includes(row.line.kind));
        return { rows: kept.slice(offset, offset + limit), total: kept.length, counts, value: empty ? noFigure('no-wallet', 'EUR') : figure(22.42, 'EUR', 'reported', { parts: 104, missing: 5 }) };
      }),
      get: ({ id }) => fakeRow(Number(id.replace('line-', '')), fakeNow()),
      earnings: ({ fromDay, toDay }) => money(() => ({
        currency: 'EUR', tz: 'Europe/Berlin', days: empty ? [] : fakeDays(fromDay, toDay, partial), totals: empty ? [] : fakeTotals,
        income: empty ? noFigure('no-wallet', 'EUR') : figure(22.42, 'EUR', 'reported'), cost: empty || partial ? noFigure('no-tariff', 'EUR') : figure(19.1, 'EUR'), net: empty || partial ? noFigure('cost-unknown', 'EUR') : figure(3.32, 'EUR'),
        netIsKnown: !empty && !partial,
      })),
      proposals: () => ({
        proposals: empty ? [] : [{ network: 'render', mint: RENDER.mint, sender: FAKE_ADDRESS, payments: 7, firstAtMs: fakeNow() - 50 * DAY_MS, lastAtMs: fakeNow() - 2 * DAY_MS, amount: { base: '312000000', decimals: 8 }, why: 'weekly' }],
        decisions: [],
      }),
      decide: (input) => ({ ...input, decidedAtMs: fakeNow() }),
      setPrice: ({ id }) => fakeRow(Number(id.replace('line-', '')), fakeNow()),
      holdings: () => ({
        rows: empty ? [] : [
          { holding: { walletId: 'w1', mint: HNT.mint, symbol: 'HNT', base: '512344120', decimals: 8, asOfMs: fakeNow() - 900_000 }, value: figure(11.1, 'EUR', 'reported'), earned: { base: '182344120', decimals: 8 }, earnedValue: figure(4.02, 'EUR', 'reported') },
          { holding: { walletId: 'w1', mint: RENDER.mint, symbol: 'RENDER', base: '643000000', decimals: 8, asOfMs: fakeNow() - 900_000 }, value: figure(18.4, 'EUR', 'reported'), earned: { base: '643000000', decimals: 8 }, earnedValue: figure(19.9, 'EUR', 'reported') },
        ],
      }),
      raw: ({ id }) => fakeRaw(id),
      exportCsv: () => ({ fileName: 'rewards.csv', csv: 'time\r\n' }),
    },
    economics: {
      estimate: (input) => fakeBreakEven({ deploymentId: null, overrides: {} }, fakeNow()).estimate ?? (() => { throw new Error(String(input.targetMonths)); })(),
      breakEven: (input) => money(() =>
        empty
          ? { ...fakeBreakEven(input, fakeNow()), verdict: { kind: 'cannot-tell', reason: 'no-deployment' }, estimate: null, missing: ['device-price', 'tokens-per-day', 'kwh-price'], forecast: [], realised: [], realisedNet: noFigure('no-deployment', 'EUR'), netPerMonth: null, moneyAtRisk: null, current: { tokenPrice: null, kwhPrice: null, busyHoursPerDay: null, networkGrowthPerYear: 0 }, assumptions: [] }
          : fakeBreakEven(input, fakeNow()),
      ),
      compare: notMade,
      fleet: notMade,
      why: notMade,
      grades: notMade,
      forecasts: notMade,
    },
    costs: fakeCosts,
    rules: fakeRules,
    planner: fakePlanner,
    demand: fakeDemand,
    home: { get: () => money(() => homeOf(scenario, rows())) },
    live: {
      hardware: (cancel) => live<HardwareTopic>(cancel, () => ({ snapshot: hardwareSnapshotSchema.parse(snapshot()) })),
      sync: (cancel) => live(cancel, () => ({ wallets: syncState() })),
      changes: (cancel) => live<ChangesTopic>(cancel, () => ({ areas: busy() ? ['exports'] : [] }), 1000),
    },
  };
}

async function* live<T>(cancel: Cancel, state: () => T, everyMs = 2000): AsyncGenerator<{ readonly kind: 'snapshot'; readonly epoch: string; readonly rev: number; readonly data: T } | { readonly kind: 'patch'; readonly epoch: string; readonly rev: number; readonly data: Partial<T> }> {
  let rev = 0;
  yield { kind: 'snapshot', epoch: 'fake', rev, data: state() };
  while (!cancel.cancelled) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      cancel.onCancel(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    rev += 1;
    if (!cancel.cancelled) yield { kind: 'patch', epoch: 'fake', rev, data: state() };
  }
}

function homeOf(scenario: FakeScenario, rows: ReturnType<typeof fakeRows>): Home {
  const now = fakeNow();
  const empty = scenario === 'empty';
  const partial = scenario === 'partial';
  const unknownNet = noFigure(empty ? 'no-wallet' : 'cost-unknown', 'EUR');
  return {
    nowMs: now, currency: 'EUR', tz: 'Europe/Berlin', level: empty ? 'first-run' : partial ? 'attention' : 'well', devices: { up: empty ? 1 : 2, down: partial ? 1 : 0, unknown: empty ? 0 : 1 },
    lastReward: rows[0] ?? null, next: empty ? [] : [{ network: 'helium', atMs: now + 9 * 3_600_000, basis: 'rhythm' }, { network: 'render', atMs: null, basis: 'too-few' }],
    netToday: empty || partial ? unknownNet : figure(1.38, 'EUR'), netMonth: empty || partial ? unknownNet : figure(41.2, 'EUR'),
    incomeToday: empty ? unknownNet : figure(1.9, 'EUR', 'reported'), incomeMonth: empty ? unknownNet : figure(68.9, 'EUR', 'reported', { parts: 82, missing: partial ? 3 : 0 }), costMonth: empty || partial ? noFigure('no-tariff', 'EUR') : figure(27.7, 'EUR'),
    netIsKnown: !empty && !partial, unknownCosts: empty || partial ? ['no-tariff', 'no-watts:Hotspot on the roof'] : [], netMonthBefore: empty || partial ? unknownNet : figure(44.8, 'EUR'),
    uptime30d: empty ? noFigure('not-watched-yet', '%') : figure(99.21, '%'), watchedDays30: empty ? 0 : 30, costNowPerHour: empty || partial ? noFigure('no-tariff', 'EUR') : figure(0.0612, 'EUR'), kwhPriceNow: empty || partial ? noFigure('no-tariff', 'EUR') : figure(0.2841, 'EUR', 'typed', { asOfMs: now - 20 * DAY_MS }),
    wattsNow: empty ? noFigure('no-watts', 'W') : figure(356, 'W', 'measured', { missing: partial ? 1 : 0 }), recent: rows.slice(0, 6),
    attention: partial ? [{ code: 'notice', context: { code: 'filecoin-sectors-faulty', network: 'filecoin', device: 'f01234567', level: 'bad', faulty: '3', live: '32768' }, sinceMs: now - 7 * 3_600_000, perHour: { known: false, reason: 'not-priced' } }, { code: 'device-down', context: { device: 'Hotspot at the allotment' }, sinceMs: now - 3 * 3_600_000, perHour: { known: true, value: 0.021 } }, { code: 'unclassified', context: { count: '11' }, sinceMs: null, perHour: { known: false, reason: 'no-price' } }] : [],
  };
}

