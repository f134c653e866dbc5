import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWaitMs } from '../../../main/adapters/probes/nvidia-smi/back-off';
import { toFailure, toRefusedField } from '../../../main/adapters/probes/nvidia-smi/failure';
import { FIGURE_FIELDS, PROCESS_FIELDS, toFigureArguments, toProcessArguments } from '../../../main/adapters/probes/nvidia-smi/fields';
import { parseParentMark, parseParentPid, PARENT_MARK } from '../../../main/adapters/probes/nvidia-smi/orphans';
import { parseFigureRow, parseProcessRow } from '../../../main/adapters/probes/nvidia-smi/parse-rows';
import { toGpus } from '../../../main/adapters/probes/nvidia-smi/to-gpus';
import { mutated } from './mutated';

const ROW = '0, 00000000:0C:00.0, GPU-0a1b, 595.71.05, 8, 8192, 819, 45, 38, 111.50, 250.00, 2055, 7500, P2, NVIDIA GeForce RTX 2080 SUPER';
const MIB = 1024 * 1024;

const figures = (line: string) => parseFigureRow(FIGURE_FIELDS, line);
const required = <T>(value: T | null): T => {
  if (value === null) throw new Error('expected a row');
  return value;
};

describe('a row of figures', () => {
  it('without units', () => {
    expect(figures(ROW)).toEqual({
      index: 0, busId: '00000000:0C:00.0', uuid: 'GPU-0a1b', driver: '595.71.05', loadPct: 8, memoryTotalB: 8192 * MIB, memoryUsedB: 819 * MIB, temperatureC: 45, fanPct: 38, powerW: 111.5,
      powerLimitW: 250, clockMHz: 2055, memoryClockMHz: 7500, performanceState: 'P2', name: 'NVIDIA GeForce RTX 2080 SUPER',
    });
  });

  it('with units says the same', () => {
    expect(figures('0, 00000000:0C:00.0, GPU-0a1b, 595.71.05, 8 %, 8192 MiB, 819 MiB, 45, 38 %, 111.50 W, 250.00 W, 2055 MHz, 7500 MHz, P2, NVIDIA GeForce RTX 2080 SUPER')).toEqual(figures(ROW));
  });

  it.each(['[N/A]', 'N/A', '[Not Supported]', 'ERR!', '[Unknown Error]', '[GPU requires reset]', '[Insufficient Permissions]', '', 'nan', '-1', '1e99'])('%j is no answer, not zero', (word) => {
    expect(figures(ROW.replace(', 111.50,', `, ${word},`))).toMatchObject({ powerW: null, powerLimitW: 250 });
    expect(figures(ROW.replace(', 8, 8192,', `, ${word}, 8192,`))).toMatchObject({ loadPct: null, memoryTotalB: 8192 * MIB });
  });

  it('keeps a measured zero', () => {
    expect(figures(ROW.replace(', 8, 8192, 819, 45, 38,', ', 0, 8192, 0, 45, 0,'))).toMatchObject({ loadPct: 0, memoryUsedB: 0, fanPct: 0 });
  });

  it('keeps commas of the name', () => {
    expect(figures(`${ROW}, Rev. 2`)?.name).toBe('NVIDIA GeForce RTX 2080 SUPER, Rev. 2');
  });

  it.each([
    'Unable to determine the device handle for GPU 0000:0B:00.0: Unknown Error',
    "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running.",
    'index, pci.bus_id, uuid, driver_version, utilization.gpu [%], memory.total [MiB], memory.used [MiB], temperature.gpu, fan.speed [%], power.draw [W], power.limit [W], clocks.current.graphics [MHz], clocks.current.memory [MHz], pstate, name',
    '0, 00000000:0C:00.0, GPU-0a1b, 595.71.05, 8',
    '',
  ])('%j is no row', (line) => {
    expect(figures(line)).toBeNull();
  });

  it('reads what is left when fields were dropped', () => {
    const fields = ['index', 'power.draw'];
    expect([0, 1, 2].map((index) => parseFigureRow(fields, `${index}, ${133.91 + index}`)?.powerW)).toEqual([133.91, 134.91, 135.91]);
  });
});

