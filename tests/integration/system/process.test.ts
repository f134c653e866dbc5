import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../main/adapters/system/clock';
import { createLogFile } from '../../../main/adapters/system/log-file';
import { createSelfMeter } from '../../../main/adapters/system/self-meter';
import { eventually } from '../../support/misbehaving-server';

describe('the log file', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'nodeworth-log-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is rotated at its size, keeps three and loses no line of them', () => {
    const path = join(folder, 'deep', 'engine.log');
    const write = createLogFile({ path, maxBytes: 100, keep: 3 });
    for (let n = 0; n < 12; n += 1) write(`line ${String(n).padStart(2, '0')} ${'x'.repeat(30)}`);
    expect(readdirSync(join(folder, 'deep')).toSorted()).toEqual(['engine.log', 'engine.log.1', 'engine.log.2']);
    const kept = ['engine.log.2', 'engine.log.1', 'engine.log'].flatMap((name) => readFileSync(join(folder, 'deep', name), 'utf8').trim().split('\n'));
    expect(kept.map((line) => line.slice(5, 7))).toEqual(['06', '07', '08', '09', '10', '11']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('goes on with the size of what is there, and does not throw where it cannot write', () => {
    const path = join(folder, 'engine.log');
    createLogFile({ path, maxBytes: 60 })('x'.repeat(50));
    createLogFile({ path, maxBytes: 60 })('y'.repeat(50));
    expect(readFileSync(path, 'utf8')).toBe(`${'y'.repeat(50)}\n`);
    expect(() => createLogFile({ path: join(path, 'under-a-file', 'engine.log') })('lost')).not.toThrow();
  });
});

describe('the self-meter', () => {
  it('sees a stall, and measures CPU and memory', async () => {
    const meter = createSelfMeter();
    await eventually(() => meter.read().eventLoopDelayP99Ms !== null, 'a first tick');
    const before = meter.read();
    // By CPU time, not by the clock: on a busy machine a second of waiting is not a second of work.
    while (meter.read().cpuMs - before.cpuMs < 300);
    await eventually(() => (meter.read().eventLoopDelayP99Ms ?? 0) > 200, 'a p99 over 200 ms');
    const after = meter.read();
    expect(after.cpuMs - before.cpuMs).toBeGreaterThanOrEqual(300);
    expect(after.residentB).toBeGreaterThan(10_000_000);
    meter.close();
  });
});

describe('the clock', () => {
  it('calls back once, and not at all when cancelled', async () => {
    const clock = createClock();
    const called: string[] = [];
    const stop = clock.after(1, () => called.push('cancelled'));
    stop();
    clock.after(5, () => called.push('once'));
    await eventually(() => called.length > 0, 'the timer');
    expect(called).toEqual(['once']);
  });
});
