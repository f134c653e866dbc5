import type { FastReadings, Probes, SlowReadings } from '../../engine/ports/probes';
import type { Clock, Logger } from '../../engine/ports/system';
import { type CardSleep, NO_CARD_SLEEP } from './card-sleep';
import { createLinuxDisks } from './linux-proc/linux-disks';
import { createLinuxProc } from './linux-proc/linux-proc';
import { createGpuSleep } from './linux-sys/gpu-sleep';
import { createRaplPower } from './linux-sys/rapl-power';
import { createLinuxTemperatures } from './linux-sys/temperatures';
import { createNvidiaSmi, type NvidiaSmi } from './nvidia-smi/nvidia-smi';
import { unavailable } from './reading';
import { createGeneralSystem } from './systeminformation/general-system';
import { readIdentity } from './systeminformation/identity';

export interface ProbesOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Which set of readers: `linux` reads /proc and /sys, anything else goes through systeminformation. Default: this machine's. */
  readonly platform?: string;
  /** Roots of the kernel's trees, for tests and for a container that mounts the host's elsewhere. */
  readonly procRoot?: string;
  readonly sysRoot?: string;
  readonly devRoot?: string;
  /** The nvidia-smi to run; without it the first one along `searchPath`. */
  readonly nvidiaSmiPath?: string;
  /** Default: the environment's PATH. */
  readonly searchPath?: string;
  /** Default: the environment of this process. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The interval of long-lived children until `setIntervalMs` says otherwise. */
  readonly intervalMs?: number;
}

const DEFAULT_INTERVAL_MS = 15_000;

const createGpus = (options: ProbesOptions, sleep: CardSleep, procRoot: string | null): NvidiaSmi => {
  const environment = options.environment ?? process.env;
  return createNvidiaSmi({
    ...(options.nvidiaSmiPath === undefined ? {} : { toolPath: options.nvidiaSmiPath }),
    searchPath: options.searchPath ?? environment['PATH'] ?? '',
    environment,
    sleep,
    procRoot,
    clock: options.clock,
    logger: options.logger,
    intervalMs: options.intervalMs ?? DEFAULT_INTERVAL_MS,
  });
};

const createLinuxProbes = (options: ProbesOptions): Probes => {
  const { clock } = options;
  const procRoot = options.procRoot ?? '/proc';
  const sysRoot = options.sysRoot ?? '/sys';
  const proc = createLinuxProc({ procRoot, clock });
  const disks = createLinuxDisks({ procRoot, devRoot: options.devRoot ?? '/dev', clock });
  const temperatures = createLinuxTemperatures({ sysRoot, clock });
  const power = createRaplPower({ sysRoot, clock });
  const sleep = createGpuSleep({ sysRoot, clock });
  const gpus = createGpus(options, sleep, procRoot);
  return {
    identity: readIdentity,
    readFast: () => Promise.resolve<FastReadings>({ cpu: proc.cpu(), memory: proc.memory(), networks: proc.networks(), gpus: gpus.read(), power: power.read(), uptime: proc.uptime() }),
    readSlow: async (): Promise<SlowReadings> => ({ disks: await disks.read(), temperatures: temperatures.read() }),
    setIntervalMs: (ms) => { gpus.setIntervalMs(ms); },
    stop: async () => {
      await gpus.stop();
      for (const part of [proc, disks, power, sleep]) part.close();
    },
  };
};

const createGeneralProbes = (options: ProbesOptions): Probes => {
  const { clock } = options;
  const system = createGeneralSystem({ clock });
  const gpus = createGpus(options, NO_CARD_SLEEP, null);
  return {
    identity: readIdentity,
    readFast: async (): Promise<FastReadings> => {
      const [cpu, memory, networks] = await Promise.all([system.cpu(), system.memory(), system.networks()]);
      return { cpu, memory, networks, gpus: gpus.read(), power: unavailable('not-supported', 'no energy counter without a driver', clock.now(), 'systeminformation'), uptime: system.uptime() };
    },
    readSlow: async (): Promise<SlowReadings> => {
      const [disks, temperatures] = await Promise.all([system.disks(), system.temperatures()]);
      return { disks, temperatures };
    },
    setIntervalMs: (ms) => { gpus.setIntervalMs(ms); },
    stop: () => gpus.stop(),
  };
};

/** The probes of this machine. Nothing is opened or started before the first reading. */
export const createProbes = (options: ProbesOptions): Probes =>
  (options.platform ?? process.platform) === 'linux' ? createLinuxProbes(options) : createGeneralProbes(options);
