/** One card as one line of `--query-gpu` has it. */
export interface FigureRow {
  readonly index: number | null;
  readonly busId: string | null;
  readonly uuid: string | null;
  readonly name: string | null;
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
  readonly performanceState: string | null;
}

/** One process as one line of `--query-compute-apps` has it. */
export interface ProcessRow {
  readonly pid: number;
  readonly busId: string | null;
  readonly uuid: string | null;
  readonly memoryB: number | null;
  readonly name: string;
}

const MIB = 1024 * 1024;

/** `[N/A]`, `N/A`, `[Not Supported]`, `ERR!`, `[Unknown Error]`, `[GPU requires reset]`, `[Insufficient Permissions]`: the card has no answer. */
const isNoAnswer = (text: string): boolean => text === '' || text.startsWith('[') || text === 'N/A' || text === 'ERR!' || text === 'Unknown Error';

const toText = (text: string | undefined): string | null => (text === undefined || isNoAnswer(text) ? null : text);

/** The number in front of a unit or alone; null for anything else, so that "no answer" never becomes 0. */
const toNumber = (text: string | undefined): number | null => {
  if (text === undefined || isNoAnswer(text)) return null;
  const [figure] = text.split(' ', 1);
  if (figure === undefined || figure === '') return null;
  const value = Number(figure);
  return Number.isFinite(value) ? value : null;
};

const within = (value: number | null, least: number, most: number): number | null => (value !== null && value >= least && value <= most ? value : null);

const toBytes = (text: string | undefined): number | null => {
  const value = within(toNumber(text), 0, Number.MAX_SAFE_INTEGER / MIB);
  return value === null ? null : value * MIB;
};

/**
 * The values of a line by the names of the fields asked for. null when there are too few; with too many, the extra commas belong to the last
 * field, which is free text.
 */
const toValues = (fields: readonly string[], line: string): ReadonlyMap<string, string> | null => {
  const parts = line.split(',');
  if (parts.length < fields.length || fields.length === 0) return null;
  const values = new Map<string, string>();
  for (const [at, field] of fields.entries()) {
    values.set(field, (at === fields.length - 1 ? parts.slice(at).join(',') : parts[at] ?? '').trim());
  }
  return values;
};

const BUS_ID = /^[0-9A-F]{4,8}:[0-9A-F]{2}:[0-9A-F]{2}\.[0-9A-F]$/i;

/**
 * A line of `--query-gpu` with the given fields, with or without units. null when it is not a row: an error text, a torn line, headings.
 * Out-of-range figures are "no answer". A fan may turn at more than 100 % (`--help-query-gpu`).
 */
export const parseFigureRow = (fields: readonly string[], line: string): FigureRow | null => {
  const values = toValues(fields, line);
  if (values === null) return null;
  const index = within(toNumber(values.get('index')), 0, 1023);
  const bus = values.get('pci.bus_id');
  const busId = bus !== undefined && BUS_ID.test(bus) ? bus.toUpperCase() : null;
  const uuid = toText(values.get('uuid'));
  // A row names its card at least one way; error texts do not.
  if (index === null && busId === null && uuid?.startsWith('GPU-') !== true) return null;
  const pstate = values.get('pstate');
  return {
    index,
    busId,
    uuid: uuid?.startsWith('GPU-') === true ? uuid : null,
    name: toText(values.get('name')),
    driver: toText(values.get('driver_version')),
    loadPct: within(toNumber(values.get('utilization.gpu')), 0, 100),
    memoryTotalB: toBytes(values.get('memory.total')),
    memoryUsedB: toBytes(values.get('memory.used')),
    temperatureC: within(toNumber(values.get('temperature.gpu')), -60, 200),
    fanPct: within(toNumber(values.get('fan.speed')), 0, 255),
    powerW: within(toNumber(values.get('power.draw')), 0, 10_000),
    powerLimitW: within(toNumber(values.get('power.limit')), 0, 10_000),
    clockMHz: within(toNumber(values.get('clocks.current.graphics')), 0, 100_000),
    memoryClockMHz: within(toNumber(values.get('clocks.current.memory')), 0, 100_000),
    performanceState: pstate !== undefined && /^P\d{1,2}$/.test(pstate) ? pstate : null,
  };
};

/** A line of `--query-compute-apps`. null when it has no process number or names no card. */
export const parseProcessRow = (fields: readonly string[], line: string): ProcessRow | null => {
  const values = toValues(fields, line);
  const pid = values === null ? null : toNumber(values.get('pid'));
  if (values === null || pid === null || !Number.isInteger(pid) || pid <= 0) return null;
  const bus = values.get('gpu_bus_id');
  const busId = bus !== undefined && BUS_ID.test(bus) ? bus.toUpperCase() : null;
  const named = values.get('gpu_uuid');
  // Partitions of a card are named MIG-….
  const uuid = named?.startsWith('GPU-') === true || named?.startsWith('MIG-') === true ? named : null;
  if (busId === null && uuid === null) return null;
  return {
    pid,
    busId,
    uuid,
    memoryB: toBytes(values.get('used_gpu_memory')),
    name: toText(values.get('process_name')) ?? `process ${pid}`,
  };
};