describe('a row of processes', () => {
  it('keeps commas of the path and unknown memory', () => {
    expect(parseProcessRow(PROCESS_FIELDS, '5022, 00000000:01:00.0, GPU-0a1b, 503, /opt/a, b/node')).toEqual({ pid: 5022, busId: '00000000:01:00.0', uuid: 'GPU-0a1b', memoryB: 503 * MIB, name: '/opt/a, b/node' });
    expect(parseProcessRow(PROCESS_FIELDS, '12444, 00000000:0C:00.0, GPU-0a1b, [N/A], C:\\Windows\\explorer.exe')).toMatchObject({ pid: 12444, memoryB: null, name: 'C:\\Windows\\explorer.exe' });
    expect(parseProcessRow(PROCESS_FIELDS, '7, 00000000:0C:00.0, GPU-0a1b, 1, [Not Found]')?.name).toBe('process 7');
  });
  it('is no row without a process number', () => {
    expect(parseProcessRow(PROCESS_FIELDS, 'No running processes found')).toBeNull();
    expect(parseProcessRow(PROCESS_FIELDS, '[N/A], 00000000:0C:00.0, GPU-0a1b, 1, d')).toBeNull();
  });
  it('is no row without a card', () => {
    expect(parseProcessRow(PROCESS_FIELDS, '2004, 2004, 0, 44, [N/A], 0, 0')).toBeNull();
  });
});

describe('cards', () => {
  const row = required(figures(ROW));
  const other = { ...row, index: 1, busId: '00000000:0D:00.0' };
  const process = { pid: 9, busId: '00000000:0D:00.0', uuid: row.uuid, memoryB: null, name: 'n' };
  it('give each process to its own card and each card an id of its own', () => {
    const cards = toGpus([row, other], [process]);
    expect(cards.map((card) => card.id)).toEqual(['00000000:0C:00.0', '00000000:0D:00.0']);
    expect(cards.map((card) => card.processes?.length)).toEqual([0, 1]);
    expect(toGpus([row], null)[0]).toMatchObject({ id: 'GPU-0a1b', processes: null });
  });
});

describe('failures', () => {
  it.each([
    ['Field "x.y" is not a valid field to query.\n\n', 'x.y'],
    ['Field “encoder.stats.sessionCount” is not a valid field to query.', 'encoder.stats.sessionCount'],
    ['', null],
  ])('%j', (text, field) => { expect(toRefusedField(text)).toBe(field); });

  it.each([
    ["NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure", 9, 'no-driver'],
    ['Failed to initialize NVML: Driver/library version mismatch', 18, 'no-driver'],
    ["NVIDIA-SMI couldn't find libnvidia-ml.so library in your system.", 12, 'no-driver'],
    ['Failed to initialize NVML: Insufficient Permissions', 4, 'no-permission'],
    ['No devices were found', 6, 'no-device'],
    ['Unable to determine the device handle for GPU 0000:0B:00.0: Unknown Error', 15, 'unreadable'],
    ['', 9, 'no-driver'],
    ['', null, 'unreadable'],
  ] as const)('%j with code %j', (text, code, reason) => {
    const failure = toFailure(text, code);
    expect(failure.reason).toBe(reason);
    expect(failure.detail.length).toBeGreaterThan(0);
  });

  it('waits twice as long after each failure, up to five minutes', () => {
    expect([0, 1, 2, 8, 9, 1_000].map(toWaitMs)).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
  });
});

describe('words for the tool', () => {
  it('asks in whole seconds where it can', () => {
    expect(toFigureArguments(['index', 'name'], 15_000)).toEqual(['--query-gpu=index,name', '--format=csv,noheader,nounits', '-l', '15']);
    expect(toProcessArguments(['pid'], 2_500)).toEqual(['--query-compute-apps=pid', '--format=csv,noheader,nounits', '-lms', '2500']);
  });
});

describe('orphans', () => {
  it('are known by the mark in their environment and by who their parent is now', () => {
    expect(parseParentMark(`PATH=/bin\0${PARENT_MARK}=123\0LC_ALL=C\0`)).toBe(123);
    expect(parseParentMark('PATH=/bin\0')).toBeNull();
    expect(parseParentMark(`${PARENT_MARK}=x\0`)).toBeNull();
    expect(parseParentPid('77 (nvidia smi) x) S 1 77 77 0')).toBe(1);
    expect(parseParentPid('')).toBeNull();
  });
});

describe('any text', () => {
  it('never throws and never makes a figure that cannot be', () => {
    fc.assert(fc.property(mutated(ROW), (line) => {
      const row = figures(line);
      if (row?.loadPct !== undefined && row.loadPct !== null) expect(row.loadPct >= 0 && row.loadPct <= 100).toBe(true);
      parseProcessRow(PROCESS_FIELDS, line);
      toFailure(line, null);
      toRefusedField(line);
      parseParentPid(line);
    }), { numRuns: 500 });
  });
});
