import { describe, expect, it } from 'vitest';
import { toFailure } from '../../../main/adapters/probes/nvidia-smi/failure';
import { FIGURE_FIELDS, PROCESS_FIELDS } from '../../../main/adapters/probes/nvidia-smi/fields';
import { parseFigureRow, parseProcessRow, type FigureRow, type ProcessRow } from '../../../main/adapters/probes/nvidia-smi/parse-rows';
import { toGpus } from '../../../main/adapters/probes/nvidia-smi/to-gpus';
import { hasRecorded, listRecorded, readRecorded } from './recorded-files';

const MIB = 1024 * 1024;
const SECTIONS = 'gpu/nvidia-sections/utkuozdemir__nvidia_gpu_exporter/';

/** Why a recorded file is not read by this probe. The first pattern that fits counts; a file that fits none is an error of this table. */
const NOT_OURS: readonly (readonly [RegExp, string])[] = [
  [/__(pmon|dmon)\.txt$/, 'the rolling tables have neither memory nor whole names: processes come from --query-compute-apps'],
  [/__q\.txt$/, 'the long log is for people; the same figures come from --query-gpu'],
  [/__(table|L|topo|version)\.txt$/, 'tables for people'],
  [/__(retired-pages|accounted-apps)\.csv$/, 'memory errors and past processes are not part of a sample'],
  [/nvidia_gpu_exporter\/(linux|windows)-[^/]*\.txt$/, 'the whole capture; its sections are read one by one'],
  [/fields\.txt$/, 'the help text of the fields'],
  [/\.xml$/, 'nvidia-smi -q -x and powermetrics: one start per sample, which this probe avoids'],
  [/(rocm|vega|mi100)[^/]*\.json$/, 'AMD cards: not read in this version'],
  [/amdgpu_pm_info$/, 'AMD cards: not read in this version'],
  [/(nvtop|igt)\.json$/, 'tools that this probe does not run'],
];

const isFigures = (path: string): boolean => path.endsWith('__query-gpu.csv') || path.endsWith('/query.txt');
const isProcesses = (path: string): boolean => path.endsWith('__compute-apps.csv');
const isQuote = (path: string): boolean => path.includes('/issue-quotes/');

