/**
 * What the probes see of one machine at one instant. Units are in the names: B bytes, Bps bytes per second, C degrees Celsius,
 * W watts, MHz, Pct 0..100, S seconds, Ms milliseconds (UTC).
 */

/** A part of the machine that was read, or the reason why it was not and what would help. Never a zero in its place. */
export type Reading<T> =
  | { readonly state: 'ok'; readonly value: T; readonly atMs: number; readonly source: string }
  | { readonly state: 'unavailable'; readonly reason: UnavailableReason; readonly detail: string; readonly atMs: number; readonly source: string };

/** Codes; the words and the remedy for each are in the string catalogue. Append only. */
export type UnavailableReason =
  | 'no-tool'
  | 'no-driver'
  | 'no-permission'
  | 'no-device'
  | 'not-supported'
  | 'asleep'
  | 'timed-out'
  | 'unreadable'
  | 'starting';

export interface CpuReading {
  readonly loadPct: number;
  readonly coresPct: readonly number[];
  readonly model: string | null;
}

export interface MemoryReading {
  readonly totalB: number;
  /** Total less available: what programs really hold, without reclaimable caches. */
  readonly usedB: number;
  readonly swapTotalB: number;
  readonly swapUsedB: number;
}

export interface DiskReading {
  /** Stable across restarts where the system allows it: file system UUID, else mount point. */
  readonly id: string;
  readonly mount: string;
  readonly device: string;
  readonly fileSystem: string;
  readonly sizeB: number;
  readonly freeB: number;
  readonly readOnly: boolean;
  /** null until two samples were taken, or where the system counts no traffic for this mount. */
  readonly readBps: number | null;
  readonly writeBps: number | null;
}

export interface NetworkReading {
  readonly name: string;
  readonly receivedBps: number | null;
  readonly sentBps: number | null;
}

export interface TemperatureReading {
  readonly id: string;
  readonly label: string;
  readonly celsius: number;
}

export interface GpuProcess {
  readonly pid: number;
  readonly name: string;
  readonly memoryB: number | null;
}

/** One card. null = the card or its driver does not report this (`[N/A]`), which is not zero. */
export interface GpuReading {
  readonly id: string;
  readonly name: string;
  readonly driver: string | null;
  readonly loadPct: number | null;
  readonly memoryTotalB: number | null;
  readonly memoryUsedB: number | null;
  readonly temperatureC: number | null;
  readonly fanPct: number | null;
  readonly powerW: number | null;
  readonly powerLimitW: number | null;
  readonly clockMHz: number | null;
  readonly memoryClockMHz: number | null;
  /** "P0" … "P15" */
  readonly performanceState: string | null;
  readonly processes: readonly GpuProcess[] | null;
}

/** Watts of the machine where a counter tells them (RAPL package, GPU sum); not the wall. */
export interface PowerReading {
  readonly packageW: number | null;
}

export interface UptimeReading {
  readonly uptimeS: number;
  readonly bootAtMs: number;
}

/** One full sample of one machine. */
export interface HardwareSnapshot {
  readonly deviceId: string;
  readonly atMs: number;
  readonly cpu: Reading<CpuReading>;
  readonly memory: Reading<MemoryReading>;
  readonly disks: Reading<readonly DiskReading[]>;
  readonly networks: Reading<readonly NetworkReading[]>;
  readonly temperatures: Reading<readonly TemperatureReading[]>;
  readonly gpus: Reading<readonly GpuReading[]>;
  readonly power: Reading<PowerReading>;
  readonly uptime: Reading<UptimeReading>;
}

/** What is static about the machine, asked once per start. */
export interface MachineIdentity {
  readonly hostname: string;
  readonly platform: string;
  readonly osName: string;
  readonly cpuModel: string;
  readonly cores: number;
  readonly memoryTotalB: number;
}
