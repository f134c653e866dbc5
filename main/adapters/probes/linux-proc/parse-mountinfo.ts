/** One line of /proc/self/mountinfo (proc(5)), as far as it is needed. */
export interface Mount {
  /** `major:minor` of the file system; major 0 for those without a block device of their own (btrfs, zfs, overlay, network). */
  readonly number: string;
  /** The folder of the file system that is shown here; other than `/` for bind mounts and btrfs subvolumes. */
  readonly root: string;
  readonly mountPoint: string;
  readonly fileSystem: string;
  readonly source: string;
  readonly readOnly: boolean;
}

/** The kernel writes blank, tab, line end and backslash of a path as `\` and three octal digits. */
const unescapePath = (text: string): string =>
  text.includes('\\') ? text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))) : text;

/** The bytes of a Latin-1 read are UTF-8 in paths. */
const toUtf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

const isReadOnly = (options: string): boolean => options === 'ro' || options.startsWith('ro,');

/** All mounts in the kernel's order. Lines that do not have the shape are left out. */
export const parseMountinfo = (text: string): readonly Mount[] => {
  const mounts: Mount[] = [];
  for (const line of text.split('\n')) {
    const [left, right] = line.split(' - ', 2);
    if (left === undefined || right === undefined) continue;
    const [, , number, root, mountPoint, options] = left.split(' ');
    const [fileSystem, source, superOptions] = right.split(' ');
    if (number === undefined || root === undefined || mountPoint === undefined || options === undefined || fileSystem === undefined || source === undefined) continue;
    mounts.push({
      number,
      root: toUtf8(unescapePath(root)),
      mountPoint: toUtf8(unescapePath(mountPoint)),
      fileSystem,
      source: toUtf8(unescapePath(source)),
      readOnly: isReadOnly(options) || isReadOnly(superOptions ?? ''),
    });
  }
  return mounts;
};

/** File systems that hold a person's data although no block device stands behind the mount. */
const WITHOUT_DEVICE = new Set(['zfs', 'btrfs', 'bcachefs', 'nfs', 'nfs4', 'cifs', 'smb3', '9p', 'virtiofs', 'ceph', 'glusterfs', 'fuseblk', 'fuse.mergerfs', 'fuse.sshfs', 'fuse.glusterfs', 'fuse.unionfs', 'fuse.rclone', 'fuse.ntfs-3g', 'apfs', 'hfsplus']);

/** Full by nature (snaps, live images, discs) or not a person's disk. */
const IMAGES = new Set(['squashfs', 'erofs', 'iso9660', 'udf', 'cramfs']);

/** Where systems put files of their own: container plumbing, package images, kernel tables. */
const INNER_PLACES = ['/proc/', '/sys/', '/dev/', '/etc/', '/snap/', '/var/snap/', '/var/lib/docker/', '/var/lib/containers/', '/var/lib/kubelet/', '/var/lib/snapd/'];

const isInner = (mountPoint: string): boolean =>
  INNER_PLACES.some((place) => mountPoint.startsWith(place)) || (mountPoint.startsWith('/run/') && !mountPoint.startsWith('/run/media/'));

const isDisk = (mount: Mount): boolean => {
  // In a container the root is an overlay; it stands for the disk below it.
  if (mount.mountPoint === '/') return mount.fileSystem !== 'rootfs';
  if (IMAGES.has(mount.fileSystem) || isInner(mount.mountPoint)) return false;
  return WITHOUT_DEVICE.has(mount.fileSystem) || (mount.source.startsWith('/dev/') && mount.fileSystem !== 'devtmpfs');
};

/** ZFS datasets share the room of their pool, so a pool counts once; btrfs subvolumes and bind mounts share the device number. */
const identity = (mount: Mount): string =>
  mount.fileSystem === 'zfs' ? `zfs:${mount.source.split('/', 1)[0] ?? mount.source}` : mount.number;

const isBetter = (candidate: Mount, current: Mount): boolean => {
  if (current.mountPoint === '/') return false;
  if (candidate.mountPoint === '/') return true;
  const candidateWhole = candidate.root === '/';
  if (candidateWhole !== (current.root === '/')) return candidateWhole;
  return candidate.mountPoint.length < current.mountPoint.length;
};

/** The mounts a person would call disks: one per file system, at `/` if it is there, else where the whole of it is mounted, else the shortest path. */
export const chooseDisks = (mounts: readonly Mount[]): readonly Mount[] => {
  // A later mount at the same place hides the earlier one.
  const visible = new Map<string, Mount>();
  for (const mount of mounts) visible.set(mount.mountPoint, mount);
  const chosen = new Map<string, Mount>();
  for (const mount of visible.values()) {
    if (!isDisk(mount)) continue;
    const key = identity(mount);
    const current = chosen.get(key);
    if (current === undefined || isBetter(mount, current)) chosen.set(key, mount);
  }
  return [...chosen.values()].toSorted((a, b) => (a.mountPoint < b.mountPoint ? -1 : 1));
};
