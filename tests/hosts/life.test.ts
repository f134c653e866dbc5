import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { writeFakeNvidiaSmi } from '../support/hosts/fake-tool';
import { endOf, until } from '../support/hosts/running';
import { useHosts } from '../support/hosts/use-hosts';

const hosts = useHosts();

/** Processes whose parent is this one, by /proc. */
const childrenOf = (pid: number): readonly number[] => {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter((text) => text !== '').map(Number) : [];
};
const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

const SECONDS = 5_000;

describe('the headless host', () => {
  test('says one line on stdout when it is ready, and nothing else', async () => {
    const host = await hosts.headless();
    expect(host.running.stdout()).toBe(`Nodeworth is ready: http://127.0.0.1:${host.port}/#token=${host.token}\n`);
    expect(host.running.stderr()).toBe('');
  });

  test('makes a data folder that only its owner can look into', async () => {
    const folder = join(hosts.newFolder(), 'deep', 'data');
    const host = await hosts.headless(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of ['nodeworth.db', 'archive.db', 'access-token', 'nodeworth.lock']) expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
    await host.stop();
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('ends cleanly on %s: status 0, no child, the lock free, the write-ahead log folded in', async (signal) => {
    const folder = hosts.newFolder();
    const tool = writeFakeNvidiaSmi(hosts.newFolder());
    const host = await hosts.headless(folder, { env: { PATH: `${tool}:${process.env['PATH'] ?? ''}` } });
    const children = await until('the long-lived children', () => (childrenOf(host.running.pid).length > 0 ? childrenOf(host.running.pid) : undefined));
    const live = await host.client.live.hardware();
    await live[Symbol.asyncIterator]().next();
    const began = performance.now();
    expect(await host.stop(signal)).toEqual({ code: 0, signal: null });
    expect(performance.now() - began).toBeLessThan(SECONDS);
    expect(children.filter(isAlive)).toEqual([]);
    expect(host.running.stderr()).toBe('');
    expect(readdirSync(folder).filter((name) => name.endsWith('-wal') || name.endsWith('.pid'))).toEqual([]);
    await hosts.headless(folder);
  });

  test('ends when its parent does (--stdin-stops), and not without that word', async () => {
    const folder = hosts.newFolder();
    const child = await hosts.headless(folder, { words: ['--stdin-stops'] });
    const other = await hosts.headless();
    child.running.child.stdin?.end();
    other.running.child.stdin?.end();
    expect(await child.running.ended).toEqual({ code: 0, signal: null });
    expect((await other.client.system.info({})).host).toBe('headless');
    await hosts.headless(folder);
  });

  test('leaves no child behind when it is killed', async () => {
    const tool = writeFakeNvidiaSmi(hosts.newFolder());
    const host = await hosts.headless(hosts.newFolder(), { env: { PATH: `${tool}:${process.env['PATH'] ?? ''}` } });
    const children = await until('the long-lived children', () => (childrenOf(host.running.pid).length > 0 ? childrenOf(host.running.pid) : undefined));
    await host.stop('SIGKILL');
    await until('the end of the children', () => (children.some(isAlive) ? undefined : true));
  });
});

describe('one data folder', () => {
  test('has one owner: a second host and a command say who has it and exit 1', async () => {
    const folder = hosts.newFolder();
    const first = await hosts.headless(folder);
    const second = await endOf(hosts.start(['--no-open', '--data-dir', folder]));
    expect([second.code, second.stdout]).toEqual([1, '']);
    expect(second.stderr).toMatch(new RegExp(`^[^\\n]*uses this data folder \\(process ${first.running.pid}\\)[^\\n]*\\n$`));
    const command = await hosts.cli(['wallet', 'list', '--data-dir', folder]);
    expect([command.code, command.stdout]).toEqual([1, '']);
    expect(command.stderr).toMatch(/^[^\n]*uses this data folder[^\n]*\n$/);
    expect((await first.client.system.info({})).host).toBe('headless');
  });

  test('is free again at once after kill −9, with all that was saved', async () => {
    const folder = hosts.newFolder();
    const first = await hosts.headless(folder);
    await first.client.devices.save({ name: 'Hotspot on the roof', kind: 'hotspot' });
    await first.stop('SIGKILL');
    const second = await hosts.headless(folder);
    expect((await second.client.devices.list({})).rows.map((row) => row.device.name)).toContain('Hotspot on the roof');
  });

  test('that cannot be written or is damaged: exit 1, one line with what helps, no stack', async () => {
    const folder = hosts.newFolder();
    const host = await hosts.headless(folder);
    await host.stop();
    writeFileSync(join(folder, 'nodeworth.db'), 'this is no database at all, '.repeat(400));
    for (const dataDir of [folder, join(folder, 'nodeworth.db', 'below')]) {
      const { code, stderr } = await endOf(hosts.start(['--no-open', '--data-dir', dataDir]));
      expect(code).toBe(1);
      expect(stderr).toMatch(/^[^\n]+\n$/);
      expect(stderr).not.toMatch(/ at |node:|\.cjs/);
    }
  });
});

describe('wrong words', () => {
  test.each([[['--port', 'many']], [['--port', '70000']], [['--colour', 'red']], [['somewhere']], [['--host']]])('%j: exit 1 and one line', async (words) => {
    const { code, stdout, stderr } = await endOf(hosts.start([...words, '--no-open', '--data-dir', hosts.newFolder()]));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^[^\n]+\n$/);
  });
});
