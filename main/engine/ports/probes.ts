import type {
  CpuReading, DiskReading, GpuReading, MachineIdentity, MemoryReading, NetworkReading, PowerReading, Reading, TemperatureReading, UptimeReading,
} from '../../../shared/domain/hardware';

/** Parts read at every sample. */
export interface FastReadings {
  readonly cpu: Reading<CpuReading>;
  readonly memory: Reading<MemoryReading>;
  readonly networks: Reading<readonly NetworkReading[]>;
  readonly gpus: Reading<readonly GpuReading[]>;
  readonly power: Reading<PowerReading>;
  readonly uptime: Reading<UptimeReading>;
}

/** Parts read every minute: they change slowly or cost more to read. */
export interface SlowReadings {
  readonly disks: Reading<readonly DiskReading[]>;
  readonly temperatures: Reading<readonly TemperatureReading[]>;
}

/**
 * The machine's probes behind one door. A probe never throws for a thing it could not read: it answers `unavailable` with the reason.
 * Rates (disk, network) come from the difference to the probe's own last read and are null at the first.
 */
export interface Probes {
  identity(): Promise<MachineIdentity>;
  readFast(): Promise<FastReadings>;
  readSlow(): Promise<SlowReadings>;
  /** Tells long-lived children (nvidia-smi) the interval now in force; restarts them when it changed. */
  setIntervalMs(ms: number): void;
  /** Ends children and handles. */
  stop(): Promise<void>;
}
