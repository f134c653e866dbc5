import type { GpuProcess, GpuReading } from '../../../../shared/domain/hardware';
import type { FigureRow, ProcessRow } from './parse-rows';

/** What names a card within one run of the tool. */
export const toCardKey = (row: FigureRow): string => row.busId ?? row.uuid ?? `index ${row.index ?? 0}`;

const belongs = (process: ProcessRow, row: FigureRow): boolean =>
  process.busId !== null && row.busId !== null ? process.busId === row.busId : process.uuid !== null && process.uuid === row.uuid;

const toProcess = (row: ProcessRow): GpuProcess => ({ pid: row.pid, name: row.name, memoryB: row.memoryB });

/**
 * Cards with their processes. The id is the UUID, which follows a card from slot to slot; where two cards show one UUID or none, the slot. A list of
 * processes that is not known yet (null) stays unknown.
 */
export const toGpus = (rows: readonly FigureRow[], processes: readonly ProcessRow[] | null): readonly GpuReading[] => {
  const uses = new Map<string, number>();
  for (const row of rows) if (row.uuid !== null) uses.set(row.uuid, (uses.get(row.uuid) ?? 0) + 1);
  return rows.map((row) => ({
    id: row.uuid !== null && uses.get(row.uuid) === 1 ? row.uuid : toCardKey(row),
    name: row.name ?? 'NVIDIA GPU',
    driver: row.driver,
    loadPct: row.loadPct,
    memoryTotalB: row.memoryTotalB,
    memoryUsedB: row.memoryUsedB,
    temperatureC: row.temperatureC,
    fanPct: row.fanPct,
    powerW: row.powerW,
    powerLimitW: row.powerLimitW,
    clockMHz: row.clockMHz,
    memoryClockMHz: row.memoryClockMHz,
    performanceState: row.performanceState,
    processes: processes === null ? null : processes.filter((process) => belongs(process, row)).map(toProcess),
  }));
};
