import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProbes } from '../../../main/adapters/probes/create-probes';
import { PARENT_MARK } from '../../../main/adapters/probes/nvidia-smi/orphans';
import type { Probes } from '../../../main/engine/ports/probes';
import type { GpuReading, Reading } from '../../../shared/domain/hardware';
import { createQuietLogger } from '../../support/quiet-logger';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock';

const TOOL = new URL('../../support/fake-nvidia-smi.mjs', import.meta.url).pathname;

export interface Scenario {
  readonly cards?: readonly Readonly<Record<string, string>>[];
  readonly apps?: readonly Readonly<Record<string, string>>[];
  readonly refuse?: readonly string[];
  readonly refuseQuotes?: readonly [string, string];
  readonly say?: string;
  readonly exit?: number;
  readonly hang?: boolean;
  readonly dieAfter?: number;
  readonly silentAfter?: number;
  readonly junk?: string;
}

/** A pretended machine: PCI devices in a folder of ours, the stand-in tool as a real program, a clock that the test moves. */
export interface NvidiaMachine {
  readonly clock: VirtualClock;
  readonly probes: Probes;
  readonly logger: ReturnType<typeof createQuietLogger>;
  script(scenario: Scenario): void;
  /** Every start of the tool so far. */
  starts(): readonly { readonly pid: number; readonly words: readonly string[] }[];
  card(slot: string, power: { readonly status: string; readonly control: string }): void;
  /** Some other PCI device, so that there is a bus. */
  otherDevice(slot: string): void;
  /** Starts the tool as an engine with this process number would have; ended with the machine at the latest. */
  startTool(words: readonly string[], markedParent: number): number;
  gpus(): Promise<Reading<readonly GpuReading[]>>;
  /** Reads, letting the children write in between, until the condition holds; the clock moves by `stepMs` per try. */
  until(condition: (reading: Reading<readonly GpuReading[]>) => boolean, stepMs?: number): Promise<Reading<readonly GpuReading[]>>;
  end(): Promise<void>;
}

/** Real children need real time; this waits for the next turn of it without a fixed sleep deciding anything: the loop around it asks again. */
const breathe = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 5); });

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

export const createNvidiaMachine = (options: { readonly tool?: 'stand-in' | 'missing' | 'not-executable'; readonly intervalMs?: number } = {}): NvidiaMachine => {
  const folder = mkdtempSync(join(tmpdir(), 'nodeworth-gpu-'));
  const sysRoot = join(folder, 'sys');
  const bin = join(folder, 'bin');
  const log = join(folder, 'starts.log');
  const scenarioPath = join(folder, 'scenario.json');
  mkdirSync(join(sysRoot, 'bus/pci/devices'), { recursive: true });
  mkdirSync(bin);
  const clock = createVirtualClock();
  const logger = createQuietLogger();
  const kind = options.tool ?? 'stand-in';
  const toolPath = join(bin, 'nvidia-smi');
  if (kind !== 'missing') {
    writeFileSync(toolPath, `#!/bin/sh\nexec "${process.execPath}" "${TOOL}" "$@"\n`);
    chmodSync(toolPath, kind === 'stand-in' ? 0o755 : 0o644);
  }
  /** Moved into place whole: a child may be reading it. */
  const script = (scenario: Scenario): void => {
    writeFileSync(`${scenarioPath}.new`, JSON.stringify({ ...scenario, log }));
    renameSync(`${scenarioPath}.new`, scenarioPath);
  };
  script({});
  const probes = createProbes({
    clock, logger, platform: 'linux', sysRoot, nvidiaSmiPath: toolPath, searchPath: bin,
    environment: { ...process.env, FAKE_SMI_SCENARIO: scenarioPath }, intervalMs: options.intervalMs ?? 1_000,
  });
  const gpus = async (): Promise<Reading<readonly GpuReading[]>> => (await probes.readFast()).gpus;
  const started: ChildProcess[] = [];
  return {
    otherDevice: (slot) => {
      const device = join(sysRoot, 'bus/pci/devices', slot);
      mkdirSync(device, { recursive: true });
      writeFileSync(join(device, 'vendor'), '0x8086\n');
      writeFileSync(join(device, 'class'), '0x030000\n');
    },
    startTool: (words, markedParent) => {
      const child = spawn(toolPath, [...words], { stdio: 'ignore', env: { ...process.env, FAKE_SMI_SCENARIO: scenarioPath, [PARENT_MARK]: String(markedParent) } });
      started.push(child);
      return child.pid ?? 0;
    },
    clock, probes, logger, script, gpus,
    starts: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []).map((line) => {
      const [pid, ...words] = line.split('\t');
      return { pid: Number(pid), words };
    }),
    card: (slot, power) => {
      const device = join(sysRoot, 'bus/pci/devices', slot);
      mkdirSync(join(device, 'power'), { recursive: true });
      writeFileSync(join(device, 'vendor'), '0x10de\n');
      writeFileSync(join(device, 'class'), '0x030000\n');
      writeFileSync(join(device, 'power/runtime_status'), `${power.status}\n`);
      writeFileSync(join(device, 'power/control'), `${power.control}\n`);
    },
    until: async (condition, stepMs = 0) => {
      for (let attempt = 0; attempt < 2_000; attempt += 1) {
        const reading = await gpus();
        if (condition(reading)) return reading;
        await breathe();
        // Time moves on only when the tool has written at the present instant: virtual time must not outrun a real child.
        const caughtUp = reading.state === 'unavailable' || reading.atMs === clock.now();
        if (caughtUp) await clock.advance(stepMs);
      }
      throw new Error(`never came to it: ${JSON.stringify(await gpus()).slice(0, 600)} ${JSON.stringify(logger.entries).slice(0, 600)} ${existsSync(log) ? readFileSync(log, 'utf8') : 'no start'}`);
    },
    end: async () => {
      await probes.stop();
      for (const child of started) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
