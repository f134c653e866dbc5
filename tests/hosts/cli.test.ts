import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { encodeBase58 } from '../../shared/chains/solana/base58';
import { parseLocalDate, formatLocalDate } from '../../shared/units/local-date';
import { settingsSchema } from '../../shared/contract/schemas/settings';
import { addressOf } from '../support/solana-fixtures/addresses';
import { WALLET } from '../support/solana-fixtures/case';
import { startProgram } from '../support/hosts/running';
import { readScenarioExample } from '../support/hosts/scenario-example';
import { useHosts } from '../support/hosts/use-hosts';
import { NO_MARKET } from '../support/no-market';

const hosts = useHosts();

/** Addresses on which nobody listens: nothing of a test leaves this machine. */

const run = (dataDir: string, words: readonly string[]) => hosts.cli([...words, '--data-dir', dataDir], { env: NO_MARKET });

/** A command's JSON: stdout is one line of it and nothing else. */
async function json(dataDir: string, words: readonly string[], status = 0): Promise<unknown> {
  const { code, stdout, stderr } = await run(dataDir, [...words, '--json']);
  expect([words, code, stderr.split('\n').filter((line) => /warning|Error:|^\s+at /i.test(line))]).toEqual([words, status, []]);
  expect(stdout).toMatch(/^[^\n]+\n$/);
  return JSON.parse(stdout);
}

const ONE_LINE = /^[^\n]+\n$/;


