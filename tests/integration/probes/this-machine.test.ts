import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../main/adapters/system/clock';
import { createProbes } from '../../../main/adapters/probes/create-probes';
import type { FastReadings } from '../../../main/engine/ports/probes';
import { createQuietLogger } from '../../support/quiet-logger';

const onLinux = process.platform === 'linux';
const toStop: { stop(): Promise<void> }[] = [];
afterEach(async () => { for (const probes of toStop.splice(0)) await probes.stop(); });

const open = (platform?: string) => {
  const probes = createProbes({ clock: createClock(), logger: createQuietLogger(), ...(platform === undefined ? {} : { platform }) });
  toStop.push(probes);
  return probes;
};

/** Reads until the parts that need two reads are there; each try gives the machine something to count. */
const readUntilCpu = async (probes: ReturnType<typeof open>): Promise<FastReadings> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const readings = await probes.readFast();
    if (readings.cpu.state === 'ok') return readings;
    spawnSync('true');
  }
  throw new Error('no load after 200 reads');
};

describe.runIf(onLinux)('this Linux machine', () => {
  it('reads plausible fast figures', async () => {
    const probes = open();
    const first = await probes.readFast();
    expect(first.cpu).toMatchObject({ state: 'unavailable', reason: 'starting' });
    const { cpu, memory, networks, uptime } = await readUntilCpu(probes);
    const identity = await probes.identity();
    if (cpu.state !== 'ok' || memory.state !== 'ok' || networks.state !== 'ok' || uptime.state !== 'ok') throw new Error(JSON.stringify({ cpu, memory, networks, uptime }));
    expect(cpu.value.loadPct).toBeGreaterThanOrEqual(0);
    expect(cpu.value.loadPct).toBeLessThanOrEqual(100);
    expect(cpu.value.coresPct.length).toBe(identity.cores);
    for (const core of cpu.value.coresPct) expect(core >= 0 && core <= 100).toBe(true);
    expect(memory.value.totalB).toBe(identity.memoryTotalB);
    expect(memory.value.usedB).toBeGreaterThan(0);
    expect(memory.value.usedB).toBeLessThan(memory.value.totalB);
    expect(networks.value.map((entry) => entry.name)).not.toContain('lo');
    expect(uptime.value.uptimeS).toBeGreaterThan(0);
    expect(Math.abs(uptime.value.bootAtMs + uptime.value.uptimeS * 1000 - Date.now())).toBeLessThan(5_000);
    expect(identity.osName).not.toBe('');
    expect(identity.hostname).not.toBe('');
  });

  it('shows the root disk and agrees with df', async () => {
    const { disks } = await open().readSlow();
    if (disks.state !== 'ok') throw new Error(JSON.stringify(disks));
    const root = disks.value.find((disk) => disk.mount === '/');
    expect(root).toMatchObject({ readBps: null, writeBps: null, readOnly: false });
    const df = spawnSync('df', ['-B1', '--output=size,avail', '/'], { encoding: 'utf8' }).stdout.trim().split('\n')[1]?.trim().split(/\s+/).map(Number);
    expect(root?.sizeB).toBe(df?.[0]);
    // Something else may write meanwhile.
    expect(Math.abs((root?.freeB ?? 0) - (df?.[1] ?? 0))).toBeLessThan(1024 ** 3);
    expect(new Set(disks.value.map((disk) => disk.id)).size).toBe(disks.value.length);
  });

  it('leaves no handle open after stop', async () => {
    const { readdirSync } = await import('node:fs');
    const probes = createProbes({ clock: createClock(), logger: createQuietLogger() });
    await probes.readFast();
    const before = readdirSync('/proc/self/fd').length;
    await probes.stop();
    expect(readdirSync('/proc/self/fd').length).toBeLessThan(before);
  });
});

describe('any machine through systeminformation', () => {
  it('reads plausible figures', async () => {
    const probes = open('other');
    const first = await probes.readFast();
    expect(first.cpu).toMatchObject({ state: 'unavailable', reason: 'starting' });
    const { cpu, memory, uptime, power } = await readUntilCpu(probes);
    if (cpu.state !== 'ok' || memory.state !== 'ok' || uptime.state !== 'ok') throw new Error(JSON.stringify({ cpu, memory, uptime }));
    expect(cpu.value.loadPct >= 0 && cpu.value.loadPct <= 100).toBe(true);
    expect(memory.value.usedB).toBeLessThan(memory.value.totalB);
    expect(uptime.value.uptimeS).toBeGreaterThan(0);
    expect(power).toMatchObject({ state: 'unavailable', reason: 'not-supported' });
    const { disks } = await probes.readSlow();
    expect(disks.state === 'ok' && disks.value.some((disk) => disk.sizeB > disk.freeB)).toBe(true);
  });
});
