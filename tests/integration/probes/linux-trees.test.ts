import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createProbes } from '../../../main/adapters/probes/create-probes';
import { parseMilliCelsius, toSensorId, toWatts } from '../../../main/adapters/probes/linux-sys/parse-sensor';
import { createOpenFile } from '../../../main/adapters/probes/open-file';
import { createQuietLogger } from '../../support/quiet-logger';
import { createVirtualClock } from '../../support/virtual-clock';

const folders: string[] = [];
const toStop: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const probes of toStop.splice(0)) await probes.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A pretended Linux: /proc, /sys and /dev in a folder of ours, and a clock that the test moves. */
const createTree = () => {
  const root = mkdtempSync(join(tmpdir(), 'nodeworth-tree-'));
  folders.push(root);
  const clock = createVirtualClock();
  const write = (path: string, text: string): void => {
    const full = join(root, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  };
  const link = (path: string, target: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(target, join(root, path));
  };
  const probes = createProbes({ clock, logger: createQuietLogger(), platform: 'linux', procRoot: join(root, 'proc'), sysRoot: join(root, 'sys'), devRoot: join(root, 'dev'), searchPath: '', environment: {} });
  toStop.push(probes);
  return { root, clock, write, link, probes };
};

const cpuLine = (user: number, idle: number): string => `cpu  ${user} 0 0 ${idle} 0 0 0 0 0 0\ncpu0 ${user} 0 0 ${idle} 0 0 0 0 0 0\nintr 1 2 3\n`;
const netLine = (received: number, sent: number): string => `a|b\n c|d\n  eth0: ${received} 1 0 0 0 0 0 0 ${sent} 1 0 0 0 0 0 0\n`;

describe('a pretended /proc', () => {
  it('gives loads and rates from the second read on, over the monotonic time between', async () => {
    const { clock, write, probes } = createTree();
    write('proc/stat', cpuLine(100, 100));
    write('proc/net/dev', netLine(1_000, 500));
    write('proc/meminfo', 'MemTotal: 1000 kB\nMemAvailable: 400 kB\n');
    write('proc/uptime', '100.00 50.00\n');
    const first = await probes.readFast();
    expect(first.cpu).toMatchObject({ state: 'unavailable', reason: 'starting' });
    expect(first.networks).toMatchObject({ value: [{ name: 'eth0', receivedBps: null, sentBps: null }] });
    await clock.advance(5_000);
    clock.setWall(0);
    write('proc/stat', cpuLine(175, 125));
    write('proc/net/dev', netLine(11_000, 1_000));
    write('proc/uptime', '105.00 50.00\n');
    const second = await probes.readFast();
    expect(second.cpu).toMatchObject({ value: { loadPct: 75, coresPct: [75] } });
    expect(second.networks).toMatchObject({ value: [{ name: 'eth0', receivedBps: 2_000, sentBps: 100 }] });
    expect(second.uptime).toMatchObject({ value: { uptimeS: 105, bootAtMs: -105_000 } });
    await clock.advance(5_000);
    // The interface was taken down and made again: its counters began at 0.
    write('proc/net/dev', netLine(10, 1_500));
    expect((await probes.readFast()).networks).toMatchObject({ value: [{ receivedBps: null, sentBps: 100 }] });
  });

  it('keeps the boot instant steady against the wobble of two clocks', async () => {
    const { clock, write, probes } = createTree();
    write('proc/uptime', '100.00 1\n');
    const boot = async (): Promise<number> => {
      const { uptime } = await probes.readFast();
      return uptime.state === 'ok' ? uptime.value.bootAtMs : Number.NaN;
    };
    const first = await boot();
    await clock.advance(5_300);
    write('proc/uptime', '105.00 1\n');
    expect(await boot()).toBe(first);
    clock.setWall(clock.now() + 3_600_000);
    expect(Math.abs((await boot()) - first - 3_600_000)).toBeLessThan(1_000);
  });

  it('names the reason for each part that is not there, and no part takes another with it', async () => {
    const { root, write, probes } = createTree();
    write('proc/meminfo', 'nothing of use\n');
    mkdirSync(join(root, 'proc/stat'), { recursive: true });
    const { cpu, memory, networks, gpus, power, uptime } = await probes.readFast();
    expect(cpu).toMatchObject({ state: 'unavailable', reason: 'unreadable' });
    expect(memory).toMatchObject({ state: 'unavailable', reason: 'unreadable' });
    expect(networks).toMatchObject({ state: 'unavailable', reason: 'no-device' });
    expect(gpus).toMatchObject({ state: 'unavailable', reason: 'no-tool' });
    expect(power).toMatchObject({ state: 'unavailable', reason: 'not-supported' });
    expect(uptime).toMatchObject({ state: 'unavailable', reason: 'no-device' });
    const { disks, temperatures } = await probes.readSlow();
    expect(disks).toMatchObject({ state: 'unavailable', reason: 'no-device' });
    expect(temperatures).toMatchObject({ state: 'unavailable', reason: 'no-device' });
  });

  it('counts the traffic of a disk, knows it by its UUID and follows a new mount', async () => {
    const { root, clock, write, link, probes } = createTree();
    const table = (more: string): string => `1 0 0:5 / /proc rw - proc proc rw\n2 1 8:2 / / rw - ext4 /dev/sda2 rw\n${more}`;
    write('proc/self/mountinfo', table(''));
    write('proc/diskstats', ' 8 2 sda2 1 1 1000 1 1 1 2000\n');
    link('dev/disk/by-uuid/4f1c-aa', '../../sda2');
    expect((await probes.readSlow()).disks).toMatchObject({ value: [{ id: '4f1c-aa', mount: '/', readBps: null, writeBps: null, readOnly: false }] });
    await clock.advance(60_000);
    write('proc/diskstats', ' 8 2 sda2 1 1 1600 1 1 1 2000\n');
    write('proc/self/mountinfo', table(`3 1 0:99 / ${root} ro - btrfs /dev/none ro\n`));
    const { disks } = await probes.readSlow();
    expect(disks).toMatchObject({ value: [{ id: '4f1c-aa', readBps: 5_120, writeBps: 0 }, { id: root, mount: root, readOnly: true, readBps: null }] });
    expect(clock.pending()).toBe(0);
  });
});

describe('a pretended /sys', () => {
  it('names sensors so that two chips of one kind stay apart and a restart changes nothing', async () => {
    const { write, link, probes } = createTree();
    const chip = (hwmon: string, name: string, device: string): void => {
      write(`sys/class/hwmon/${hwmon}/name`, `${name}\n`);
      write(`sys/devices/${device}/power/runtime_status`, 'active\n');
      link(`sys/class/hwmon/${hwmon}/device`, `../../../devices/${device}`);
    };
    chip('hwmon0', 'nvme', 'nvme0');
    chip('hwmon1', 'nvme', 'nvme1');
    chip('hwmon2', 'coretemp', 'coretemp.0');
    write('sys/class/hwmon/hwmon0/temp1_input', '35850\n');
    write('sys/class/hwmon/hwmon0/temp1_label', 'Composite\n');
    write('sys/class/hwmon/hwmon1/temp1_input', '36850\n');
    write('sys/class/hwmon/hwmon1/temp1_label', 'Composite\n');
    write('sys/class/hwmon/hwmon2/temp1_input', '51000\n');
    write('sys/class/hwmon/hwmon2/temp1_label', 'Package id 0\n');
    write('sys/class/hwmon/hwmon2/temp2_input', '-128000\n');
    write('sys/class/hwmon/hwmon2/temp3_input', 'nonsense\n');
    expect((await probes.readSlow()).temperatures).toMatchObject({
      state: 'ok',
      value: [
        { id: 'nvme-nvme0-composite', label: 'nvme Composite', celsius: 35.85 },
        { id: 'nvme-nvme1-composite', label: 'nvme Composite', celsius: 36.85 },
        { id: 'coretemp-coretemp.0-package-id-0', label: 'coretemp Package id 0', celsius: 51 },
      ],
    });
    // A card in suspend keeps its sensor to itself.
    write('sys/devices/nvme1/power/runtime_status', 'suspended\n');
    const { temperatures } = await probes.readSlow();
    expect(temperatures.state === 'ok' && temperatures.value.map((entry) => entry.id)).toEqual(['nvme-nvme0-composite', 'coretemp-coretemp.0-package-id-0']);
  });

  it('falls back to thermal zones', async () => {
    const { write, probes } = createTree();
    write('sys/class/thermal/thermal_zone0/type', 'cpu-thermal\n');
    write('sys/class/thermal/thermal_zone0/temp', '48312\n');
    write('sys/class/thermal/thermal_zone1/type', 'cpu-thermal\n');
    write('sys/class/thermal/thermal_zone1/temp', '49000\n');
    write('sys/class/thermal/cooling_device0/type', 'fan\n');
    expect((await probes.readSlow()).temperatures).toMatchObject({ value: [{ id: 'cpu-thermal', celsius: 48.312 }, { id: 'cpu-thermal-thermal-zone1', celsius: 49 }] });
  });

  it('sums the energy of all packages, over a counter that goes round', async () => {
    const { clock, write, probes } = createTree();
    const domain = (name: string, kind: string, energy: number): void => {
      write(`sys/class/powercap/${name}/name`, `${kind}\n`);
      write(`sys/class/powercap/${name}/energy_uj`, `${energy}\n`);
      write(`sys/class/powercap/${name}/max_energy_range_uj`, '1000000000\n');
    };
    domain('intel-rapl:0', 'package-0', 999_000_000);
    domain('intel-rapl:1', 'package-1', 5_000_000);
    domain('intel-rapl:0:0', 'core', 1);
    domain('intel-rapl:2', 'psys', 1);
    domain('intel-rapl-mmio:0', 'package-0', 1);
    expect((await probes.readFast()).power).toMatchObject({ state: 'unavailable', reason: 'starting' });
    await clock.advance(5_000);
    domain('intel-rapl:0', 'package-0', 49_000_000);
    domain('intel-rapl:1', 'package-1', 55_000_000);
    // 50 J and 50 J in 5 s
    expect((await probes.readFast()).power).toMatchObject({ state: 'ok', value: { packageW: 20 } });
    await clock.advance(3_600_000);
    expect((await probes.readFast()).power).toMatchObject({ state: 'unavailable', reason: 'starting' });
  });
});

describe('sensor figures', () => {
  it.each([['45000\n', 45], ['-5500', -5.5], ['', null], ['x', null], ['255000', null], ['-273150', null]])('%j', (text, celsius) => { expect(parseMilliCelsius(text)).toBe(celsius); });
  it.each([
    [0, 50_000_000, null, 5_000, 10],
    [900, 100, 1_000, 1, 0.2],
    [900, 100, null, 1_000, null],
    [0, 1, null, 0, null],
    [0, 1, null, 700_000, null],
  ])('watts from %j to %j of %j in %j ms', (before, after, range, elapsed, watts) => { expect(toWatts(before, after, range, elapsed, 600_000)).toBe(watts); });
  it('ids', () => { expect(toSensorId(['amdgpu', '0000:03:00.0', ' edge/Temp  1 ', ''])).toBe('amdgpu-0000:03:00.0-edge-temp-1'); });
});

describe('a file that stays open', () => {
  it('is read whole however large it grows, up to a mark if asked, and again after it was gone', () => {
    const { root, write } = createTree();
    const file = createOpenFile(join(root, 'proc/table'), 64);
    expect(() => file.read()).toThrow('ENOENT');
    write('proc/table', 'a'.repeat(1_000));
    expect(file.read()).toBe('a'.repeat(1_000));
    write('proc/table', 'short\nintr 1');
    expect(file.read('\nintr')).toBe('short');
    expect(file.read('absent')).toBe('short\nintr 1');
    file.close();
    file.close();
    expect(file.read().length).toBe(12);
    file.close();
  });
});
