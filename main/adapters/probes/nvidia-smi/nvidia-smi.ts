import type { GpuReading, Reading } from '../../../../shared/domain/hardware';
import type { Clock, Logger } from '../../../engine/ports/system';
import type { CardSleep } from '../card-sleep';
import { ok, unavailable } from '../reading';
import { FIGURE_FIELDS, PROCESS_FIELDS, toFigureArguments, toProcessArguments } from './fields';
import { locateTool, type ToolPlace } from './locate-tool';
import { endOrphans, PARENT_MARK } from './orphans';
import { parseFigureRow, parseProcessRow, type FigureRow, type ProcessRow } from './parse-rows';
import { createSmiChild } from './smi-child';
import { toCardKey, toGpus } from './to-gpus';

export interface NvidiaSmi {
  read(): Reading<readonly GpuReading[]>;
  setIntervalMs(ms: number): void;
  stop(): Promise<void>;
}

export interface NvidiaSmiOptions {
  /** The tool itself; without it the first `nvidia-smi` along `searchPath`. */
  readonly toolPath?: string;
  readonly searchPath: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What can be known of the cards without touching them. */
  readonly sleep: CardSleep;
  /** Where to look for children of a killed engine; null: nowhere. */
  readonly procRoot: string | null;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly intervalMs: number;
  /** No row for the interval and this long: the tool hangs. */
  readonly silenceMs?: number;
}

const SOURCE = 'nvidia-smi';
const DEFAULT_SILENCE_MS = 10_000;
const LOCATE_EVERY_MS = 60_000;
/** The rows of one round come within some ms; a pause of this long begins the next round, and so does a process that is listed already. */
const ROUND_GAP_MS = 500;
/** A card that may suspend does so after some seconds without a client, and a polling tool is a client. */
const REST_AFTER_IDLE_MS = 60_000;
const REST_MS = 30_000;
/** The card did not sleep although it was left alone: another program holds it, so do not leave gaps for nothing. */
const REST_AGAIN_MS = 10 * 60_000;

