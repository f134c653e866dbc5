import { afterEach, describe, expect, it } from 'vitest';
import { createNvidiaMachine, isAlive, type NvidiaMachine } from './nvidia-machine';

const CARD = {
  'index': '0', 'pci.bus_id': '00000000:01:00.0', 'uuid': 'GPU-11111111-2222-3333-4444-555555555555', 'driver_version': '595.71.05', 'utilization.gpu': '7', 'memory.total': '16376',
  'memory.used': '1474', 'temperature.gpu': '46', 'fan.speed': '0', 'power.draw': '84.24', 'power.limit': '320.00', 'clocks.current.graphics': '2805', 'clocks.current.memory': '11251',
  'pstate': 'P2', 'name': 'NVIDIA GeForce RTX 4080 SUPER',
};
const SECOND_CARD = { ...CARD, 'index': '1', 'pci.bus_id': '00000000:02:00.0', 'uuid': 'GPU-99999999-2222-3333-4444-555555555555', 'utilization.gpu': 'ERR!', 'fan.speed': '[N/A]', 'power.draw': '[Unknown Error]' };
const APP = { 'pid': '5022', 'gpu_bus_id': '00000000:01:00.0', 'gpu_uuid': CARD.uuid, 'used_gpu_memory': '503', 'process_name': '/opt/render/a, b/node' };
const AWAKE = { status: 'active', control: 'on' };
const MIB = 1024 * 1024;

const machines: NvidiaMachine[] = [];
const open = (options: Parameters<typeof createNvidiaMachine>[0] = {}): NvidiaMachine => {
  const machine = createNvidiaMachine(options);
  machines.push(machine);
  return machine;
};
afterEach(async () => { for (const machine of machines.splice(0)) await machine.end(); });

const kinds = (machine: NvidiaMachine): readonly string[] => machine.starts().map(({ words }) => (words.some((word) => word.startsWith('--query-gpu=')) ? 'figures' : 'processes'));

