import { describe, expect, it } from 'vitest';
import { parseDiskstats } from '../../../main/adapters/probes/linux-proc/parse-diskstats';
import { parseMeminfo } from '../../../main/adapters/probes/linux-proc/parse-meminfo';
import { chooseDisks, parseMountinfo, type Mount } from '../../../main/adapters/probes/linux-proc/parse-mountinfo';
import { parseNetDev } from '../../../main/adapters/probes/linux-proc/parse-net-dev';
import { parseStat } from '../../../main/adapters/probes/linux-proc/parse-stat';
import { parseUptimeS } from '../../../main/adapters/probes/linux-proc/parse-uptime';
import { toDisks } from '../../../main/adapters/probes/systeminformation/to-readings';
import { hasRecorded, listRecorded, readRecorded } from './recorded-files';

const DF = 'disk/df-lsblk/kellyjonbrazil__jc/';

/** Why the other recorded files are not read by these probes. */
const NOT_OURS: readonly (readonly [RegExp, string])[] = [
  [/(free|free-h|free-w|uptime)\.out$/, 'words of tools; the probe reads the table of the kernel that they print'],
  [/(lsblk|lsblk-allcols)\.out$/, 'block devices; the probe reads mounts'],
  [/df-(h|hh)\.out$/, 'rounded for people; the exact one is read beside it'],
  [/upower|zpool|zfs\//, 'battery and pools: not part of a sample in this version'],
  [/smartctl|nvme-cli|hddtemp|raid/, 'health of disks: not part of a sample in this version'],
];

interface DfRow {
  readonly source: string;
  readonly sizeKib: number;
  readonly freeKib: number;
  readonly mount: string;
}

const rowsOf = (name: string, unitKib: number): readonly DfRow[] =>
  readRecorded(`${DF}${name}`).split('\n').slice(1).flatMap((line) => {
    const match = /^(.+?)\s+(\d+)\s+\d+\s+(\d+)\s+\d+%.*?\s(\/.*)$/.exec(line);
    return match === null ? [] : [{ source: match[1] ?? '', sizeKib: Number(match[2]) * unitKib, freeKib: Number(match[3]) * unitKib, mount: match[4] ?? '' }];
  });

/** df does not name the file system; its source does, as far as choosing needs it. */
const fileSystemOf = (row: DfRow): string => {
  if (row.source === 'udev' || row.source === 'devtmpfs') return 'devtmpfs';
  if (row.source === 'tmpfs') return 'tmpfs';
  return row.source.startsWith('/dev/loop') ? 'squashfs' : 'ext4';
};

const toMount = (row: DfRow, index: number): Mount => ({ number: `8:${index}`, root: '/', mountPoint: row.mount, fileSystem: fileSystemOf(row), source: row.source, readOnly: false });

describe.runIf(hasRecorded)('recorded tables of disks', () => {
  it('every file is read or has its reason', () => {
    const unexplained = listRecorded('disk').filter((path) => !path.endsWith('df.out') && !NOT_OURS.some(([pattern]) => pattern.test(path)));
    expect(unexplained).toEqual([]);
  });

  it.each([
    ['ubuntu-18.04__df.out', 18, ['/']],
    ['centos-7.7__df.out', 7, ['/', '/boot']],
  ])('%s: of its mounts these are disks', (name, count, disks) => {
    const rows = rowsOf(name, 1);
    expect(rows.length).toBe(count);
    expect(chooseDisks(rows.map(toMount)).map((mount) => mount.mountPoint)).toEqual(disks);
  });

  it('macOS: the volumes of a person, with their room', () => {
    const disks = toDisks(rowsOf('osx-10.14.6__df.out', 0.5).map((row) => ({
      fs: row.source, type: 'apfs', size: row.sizeKib * 1024, used: 0, available: row.freeKib * 1024, use: 0, mount: row.mount, rw: true,
    })));
    expect(disks.map((disk) => [disk.mount, disk.sizeB, disk.freeB])).toEqual([
      ['/', 976490576 * 512, 660310352 * 512],
      ['/Volumes/InstallESD', 14463464 * 512, 3576160 * 512],
      ['/Volumes/brazil', 7604804600 * 512, 5195725928 * 512],
    ]);
  });

  it('no file of tools passes for a table of the kernel', () => {
    for (const path of [...listRecorded('disk'), ...listRecorded('gpu'), ...listRecorded('power')]) {
      const text = readRecorded(path);
      expect([path, parseStat(text), parseMeminfo(text), parseUptimeS(text), chooseDisks(parseMountinfo(text)).length]).toEqual([path, null, null, null, 0]);
      parseDiskstats(text);
      parseNetDev(text);
    }
  });
});