/** NVIDIA cards through at most two children that keep running: one for the figures, one for the processes. */
export const createNvidiaSmi = (options: NvidiaSmiOptions): NvidiaSmi => {
  const { clock, sleep } = options;
  const silenceMs = options.silenceMs ?? DEFAULT_SILENCE_MS;
  let intervalMs = options.intervalMs;
  let place: ToolPlace | null = null;
  let locatedAt = 0;
  let stopped = false;
  const rows = new Map<string, { readonly row: FigureRow; readonly mono: number; readonly atMs: number }>();
  let processes: ProcessRow[] = [];
  let processesAt: number | null = null;
  let idleSince: number | null = null;
  let restUntil: number | null = null;
  let restNotBefore = Number.NEGATIVE_INFINITY;

  const shared = { environment: { ...options.environment, [PARENT_MARK]: String(process.pid) }, clock, logger: options.logger };
  const figures = createSmiChild({
    ...shared,
    what: 'figures',
    fields: FIGURE_FIELDS,
    toArguments: toFigureArguments,
    silenceMs,
    onLine: (fields, line) => {
      const row = parseFigureRow(fields, line);
      if (row === null) return false;
      rows.set(toCardKey(row), { row, mono: clock.mono(), atMs: clock.now() });
      return true;
    },
  });
  const computing = createSmiChild({
    ...shared,
    what: 'processes',
    fields: PROCESS_FIELDS,
    toArguments: toProcessArguments,
    silenceMs: null,
    onLine: (fields, line) => {
      const row = parseProcessRow(fields, line);
      if (row === null) return false;
      const mono = clock.mono();
      const repeats = processes.some((earlier) => earlier.pid === row.pid && earlier.busId === row.busId && earlier.uuid === row.uuid);
      if (repeats || processesAt === null || mono - processesAt > ROUND_GAP_MS) processes = [];
      processesAt = mono;
      processes.push(row);
      return true;
    },
  });

  const halt = (): void => {
    figures.halt();
    computing.halt();
    rows.clear();
    processes = [];
    processesAt = null;
    idleSince = null;
  };

  const locate = (): ToolPlace => {
    const mono = clock.mono();
    if (place === null || (place.state !== 'found' && mono - locatedAt >= LOCATE_EVERY_MS)) {
      place = locateTool(options.toolPath === undefined ? { searchPath: options.searchPath } : { toolPath: options.toolPath, searchPath: options.searchPath });
      locatedAt = mono;
      if (place.state === 'found' && options.procRoot !== null) {
        const ended = endOrphans(options.procRoot);
        if (ended > 0) options.logger.info('probe.nvidia-smi.orphans-ended', { ended });
      }
    }
    return place;
  };

  /** null: not known yet. An empty round writes no line at all, so silence for more than a round means that nothing computes. */
  const currentProcesses = (mono: number): readonly ProcessRow[] | null => {
    const since = computing.runningSince();
    if (since === null || computing.failure() !== null) return null;
    const roundMs = intervalMs + 2_000;
    if (processesAt !== null && mono - processesAt <= roundMs) return processes;
    return mono - since > roundMs ? [] : null;
  };

  const shouldRest = (cards: readonly GpuReading[], mono: number): boolean => {
    const idle = cards.every((card) => card.loadPct === 0 && (card.processes === null || card.processes.length === 0));
    if (!idle) {
      idleSince = null;
      return false;
    }
    idleSince ??= mono;
    return mono - idleSince >= REST_AFTER_IDLE_MS && mono >= restNotBefore && sleep.maySleep();
  };

  return {
    read: () => {
      const atMs = clock.now();
      const mono = clock.mono();
      if (stopped) return unavailable('no-tool', 'stopped', atMs, SOURCE);
      const presence = sleep.presence();
      if (presence === 'asleep') {
        halt();
        restUntil = null;
        restNotBefore = Number.NEGATIVE_INFINITY;
        return unavailable('asleep', 'every card is in run-time suspend', atMs, SOURCE);
      }
      if (restUntil !== null && mono < restUntil) return unavailable('asleep', 'left alone so that it may sleep', atMs, SOURCE);
      if (restUntil !== null) {
        restUntil = null;
        restNotBefore = mono + REST_AGAIN_MS;
      }
      const tool = locate();
      if (tool.state === 'not-executable') return unavailable('no-permission', tool.path, atMs, SOURCE);
      if (tool.state === 'missing') {
        return presence === 'none' ? unavailable('no-device', 'no NVIDIA card on the PCI bus', atMs, SOURCE) : unavailable('no-tool', 'nvidia-smi is not on the search path', atMs, SOURCE);
      }
      figures.tend(tool.path, intervalMs);
      const failure = figures.failure();
      if (failure !== null) {
        if (failure.reason === 'no-tool') place = null;
        // Without figures the second child would fail the same way.
        computing.halt();
        rows.clear();
        return unavailable(failure.reason, failure.detail, atMs, SOURCE);
      }
      for (const [key, seen] of rows) if (mono - seen.mono > intervalMs + silenceMs) rows.delete(key);
      if (rows.size === 0) return unavailable('starting', 'waiting for the first line', atMs, SOURCE);
      computing.tend(tool.path, intervalMs);
      const current = [...rows.values()].toSorted((a, b) => (a.row.index ?? 0) - (b.row.index ?? 0));
      const cards = toGpus(current.map((seen) => seen.row), currentProcesses(mono));
      if (shouldRest(cards, mono)) {
        halt();
        restUntil = mono + REST_MS;
      }
      return ok(cards, Math.max(...current.map((seen) => seen.atMs)), SOURCE);
    },
    setIntervalMs: (ms) => { intervalMs = ms; },
    stop: async () => {
      stopped = true;
      await Promise.all([figures.stop(), computing.stop()]);
    },
  };
};