describe.runIf(process.platform === 'linux')('nvidia-smi children', () => {
  it('reads two cards and their processes with two children that keep running', async () => {
    const machine = open();
    machine.card('0000:01:00.0', AWAKE);
    machine.script({ cards: [CARD, SECOND_CARD], apps: [APP] });
    expect(await machine.gpus()).toMatchObject({ state: 'unavailable', reason: 'starting' });
    const reading = await machine.until((seen) => seen.state === 'ok' && seen.value.length === 2 && seen.value[0]?.processes?.length === 1);
    expect(reading.state === 'ok' && reading.value).toEqual([
      {
        id: CARD.uuid, name: CARD.name, driver: '595.71.05', loadPct: 7, memoryTotalB: 16376 * MIB, memoryUsedB: 1474 * MIB, temperatureC: 46, fanPct: 0, powerW: 84.24, powerLimitW: 320,
        clockMHz: 2805, memoryClockMHz: 11251, performanceState: 'P2', processes: [{ pid: 5022, name: '/opt/render/a, b/node', memoryB: 503 * MIB }],
      },
      expect.objectContaining({ id: SECOND_CARD.uuid, loadPct: null, fanPct: null, powerW: null, temperatureC: 46, processes: [] }),
    ]);
    for (let sample = 0; sample < 20; sample += 1) await machine.gpus();
    expect(kinds(machine)).toEqual(['figures', 'processes']);
    expect(machine.starts()[0]?.words.slice(-2)).toEqual(['-l', '1']);
  });

  it('lists a process once however many rounds came at one instant, and forgets one that ended', async () => {
    const machine = open();
    machine.card('0000:01:00.0', AWAKE);
    machine.script({ cards: [CARD], apps: [APP, { ...APP, pid: '6000' }] });
    const pids = (seen: Awaited<ReturnType<typeof machine.gpus>>) => (seen.state === 'ok' ? seen.value[0]?.processes?.map((process) => process.pid).join() : undefined);
    await machine.until((seen) => pids(seen) === '5022,6000');
    for (let round = 0; round < 20; round += 1) {
      await machine.until((seen) => pids(seen) === '5022,6000');
      expect((pids(await machine.gpus()) ?? '').split(',').length).toBeLessThanOrEqual(2);
    }
    machine.script({ cards: [CARD], apps: [{ ...APP, pid: '6000' }] });
    await machine.until((seen) => pids(seen) === '6000');
    machine.script({ cards: [CARD], apps: [] });
    await machine.until((seen) => pids(seen) === '', 500);
  });

  it('starts no tool while every card sleeps, ends the running ones when they fall asleep, and begins again when one wakes', async () => {
    const machine = open();
    machine.card('0000:01:00.0', { status: 'suspended', control: 'auto' });
    machine.script({ cards: [CARD] });
    for (let sample = 0; sample < 20; sample += 1) {
      expect(await machine.gpus()).toMatchObject({ state: 'unavailable', reason: 'asleep' });
      await machine.clock.advance(5_000);
    }
    expect(machine.starts()).toEqual([]);
    machine.card('0000:01:00.0', { status: 'active', control: 'auto' });
    await machine.until((seen) => seen.state === 'ok');
    const pids = machine.starts().map((start) => start.pid);
    machine.card('0000:01:00.0', { status: 'suspended', control: 'auto' });
    await machine.until((seen) => seen.state === 'unavailable' && !pids.some(isAlive));
    expect(await machine.gpus()).toMatchObject({ state: 'unavailable', reason: 'asleep' });
  });

  it('leaves an idle card alone for a while when it may sleep, and comes back when it does not', async () => {
    const machine = open();
    machine.card('0000:01:00.0', { status: 'active', control: 'auto' });
    machine.script({ cards: [{ ...CARD, 'utilization.gpu': '0' }] });
    await machine.until((seen) => seen.state === 'ok');
    const first = machine.starts().map((start) => start.pid);
    await machine.until((seen) => seen.state === 'unavailable' && seen.reason === 'asleep', 1_000);
    await machine.until(() => !first.some(isAlive));
    const count = machine.starts().length;
    await machine.clock.advance(31_000);
    await machine.until((seen) => seen.state === 'ok');
    expect(machine.starts().length).toBeGreaterThan(count);
  });

  it('drops the fields that the driver refuses and asks again at once, with either kind of quotes', async () => {
    for (const refuseQuotes of [['"', '"'], ['“', '”']] as const) {
      const machine = open();
      machine.card('0000:01:00.0', AWAKE);
      machine.script({ cards: [CARD], refuse: ['pstate', 'clocks.current.memory'], refuseQuotes });
      const reading = await machine.until((seen) => seen.state === 'ok');
      expect(reading.state === 'ok' && reading.value[0]).toMatchObject({ name: CARD.name, performanceState: null, memoryClockMHz: null, clockMHz: 2805 });
      expect(machine.starts().filter(({ words }) => words[0]?.startsWith('--query-gpu=')).length).toBe(3);
      expect(machine.clock.mono()).toBe(1_000);
    }
  });

  it('starts both again with the new interval when it changes', async () => {
    const machine = open({ intervalMs: 15_000 });
    machine.card('0000:01:00.0', AWAKE);
    machine.script({ cards: [CARD] });
    await machine.until((seen) => seen.state === 'ok');
    machine.probes.setIntervalMs(500);
    await machine.until(() => machine.starts().filter(({ words }) => words.at(-2) === '-lms' && words.at(-1) === '500').length === 2);
    const alive = machine.starts().filter((start) => isAlive(start.pid));
    expect(alive.map(({ words }) => words.at(-1))).toEqual(['500', '500']);
  });

  it.each([
    ['no driver', { say: "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running.\n\n", exit: 9 }, 'no-driver'],
    ['library and driver differ', { say: 'Failed to initialize NVML: Driver/library version mismatch\nNVML library version: 535.161\n', exit: 18 }, 'no-driver'],
    ['no permission', { say: 'Failed to initialize NVML: Insufficient Permissions\n', exit: 4 }, 'no-permission'],
    ['no card', { say: 'No devices were found\n', exit: 6 }, 'no-device'],
    ['a card that fell off the bus', { say: 'Unable to determine the device handle for GPU 0000:0B:00.0: Unknown Error\n', exit: 255 }, 'unreadable'],
    ['silent death', { say: '', exit: 9 }, 'no-driver'],
  ])('%s: says why, waits longer each time up to a ceiling, and recovers', async (_, scenario, reason) => {
    const machine = open();
    machine.card('0000:01:00.0', AWAKE);
    machine.script(scenario);
    const reading = await machine.until((seen) => seen.state === 'unavailable' && seen.reason !== 'starting');
    expect(reading).toMatchObject({ reason });
    // Within the first second nothing is tried again.
    await machine.clock.advance(900);
    await machine.gpus();
    expect(machine.starts().length).toBe(1);
    machine.script({ cards: [CARD] });
    await machine.clock.advance(200);
    await machine.until((seen) => seen.state === 'ok');
    expect(kinds(machine).filter((kind) => kind === 'figures').length).toBe(2);
  });

  it('ends a tool that writes nothing for ten seconds', async () => {
    const machine = open();
    machine.card('0000:01:00.0', AWAKE);
    machine.script({ hang: true });
    await machine.until(() => machine.starts().length === 1);
    await machine.clock.advance(9_900);
    expect(await machine.gpus()).toMatchObject({ reason: 'starting' });
    await machine.clock.advance(200);
    expect(await machine.gpus()).toMatchObject({ state: 'unavailable', reason: 'timed-out' });
    await machine.until(() => machine.starts().every((start) => !isAlive(start.pid)));
  });

  it('shows old figures no longer than the interval and ten seconds after the tool fell silent', async () => {
    const machine = open();
    machine.card('0000:01:00.0', AWAKE);
    machine.script({ cards: [CARD], silentAfter: 1 });
    await machine.until((seen) => seen.state === 'ok');
    await machine.clock.advance(10_900);
    expect(await machine.gpus()).toMatchObject({ state: 'ok' });
    await machine.clock.advance(200);
    expect(await machine.gpus()).toMatchObject({ state: 'unavailable', reason: 'timed-out' });
  });

  it('passes over lines that are no rows', async () => {
    const machine = open();
    machine.card('0000:01:00.0', AWAKE);
    machine.script({ cards: [CARD], junk: 'WARNING: infoROM is corrupted at gpu 0000:01:00.0\n\n' });
    const reading = await machine.until((seen) => seen.state === 'ok');
    expect(reading.state === 'ok' && reading.value.length).toBe(1);
  });

  it('says what is missing: the tool, the card, or the right to run it', async () => {
    const withoutTool = open({ tool: 'missing' });
    withoutTool.card('0000:01:00.0', AWAKE);
    expect(await withoutTool.gpus()).toMatchObject({ state: 'unavailable', reason: 'no-tool' });
    const refused = open({ tool: 'not-executable' });
    refused.card('0000:01:00.0', AWAKE);
    expect(await refused.gpus()).toMatchObject({ state: 'unavailable', reason: 'no-permission' });
    const withoutCard = open({ tool: 'missing' });
    withoutCard.otherDevice('0000:00:1f.0');
    expect(await withoutCard.gpus()).toMatchObject({ state: 'unavailable', reason: 'no-device' });
  });

  it('ends the process list of an engine that was killed, and not that of one that lives', async () => {
    const machine = open();
    machine.card('0000:01:00.0', AWAKE);
    machine.script({ cards: [CARD] });
    const list = ['--query-compute-apps=pid', '--format=csv,noheader,nounits', '-l', '1'];
    const lived = machine.startTool(list, process.pid);
    const orphaned = machine.startTool(list, 2 ** 22 + 1);
    await machine.until(() => machine.starts().length >= 2);
    await machine.until(() => !isAlive(orphaned));
    expect(isAlive(lived)).toBe(true);
  });

  it('stop ends both children and leaves no timer', async () => {
    const machine = open();
    machine.card('0000:01:00.0', AWAKE);
    machine.script({ cards: [CARD], apps: [APP] });
    await machine.until((seen) => seen.state === 'ok' && machine.starts().length === 2);
    const pids = machine.starts().map((start) => start.pid);
    expect(pids.every(isAlive)).toBe(true);
    await machine.probes.stop();
    expect(pids.some(isAlive)).toBe(false);
    expect(machine.clock.pending()).toBe(0);
  });
});
