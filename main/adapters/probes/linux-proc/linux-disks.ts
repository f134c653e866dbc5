import { readdir, readlink, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiskReading, Reading } from '../../../../shared/domain/hardware';
import type { Clock } from '../../../engine/ports/system';
import { createOpenFile, toDetail, toReason } from '../open-file';
import { createRateMeter } from '../rates';
import { ok, unavailable } from '../reading';
import { parseDiskstats } from './parse-diskstats';
import { chooseDisks, parseMountinfo, type Mount } from './parse-mountinfo';

export interface LinuxDisks {
  read(): Promise<Reading<readonly DiskReading[]>>;
  close(): void;
}

export interface LinuxDisksOptions {
  readonly procRoot: string;
  readonly devRoot: string;
  readonly clock: Clock;
  /** A network file system whose server is gone answers never; after this long the disk is left out of the sample. */
  readonly statfsTimeoutMs?: number;
}

interface Disk {
  readonly mount: Mount;
  readonly id: string;
  /** `major:minor` of the device that counts the traffic, or null where none does. */
  readonly counterNumber: string | null;
}

interface Room {
  readonly sizeB: number;
  readonly freeB: number;
}

/** Major and minor of a device number as glibc packs them (sysmacros.h). */
const toNumber = (rdev: number): string => {
  const device = BigInt(rdev);
  const major = ((device >> 8n) & 0xfffn) | ((device >> 32n) & ~0xfffn);
  const minor = (device & 0xffn) | ((device >> 12n) & ~0xffn);
  return `${major}:${minor & 0xffffffffn}`;
};

/** File system UUIDs by the name of the device node that carries them (`sda2`, `dm-0`); empty where udev does not run. */
const readUuids = async (devRoot: string): Promise<ReadonlyMap<string, string>> => {
  const folder = join(devRoot, 'disk/by-uuid');
  const found = new Map<string, string>();
  try {
    for (const uuid of await readdir(folder)) {
      const target = await readlink(join(folder, uuid));
      found.set(target.slice(target.lastIndexOf('/') + 1), uuid);
    }
  } catch {
    // Containers and small systems have no by-uuid: the mount point is the id then.
  }
  return found;
};

/**
 * Every mounted disk with its room and traffic. The mount table is compared as text, so that a minute in which nothing was mounted costs one
 * read and one `statfs` per disk. `freeB` is what an ordinary user may still fill (`bavail`, as `df` says "Available").
 */
export const createLinuxDisks = (options: LinuxDisksOptions): LinuxDisks => {
  const { procRoot, devRoot, clock } = options;
  const timeoutMs = options.statfsTimeoutMs ?? 3_000;
  const mountinfo = createOpenFile(join(procRoot, 'self/mountinfo'));
  const diskstats = createOpenFile(join(procRoot, 'diskstats'));
  const traffic = createRateMeter();
  /** Asked and not answered yet, by mount point: a dead server is not asked again, nor waited for again, before it answered. */
  const waiting = new Map<string, { readonly room: Promise<Room | null>; late: boolean }>();
  let lastTable: string | null = null;
  let disks: readonly Disk[] = [];

  const findCounter = async (mount: Mount, known: ReadonlySet<string>): Promise<string | null> => {
    if (known.has(mount.number)) return mount.number;
    if (!mount.source.startsWith('/dev/')) return null;
    try {
      const number = toNumber((await stat(join(devRoot, mount.source.slice('/dev/'.length)))).rdev);
      return known.has(number) ? number : null;
    } catch {
      return null;
    }
  };

  const chooseAgain = async (table: string, known: ReadonlySet<string>, names: ReadonlyMap<string, string>): Promise<readonly Disk[]> => {
    const uuids = await readUuids(devRoot);
    const chosen: Disk[] = [];
    for (const mount of chooseDisks(parseMountinfo(table))) {
      const counterNumber = await findCounter(mount, known);
      const node = counterNumber === null ? mount.source.slice(mount.source.lastIndexOf('/') + 1) : names.get(counterNumber);
      chosen.push({ mount, counterNumber, id: (node === undefined ? undefined : uuids.get(node)) ?? mount.mountPoint });
    }
    return chosen;
  };

  const ask = (mountPoint: string): { readonly room: Promise<Room | null>; late: boolean } => {
    const room = statfs(mountPoint).then(
      (answer) => ({ sizeB: answer.blocks * answer.bsize, freeB: answer.bavail * answer.bsize }),
      () => null,
    ).finally(() => { waiting.delete(mountPoint); });
    const asked = { room, late: false };
    waiting.set(mountPoint, asked);
    return asked;
  };

  const readRoom = async (mountPoint: string): Promise<Room | null> => {
    const asked = waiting.get(mountPoint) ?? ask(mountPoint);
    if (asked.late) return null;
    let cancel = (): void => {};
    const tooLate = new Promise<null>((resolve) => {
      cancel = clock.after(timeoutMs, () => {
        asked.late = true;
        resolve(null);
      });
    });
    const room = await Promise.race([asked.room, tooLate]);
    cancel();
    return room;
  };

  return {
    read: async () => {
      const atMs = clock.now();
      try {
        const table = mountinfo.read();
        let counters: ReturnType<typeof parseDiskstats> = new Map();
        try {
          counters = parseDiskstats(diskstats.read());
        } catch {
          // Some containers hide the table: sizes are still known, traffic is not.
        }
        const mono = clock.mono();
        if (table !== lastTable) {
          disks = await chooseAgain(table, new Set(counters.keys()), new Map([...counters].map(([number, counter]) => [number, counter.name])));
          lastTable = table;
        }
        const rooms = await Promise.all(disks.map((disk) => readRoom(disk.mount.mountPoint)));
        const value = disks.flatMap((disk, index): readonly DiskReading[] => {
          const room = rooms[index];
          if (room === null || room === undefined || room.sizeB === 0) return [];
          const counter = disk.counterNumber === null ? undefined : counters.get(disk.counterNumber);
          return [{
            id: disk.id,
            mount: disk.mount.mountPoint,
            device: disk.mount.source,
            fileSystem: disk.mount.fileSystem,
            sizeB: room.sizeB,
            freeB: room.freeB,
            readOnly: disk.mount.readOnly,
            readBps: counter === undefined ? null : traffic.rate(`${disk.id} read`, counter.readB, mono),
            writeBps: counter === undefined ? null : traffic.rate(`${disk.id} write`, counter.writtenB, mono),
          }];
        });
        traffic.sweep();
        if (value.length === 0 && disks.length > 0) return unavailable('timed-out', 'no mounted disk answered', atMs, mountinfo.path);
        return ok(value, atMs, mountinfo.path);
      } catch (error) {
        return unavailable(toReason(error), toDetail(error), atMs, mountinfo.path);
      }
    },
    close: () => {
      mountinfo.close();
      diskstats.close();
    },
  };
};
