/**
 * What is asked of each card, in this order. `index` leads, because a line that does not begin with a number is no row; `name` ends, because a name
 * may hold a comma. Meanings and units: `nvidia-smi --help-query-gpu` of driver 595 (clocks MHz, power W, memory MiB, fan and load %).
 */
export const FIGURE_FIELDS = [
  'index', 'pci.bus_id', 'uuid', 'driver_version', 'utilization.gpu', 'memory.total', 'memory.used', 'temperature.gpu', 'fan.speed', 'power.draw',
  'power.limit', 'clocks.current.graphics', 'clocks.current.memory', 'pstate', 'name',
] as const;

/** What is asked of each process that computes on a card; the program's path comes last, because it may hold commas. */
export const PROCESS_FIELDS = ['pid', 'gpu_bus_id', 'gpu_uuid', 'used_gpu_memory', 'process_name'] as const;

/** `-l` takes whole seconds and every driver knows it; `-lms` is for what `-l` cannot say. */
const loop = (intervalMs: number): readonly string[] =>
  intervalMs % 1000 === 0 ? ['-l', String(intervalMs / 1000)] : ['-lms', String(Math.round(intervalMs))];

const FORMAT = '--format=csv,noheader,nounits';

export const toFigureArguments = (fields: readonly string[], intervalMs: number): readonly string[] =>
  [`--query-gpu=${fields.join(',')}`, FORMAT, ...loop(intervalMs)];

export const toProcessArguments = (fields: readonly string[], intervalMs: number): readonly string[] =>
  [`--query-compute-apps=${fields.join(',')}`, FORMAT, ...loop(intervalMs)];