describe('every command on an empty folder', () => {
  test('sample: this machine, in words and as JSON', async () => {
    const folder = hosts.newFolder();
    const snapshot = (await json(folder, ['sample'])) as { readonly cpu: { readonly state: string; readonly value: { readonly coresPct: readonly number[] } }; readonly memory: { readonly value: { readonly totalB: number } }; readonly disks: { readonly state: string } };
    expect(snapshot.cpu.state).toBe('ok');
    expect(snapshot.memory.value.totalB).toBeGreaterThan(1e8);
    expect(snapshot.disks.state).not.toBe('starting');
    const words = await run(folder, ['sample']);
    expect([words.code, words.stderr]).toEqual([0, '']);
    expect(words.stdout).toMatch(/^what +now\nprocessor +\d/);
  });

  test('wallet list, add, list, add again, remove', async () => {
    const folder = hosts.newFolder();
    expect(await json(folder, ['wallet', 'list'])).toEqual({ wallets: [] });
    expect(await json(folder, ['wallet', 'add', WALLET, '--label', 'Roof'])).toMatchObject({ address: WALLET, label: 'Roof', chain: 'solana' });
    expect(await json(folder, ['wallet', 'list'])).toMatchObject({ wallets: [{ address: WALLET, label: 'Roof' }] });
    const again = await run(folder, ['wallet', 'add', WALLET]);
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toMatch(ONE_LINE);
    expect(await json(folder, ['wallet', 'remove', WALLET])).toEqual({ removed: WALLET });
    expect(await json(folder, ['wallet', 'list'])).toEqual({ wallets: [] });
  });

  test('sync without a wallet: done nothing, said so', async () => {
    const folder = hosts.newFolder();
    await run(folder, ['config', 'set', 'pricesEnabled', 'false']);
    const { code, stdout, stderr } = await run(folder, ['sync', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ sources: [{ source: 'solana', state: 'skipped', events: 0, transactionsRead: 0, callsMade: 0, unclassified: 0, errors: [] }], prices: null });
    expect(stderr).toMatch(/^No wallet is watched yet[^\n]*\n$/);
  });

  test('rewards: nothing there is "not known", never a zero', async () => {
    const folder = hosts.newFolder();
    const earnings = (await json(folder, ['rewards', '--from', '2026-01-01', '--to', '2026-01-31'])) as { readonly income: unknown; readonly days: readonly unknown[]; readonly lines: readonly unknown[]; readonly netIsKnown: boolean };
    expect(earnings).toMatchObject({ fromDay: '2026-01-01', toDay: '2026-01-31', lines: [], lineCount: 0, netIsKnown: false, income: { value: { known: false, reason: 'no-wallet' } } });
    const words = await run(folder, ['rewards']);
    expect([words.code, words.stdout.startsWith('day')]).toEqual([0, true]);
    expect(words.stderr).toContain('net not known');
  });

  test('config get and set, each setting in its own kind', async () => {
    const folder = hosts.newFolder();
    const all = (await json(folder, ['config', 'get'])) as Record<string, unknown>;
    expect(Object.keys(all).toSorted((a, b) => a.localeCompare(b))).toEqual(Object.keys(settingsSchema.shape).toSorted((a, b) => a.localeCompare(b)));
    expect(await json(folder, ['config', 'set', 'sampleIdleMs', '20000'])).toEqual({ sampleIdleMs: 20_000 });
    expect(await json(folder, ['config', 'set', 'pricesEnabled', 'false'])).toEqual({ pricesEnabled: false });
    expect(await json(folder, ['config', 'set', 'solanaEndpoints', 'https://one.example/key, http://127.0.0.1:8899/'])).toEqual({ solanaEndpoints: ['https://one.example/key', 'http://127.0.0.1:8899/'] });
    expect(await json(folder, ['config', 'set', 'endpoints.filecoin', 'https://rpc.example/v1,https://two.example'])).toEqual({ endpoints: { filecoin: ['https://rpc.example/v1', 'https://two.example'] } });
    expect(await json(folder, ['config', 'set', 'endpoints.akash', 'https://akash.example/a1b2c3d4e5f6a7b8c9'])).toEqual({ endpoints: { filecoin: ['https://rpc.example/v1', 'https://two.example'], akash: ['https://akash.example/•••'] } });
    expect(await json(folder, ['config', 'set', 'endpoints.filecoin', ''])).toEqual({ endpoints: { akash: ['https://akash.example/•••'] } });
    expect(await json(folder, ['config', 'set', 'tz', 'America/New_York'])).toEqual({ tz: 'America/New_York' });
    expect((await run(folder, ['config', 'get', 'tz'])).stdout).toBe('America/New_York\n');
    expect(await json(folder, ['config', 'get', 'sampleIdleMs'])).toEqual({ sampleIdleMs: 20_000 });
  });

  test('networks: each with the version of its rule, the dates of its sources and what is not known', async () => {
    const folder = hosts.newFolder();
    const { networks } = (await json(folder, ['networks'])) as { readonly networks: readonly { readonly id: string; readonly ruleVersion: string | null; readonly sources: readonly { readonly asOf: string }[]; readonly notKnown: readonly string[]; readonly factsTo: string }[] };
    expect(networks.map((network) => network.id)).toEqual(expect.arrayContaining(['helium', 'render', 'filecoin', 'storj', 'akash', 'golem', 'livepeer', 'theta', 'flux']));
    for (const network of networks) {
      expect([network.id, network.sources.length > 0, network.sources.every((source) => /^\d{4}-\d{2}-\d{2}$/.test(source.asOf))]).toEqual([network.id, true, true]);
      expect(network.notKnown.every((sentence) => sentence.endsWith('.'))).toBe(true);
    }
    expect(networks.find((network) => network.id === 'helium')?.ruleVersion).not.toBeNull();
    const words = await run(folder, ['networks']);
    expect([words.code, words.stdout.split('\n')[0]?.startsWith('network')]).toEqual([0, true]);
  });

  test('doctor: names each probe and source, and status 2 where an endpoint cannot be reached', async () => {
    const folder = hosts.newFolder();
    await run(folder, ['config', 'set', 'solanaEndpoints', 'http://127.0.0.1:9/']);
    const { code, stdout, stderr } = await run(folder, ['doctor', '--json']);
    expect([code, stderr]).toEqual([2, '']);
    const { checks } = JSON.parse(stdout) as { readonly checks: readonly { readonly id: string; readonly state: string; readonly detail: string; readonly remedy: string | null }[] };
    expect(checks.map((check) => check.id)).toEqual(expect.arrayContaining(['store', 'probe.cpu', 'probe.memory', 'probe.disks', 'probe.networks', 'probe.gpus', 'chain.solana', 'prices.defillama', 'prices.coingecko']));
    expect(checks.find((check) => check.id === 'probe.cpu')?.state).toBe('works');
    const chain = checks.find((check) => check.id === 'chain.solana');
    expect(chain?.state).toBe('does-not-work');
    expect(chain?.detail).toContain('unreachable');
    expect(chain?.remedy).not.toBeNull();
    const words = await run(folder, ['doctor']);
    expect(words.code).toBe(2);
    expect(words.stderr).toContain('solana endpoint');
  });

  test('estimate: the keys of the handbook’s output, series only when asked for', async () => {
    const folder = hosts.newFolder();
    const file = join(folder, 'scenario.json');
    writeFileSync(file, JSON.stringify(readScenarioExample()));
    const plain = (await json(folder, ['estimate', '--scenario', file])) as Record<string, unknown> & { readonly handles: Readonly<Record<string, unknown>>; readonly sensitivity: readonly Readonly<Record<string, unknown>>[]; readonly targetMonths: number };
    for (const key of [
      'days', 'wallKw', 'outlay', 'tokensEarned', 'tokensReceived', 'tokensPendingAtEnd', 'income', 'cost', 'cumulative', 'cashFirstTouchDay', 'cashBreakEvenDay', 'cashBreakEvenDate', 'exitBreakEvenDay', 'resaleAtEnd', 'npv',
      'npvWithExit', 'lenses', 'firstMonths', 'targetMonths', 'handles', 'monteCarlo', 'defaults', 'notModelled', 'sensitivity',
    ]) expect([key, key in plain]).toEqual([key, true]);
    expect(Object.keys(plain['lenses'] as object)).toEqual(['sold', 'held', 'boughtToken']);
    expect(Object.keys(plain.handles)).toEqual(expect.arrayContaining(['tokenPrice', 'flatKwhPrice', 'networkGrowthPerYear']));
    expect(Object.keys(plain.sensitivity[0] ?? {})).toEqual(['input', 'lowDay', 'highDay', 'lowNpv', 'highNpv']);
    expect([plain.targetMonths, 'series' in plain]).toEqual([24, false]);
    const more = (await json(folder, ['estimate', '--scenario', file, '--target-months', '12', '--series'])) as { readonly targetMonths: number; readonly days: number; readonly series: Readonly<Record<string, readonly number[]>> };
    expect(more.targetMonths).toBe(12);
    for (const key of ['tokens', 'income', 'cost', 'cumulative']) expect([key, more.series[key]?.length]).toEqual([key, more.days]);
    expect(readdirSync(folder)).toEqual(['scenario.json']);
  });

  test('serve answers with its address as JSON, and stops', async () => {
    const running = startProgram(hosts.built().cli, ['serve', '--no-open', '--json', '--data-dir', hosts.newFolder(), '--stdin-stops']);
    const [line] = await running.line(/^\{.*\}\n/);
    expect(JSON.parse(line)).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/) as string });
    running.child.stdin?.end();
    expect(await running.ended).toEqual({ code: 0, signal: null });
  });

  test('--demo shows sample data, says so in its snapshot, and leaves the data folder alone', async () => {
    const folder = hosts.newFolder();
    const earnings = (await json(folder, ['rewards', '--demo'])) as { readonly income: { readonly value: { readonly known: boolean } }; readonly lines: readonly unknown[] };
    expect(earnings.income.value.known).toBe(true);
    expect(earnings.lines.length).toBeGreaterThan(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('help and version on stdout', async () => {
    const help = await hosts.cli(['help']);
    expect(help.code).toBe(0);
    for (const name of ['serve', 'sample', 'wallet', 'sync', 'rewards', 'networks', 'estimate', 'doctor', 'config']) expect(help.stdout).toContain(`  ${name}`);
    expect(await hosts.cli(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string, stderr: '' });
  });
});

describe('wrong use: status 1, one clear line on stderr, nothing on stdout', () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['dance'], /no command dance/],
    [['wallet'], /Usage: nodeworth wallet/],
    [['wallet', 'add'], /Usage: nodeworth wallet/],
    [['wallet', 'add', 'not-an-address'], /no address of a chain that is read/],
    [['wallet', 'add', WALLET.slice(0, -4)], /no address of a chain that is read/],
    [['wallet', 'remove', addressOf('somebody else')], /No watched wallet/],
    [['wallet', 'list', '--colour'], /colour/],
    [['sample', '--fast'], /fast/],
    [['sync', 'now'], /Usage: nodeworth sync/],
    [['rewards', '--from', 'yesterday'], /--from should be a day/],
    [['rewards', '--from', '2026-02-30'], /--from should be a day/],
    [['rewards', '--from', '2026-02-02', '--to', '2026-02-01'], /--to should be on or after --from/],
    [['rewards', '--from', '1990-01-01'], /at most/],
    [['rewards', 'all'], /Usage: nodeworth rewards/],
    [['estimate'], /Usage: nodeworth estimate/],
    [['estimate', '--scenario', '/nowhere/at/all.json'], /cannot be read/],
    [['estimate', '--scenario', '/etc/hostname'], /not JSON/],
    [['doctor', '--fix'], /fix/],
    [['doctor', 'please'], /Usage: nodeworth doctor/],
    [['config'], /Usage: nodeworth config/],
    [['config', 'get', 'colour'], /no setting colour/],
    [['config', 'set', 'tz'], /Usage: nodeworth config/],
    [['config', 'set', 'tz', 'Mars/Olympus'], /tz should be an IANA time zone/],
    [['config', 'set', 'sampleIdleMs', 'often'], /sampleIdleMs should be/],
    [['config', 'set', 'sampleIdleMs', '10'], /sampleIdleMs should be/],
    [['config', 'set', 'pricesEnabled', 'yes'], /pricesEnabled should be/],
    [['config', 'set', 'solanaEndpoints', 'http://rpc.example/'], /solanaEndpoints should be an https address/],
    [['config', 'set', 'currency', 'Euro'], /currency should be/],
    [['serve', '--port', 'many'], /--port should be/],
    [['sample', '--data-dir'], /--data-dir needs a folder/],
  ];
  test.each(wrong.map(([words, said]) => [words.join(' '), words, said] as const))('%s', async (_, words, said) => {
    const folder = hosts.newFolder();
    const { code, stdout, stderr } = words.includes('--data-dir') ? await hosts.cli(words, { env: NO_MARKET }) : await run(folder, words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(ONE_LINE);
    expect(stderr).toMatch(said);
  });

  test('nothing at all: the help, on stderr', async () => {
    const { code, stdout, stderr } = await hosts.cli([]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Usage: nodeworth COMMAND');
  });
});