/** Recorded with a line of headings and with units: `fan.speed [%]` is asked for as `fan.speed`. */
const split = (text: string): { readonly fields: readonly string[]; readonly lines: readonly string[] } => {
  const [head = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return { fields: head.split(', ').map((name) => name.replace(/ \[.*\]$/, '')), lines };
};

const figuresOf = (path: string): readonly (FigureRow | null)[] => {
  const { fields, lines } = split(readRecorded(path));
  return lines.map((line) => parseFigureRow(fields, line));
};

const processesOf = (path: string): readonly (ProcessRow | null)[] => {
  const { fields, lines } = split(readRecorded(path));
  return lines.map((line) => parseProcessRow(fields, line));
};

describe.runIf(hasRecorded)('recorded nvidia-smi', () => {
  const files = hasRecorded ? listRecorded('gpu') : [];

  it('every file is read or has its reason', () => {
    const unexplained = files.filter((path) => !isFigures(path) && !isProcesses(path) && !isQuote(path) && !NOT_OURS.some(([pattern]) => pattern.test(path)));
    expect(unexplained).toEqual([]);
    expect(files.filter(isFigures).length).toBe(15);
    expect(files.filter(isProcesses).length).toBe(10);
  });

  it('every recorded row of figures is a row', () => {
    for (const path of files.filter(isFigures)) {
      const rows = figuresOf(path);
      expect([path, rows.length > 0, rows.includes(null)]).toEqual([path, true, false]);
      for (const row of rows) expect(row).toMatchObject({ name: expect.any(String), driver: expect.any(String), busId: expect.stringMatching(/^\w{8}:\w\w:\w\w\.\w$/) });
    }
  });

  it.each<[string, Partial<FigureRow>]>([
    ['linux-x86_64__nvidia-geforce-rtx-2080-super__595.71.05__idle', {
      index: 0, busId: '00000000:0C:00.0', name: 'NVIDIA GeForce RTX 2080 SUPER', driver: '595.71.05', loadPct: 0, memoryTotalB: 8192 * MIB, memoryUsedB: 214 * MIB, temperatureC: 40, fanPct: 38,
      powerW: 39.32, powerLimitW: 250, clockMHz: 765, memoryClockMHz: 810, performanceState: 'P8',
    }],
    ['linux-x86_64__nvidia-geforce-rtx-4080-super__595.71.05__load', { loadPct: 7, fanPct: 0, powerW: 84.24, powerLimitW: 320, clockMHz: 2805, memoryClockMHz: 11251, memoryUsedB: 1474 * MIB }],
    ['linux-x86_64__nvidia-h100-80gb-hbm3__590.48.01__load', { loadPct: 100, fanPct: null, powerW: 631.95, powerLimitW: 700, temperatureC: 59, memoryTotalB: 81559 * MIB, performanceState: 'P0' }],
    ['linux-x86_64__nvidia-h100-mig__590.48.01__load', { loadPct: null, fanPct: null, powerW: 433.78, memoryUsedB: 11125 * MIB }],
    ['linux-x86_64__nvidia-h200__590.48.01__idle', { loadPct: 0, memoryUsedB: 0, temperatureC: 28, powerW: 77.71, clockMHz: 345 }],
    ['linux-x86_64__nvidia-l40s__595.80__idle', { loadPct: 100, powerW: 144.97, fanPct: null }],
    ['windows-x86_64__nvidia-geforce-rtx-2080-super__591.86__load', { driver: '591.86', loadPct: 7, powerW: 97.43, fanPct: 38, performanceState: 'P2' }],
  ])('%s', (capture, expected) => {
    expect(figuresOf(`${SECTIONS}${capture}__query-gpu.csv`)[0]).toMatchObject(expected);
  });

  it('two cards of a query with other fields', () => {
    const rows = figuresOf('gpu/utkuozdemir__nvidia_gpu_exporter/query.txt');
    expect(rows.map((row) => [row?.index, row?.uuid, row?.fanPct, row?.memoryUsedB, row?.loadPct])).toEqual([
      [0, 'GPU-df6e7a7c-7314-46f8-abc4-b88b36dcf3aa', 38, 575 * MIB, null],
      [1, 'GPU-04757e3e-3077-4e2e-b988-7e2d647b52e9', 50, 1234 * MIB, null],
    ]);
  });

  it('every recorded process is a process, with its memory where the driver tells it', () => {
    const all = files.filter(isProcesses).map((path) => [path.slice(SECTIONS.length), processesOf(path)] as const);
    for (const [path, rows] of all) expect([path, rows.includes(null)]).toEqual([path, false]);
    const by = new Map(all);
    expect(by.get('linux-x86_64__nvidia-geforce-rtx-2080-super__595.71.05__idle__compute-apps.csv')).toEqual([]);
    expect(by.get('linux-x86_64__nvidia-h100-80gb-hbm3__590.48.01__load__compute-apps.csv')?.map((row) => [row?.pid, row?.name, row?.memoryB])).toEqual([
      [11327, '/root/tools/memhog', 2566 * MIB], [11328, '/root/tools/memhog', 1542 * MIB], [11345, './gpu_burn', 15690 * MIB],
    ]);
    const windows = by.get('windows-x86_64__nvidia-geforce-rtx-2080-super__591.86__idle__compute-apps.csv') ?? [];
    expect(windows.length).toBe(10);
    expect(windows.every((row) => row?.memoryB === null)).toBe(true);
    expect(windows.map((row) => row?.name)).toContain('C:\\Program Files\\NZXT CAM\\NZXT CAM.exe');
  });

  it('processes find their card by the slot', () => {
    const capture = `${SECTIONS}linux-x86_64__nvidia-geforce-rtx-4080-super__595.71.05__load__`;
    const rows = figuresOf(`${capture}query-gpu.csv`).flatMap((row) => (row === null ? [] : [row]));
    const processes = processesOf(`${capture}compute-apps.csv`).flatMap((row) => (row === null ? [] : [row]));
    expect(toGpus(rows, processes).map((card) => card.processes?.map((process) => process.pid))).toEqual([[2165, 5022, 5021]]);
  });

  it('short answers quoted in issues', () => {
    expect(toFailure(readRecorded('gpu/issue-quotes/CFSworks__nvml_fix/nvidia-smi-failed-driver.txt'), 9)).toMatchObject({ reason: 'no-driver' });
    expect(toFailure(readRecorded('gpu/issue-quotes/xxd3vin__workspace/nvidia-smi-unknown-error.txt'), 15)).toEqual({
      reason: 'unreadable', detail: 'Unable to determine the device handle for GPU 0000:0B:00.0: Unknown Error',
    });
    // Recorded without an index; a number in front makes them rows as we ask for them.
    const watts = readRecorded('gpu/issue-quotes/Ricks-Lab__gpu-utils/query-gpu-power-draw-3gpus.csv').trim().split('\n');
    expect(watts.map((line, index) => parseFigureRow(['index', 'power.draw'], `${index}, ${line}`)?.powerW)).toEqual([133.91, 189.84, 104.34]);
    const fan = readRecorded('gpu/issue-quotes/enkore__i3pystatus/query-gpu-fan-NA.csv').trim();
    const fields = ['index', 'memory.total', 'memory.used', 'utilization.gpu', 'temperature.gpu', 'fan.speed'];
    expect(parseFigureRow(fields, `0, ${fan}`)).toMatchObject({ memoryTotalB: 2004 * MIB, memoryUsedB: 2004 * MIB, loadPct: 0, temperatureC: 44, fanPct: null });
  });

  it('no line of any other file passes for a row', () => {
    let lines = 0;
    for (const path of [...files, ...listRecorded('disk'), ...listRecorded('power')]) {
      for (const line of readRecorded(path).split('\n')) {
        lines += 1;
        if (parseFigureRow(FIGURE_FIELDS, line) !== null) throw new Error(`${path}: taken for a card: ${line.slice(0, 200)}`);
        if (parseProcessRow(PROCESS_FIELDS, line) !== null) throw new Error(`${path}: taken for a process: ${line.slice(0, 200)}`);
      }
    }
    expect(lines).toBeGreaterThan(10_000);
  });
});
