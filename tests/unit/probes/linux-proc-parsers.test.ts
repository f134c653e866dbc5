import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDiskstats } from '../../../main/adapters/probes/linux-proc/parse-diskstats';
import { parseMeminfo } from '../../../main/adapters/probes/linux-proc/parse-meminfo';
import { isWorthWatching, parseNetDev } from '../../../main/adapters/probes/linux-proc/parse-net-dev';
import { parseStat, toLoadPct } from '../../../main/adapters/probes/linux-proc/parse-stat';
import { parseUptimeS } from '../../../main/adapters/probes/linux-proc/parse-uptime';
import { mutated } from './mutated';

const STAT = `cpu  1000 20 300 4000 50 6 7 8 9 10
cpu0 500 10 150 2000 25 3 4 4 5 5
cpu1 500 10 150 2000 25 3 3 4 4 5
intr 556161 0 0 12
ctxt 1115618
btime 1768470000
`;

const MEMINFO = `MemTotal:       16303416 kB
MemFree:         1200000 kB
MemAvailable:    9303416 kB
Buffers:          200000 kB
Cached:          5000000 kB
SwapCached:            0 kB
Shmem:            300000 kB
SReclaimable:     400000 kB
SwapTotal:       2097148 kB
SwapFree:        2000000 kB
`;

const NET_DEV = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 5000000    1000    0    0    0     0          0         0  5000000    1000    0    0    0     0       0          0
enp3s0:9876543210 7000000    0   12    0     0          0       900 1234567890 3000000    0    0    0     0       0          0
veth1a2b: 100 1 0 0 0 0 0 0 200 2 0 0 0 0 0 0
  wg0: 4096 10 0 0 0 0 0 0 8192 20 0 0 0 0 0 0
wlan0: 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
`;

const DISKSTATS = `   7       0 loop0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
   8       0 sda 36057 7502 1988498 20026 21957 49314 4136608 18174 0 15764 38813 7834 23 268224 534 3027 77
   8       2 sda2 30000 7000 1000000 20000 20000 40000 2000000 18000 0 15000 38000
 259       0 nvme0n1 1 2 3 4 5 6 7
`;

describe('/proc/stat', () => {
  it('sums the eight kinds of time and keeps idle and iowait apart', () => {
    expect(parseStat(STAT)).toEqual({ all: { total: 5391, idle: 4050 }, cores: [{ total: 2696, idle: 2025 }, { total: 2695, idle: 2025 }] });
  });
  it('takes a kernel with four fields and refuses less', () => {
    expect(parseStat('cpu  1 2 3 4\n')).toEqual({ all: { total: 10, idle: 4 }, cores: [] });
    expect(parseStat('cpu  1 2 3\n')).toBeNull();
    expect(parseStat('')).toBeNull();
    expect(parseStat('intr 1 2 3\n')).toBeNull();
  });
  it.each([
    ['half busy', { total: 100, idle: 50 }, { total: 300, idle: 150 }, 50],
    ['wholly idle', { total: 100, idle: 50 }, { total: 200, idle: 150 }, 0],
    ['iowait ran backwards', { total: 100, idle: 90 }, { total: 200, idle: 80 }, 100],
    ['no tick passed', { total: 100, idle: 50 }, { total: 100, idle: 50 }, null],
    ['counters began again', { total: 100, idle: 50 }, { total: 10, idle: 5 }, null],
  ])('load: %s', (_, before, after, load) => {
    expect(toLoadPct(before, after)).toBe(load);
  });
});

describe('/proc/meminfo', () => {
  it('is total less available', () => {
    expect(parseMeminfo(MEMINFO)).toEqual({ totalB: 16303416 * 1024, usedB: 7000000 * 1024, swapTotalB: 2097148 * 1024, swapUsedB: 97148 * 1024 });
  });
  it('works out what is available where the kernel does not say', () => {
    const old = MEMINFO.replace(/MemAvailable.*\n/, '');
    // 16303416 − (1200000 + 5000000 + 200000 + 400000 − 300000)
    expect(parseMeminfo(old)?.usedB).toBe(9803416 * 1024);
  });
  it('knows a machine without swap from one that does not say', () => {
    expect(parseMeminfo('MemTotal: 1000 kB\nMemAvailable: 400 kB\n')).toEqual({ totalB: 1_024_000, usedB: 614_400, swapTotalB: 0, swapUsedB: 0 });
    expect(parseMeminfo('MemTotal: 1000 kB\n')).toBeNull();
    expect(parseMeminfo('MemAvailable: 1000 kB\n')).toBeNull();
  });
});

describe('/proc/net/dev', () => {
  it('reads received and sent bytes, also where the first figure touches the colon', () => {
    expect(parseNetDev(NET_DEV).map((entry) => [entry.name, entry.receivedB, entry.sentB])).toEqual([
      ['lo', 5_000_000, 5_000_000], ['enp3s0', 9_876_543_210, 1_234_567_890], ['veth1a2b', 100, 200], ['wg0', 4096, 8192], ['wlan0', 0, 0],
    ]);
  });
  it('watches what carried something and is neither loopback nor an inner end', () => {
    expect(parseNetDev(NET_DEV).filter(isWorthWatching).map((entry) => entry.name)).toEqual(['enp3s0', 'wg0']);
  });
});

describe('/proc/diskstats', () => {
  it('counts sectors of 512 bytes', () => {
    const found = parseDiskstats(DISKSTATS);
    expect(found.get('8:0')).toEqual({ number: '8:0', name: 'sda', readB: 1988498 * 512, writtenB: 4136608 * 512 });
    expect(found.get('259:0')).toEqual({ number: '259:0', name: 'nvme0n1', readB: 3 * 512, writtenB: 7 * 512 });
    expect([...found.keys()]).toEqual(['7:0', '8:0', '8:2', '259:0']);
  });
  it('leaves torn lines out', () => {
    expect(parseDiskstats('   8       0 sda 1 2 3 4\n  8 1 sda1 1 1 1 1 1 1 1\n').size).toBe(1);
  });
});

describe('/proc/uptime', () => {
  it.each([['1049.68 1960.01\n', 1049.68], ['0.00 0.00\n', 0], ['', null], ['up 3 days\n', null], ['-5 1', null]])('%j', (text, value) => {
    expect(parseUptimeS(text)).toBe(value);
  });
});

describe('any text', () => {
  it.each<[string, string, (text: string) => unknown]>([
    ['stat', STAT, parseStat], ['meminfo', MEMINFO, parseMeminfo], ['net/dev', NET_DEV, parseNetDev], ['diskstats', DISKSTATS, parseDiskstats], ['uptime', '1049.68 1960.01\n', parseUptimeS],
  ])('%s: torn or garbled, the parser answers and never throws', (_, text, parse) => {
    fc.assert(fc.property(mutated(text), (broken) => { parse(broken); }), { numRuns: 300 });
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii', maxLength: 200 }), (noise) => { parse(noise); }));
  });
  it('no mutation makes a load outside 0..100 or memory in use above the total', () => {
    fc.assert(fc.property(mutated(STAT), mutated(STAT), (before, after) => {
      const [a, b] = [parseStat(before), parseStat(after)];
      const load = a === null || b === null ? null : toLoadPct(a.all, b.all);
      expect(load === null || (load >= 0 && load <= 100)).toBe(true);
    }));
    fc.assert(fc.property(mutated(MEMINFO), (text) => {
      const memory = parseMeminfo(text);
      expect(memory === null || (memory.usedB >= 0 && memory.usedB <= memory.totalB && memory.swapUsedB >= 0)).toBe(true);
    }));
  });
});