describe('secrets', () => {
  // Made up here; the words are of the English list, the phrase is nobody's.
  const phrase = 'ladder comfort velvet orbit jungle harvest cradle puzzle meadow anchor silver thunder'.split(' ');
  const long = [...phrase, ...'window copper garden pencil rocket marble basket hollow winter lemon canyon studio'.split(' ')];
  const numbers = Array.from({ length: 64 }, (_, at) => (at * 37 + 11) % 256);
  const key58 = encodeBase58(Uint8Array.from(numbers));
  const bytes = `[${numbers.join(',')}]`;
  const typed: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['a key of 64 bytes in base58', [key58], [key58]],
    ['a byte array', [bytes], ['11,48,85,122']],
    ['a byte array in pieces', bytes.replaceAll(',', ', ').split(' '), ['11, 48, 85', '[11,']],
    ['12 words in quotes', [phrase.join(' ')], ['jungle', 'velvet orbit']],
    ['12 words, each its own', phrase, ['jungle', 'thunder']],
    ['24 words in quotes', [long.join(' ')], ['jungle', 'canyon']],
    ['24 words, each its own', long, ['jungle', 'canyon']],
  ];
  const everything = (folder: string): string =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('\n');

  test.each(typed)('%s: refused with an explanation, repeated nowhere, in no file of the data folder', async (_, words, traces) => {
    const folder = hosts.newFolder();
    await run(folder, ['wallet', 'add', WALLET, '--label', 'findable-label']);
    const uses: readonly (readonly string[])[] = [['wallet', 'add', ...words], ['wallet', 'add', WALLET, '--label', words.join(' ')], ['wallet', 'remove', ...words], ['wallet', 'add', ...words, '--json']];
    for (const use of uses) {
      const { code, stdout, stderr } = await run(folder, use);
      expect([use.slice(0, 2), code, stdout]).toEqual([use.slice(0, 2), 1, '']);
      expect(stderr).toMatch(/^This looks like a private key or seed phrase[^\n]*not stored[^\n]*\n$/);
      for (const trace of traces) expect([trace, stderr.includes(trace)]).toEqual([trace, false]);
    }
    const host = await hosts.headless(folder, { env: NO_MARKET });
    await expect(host.client.wallets.add({ address: words.join(' ') })).rejects.toMatchObject({ code: 'SECRET_REFUSED' });
    const short = 'river stone cloud tiger lemon piano brick olive frost candy spoon maple';
    await expect(host.client.devices.save({ name: short })).rejects.toMatchObject({ code: 'SECRET_REFUSED' });
    await expect(host.client.devices.save({ name: 'Hotspot', place: short })).rejects.toMatchObject({ code: 'SECRET_REFUSED' });
    // Also while it runs, when the write-ahead log and the log file are open.
    const found = everything(folder);
    expect(found).toContain('findable-label');
    for (const trace of [...traces, 'tiger', 'piano brick']) expect([trace, found.includes(trace)]).toEqual([trace, false]);
  });
});

test('days of the command line are the operator’s, not the machine’s', async () => {
  const folder = hosts.newFolder();
  await run(folder, ['config', 'set', 'tz', 'Pacific/Kiritimati']);
  const ahead = (await json(folder, ['rewards'])) as { readonly toDay: string; readonly tz: string };
  await run(folder, ['config', 'set', 'tz', 'Pacific/Pago_Pago']);
  const behind = (await json(folder, ['rewards'])) as { readonly toDay: string; readonly tz: string };
  expect([ahead.tz, behind.tz]).toEqual(['Pacific/Kiritimati', 'Pacific/Pago_Pago']);
  // 25 hours lie between them: the day there is always another one.
  expect(ahead.toDay).not.toBe(behind.toDay);
  expect(formatLocalDate(parseLocalDate(ahead.toDay) ?? 0)).toBe(ahead.toDay);
});
