import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseDisks, parseMountinfo } from '../../../main/adapters/probes/linux-proc/parse-mountinfo';
import { mutated } from './mutated';

const line = (number: string, root: string, mountPoint: string, fileSystem: string, source: string, options = 'rw,relatime'): string =>
  `36 25 ${number} ${root} ${mountPoint} ${options} shared:1 - ${fileSystem} ${source} rw`;

const DESKTOP = [
  line('0:21', '/', '/proc', 'proc', 'proc'),
  line('0:6', '/', '/dev', 'devtmpfs', 'udev'),
  line('0:25', '/', '/run', 'tmpfs', 'tmpfs'),
  line('8:2', '/', '/', 'ext4', '/dev/sda2'),
  line('0:30', '/', '/dev/shm', 'tmpfs', 'tmpfs'),
  line('7:0', '/', '/snap/core18/1223', 'squashfs', '/dev/loop0', 'ro,nodev'),
  line('8:1', '/', '/boot/efi', 'vfat', '/dev/sda1'),
  line('8:2', '/home/me/shared', '/srv/shared', 'ext4', '/dev/sda2'),
  line('8:17', '/', '/mnt/storj\\040node', 'ext4', '/dev/sdb1'),
  line('8:17', '/data', '/data', 'ext4', '/dev/sdb1'),
  line('8:33', '/', '/run/media/me/STICK', 'exfat', '/dev/sdc1'),
  line('0:60', '/', '/mnt/nas', 'nfs4', 'nas:/export'),
  line('0:61', '/', '/run/user/1000/doc', 'fuse.portal', 'portal'),
  line('11:0', '/', '/media/cdrom', 'iso9660', '/dev/sr0', 'ro'),
].join('\n');

const places = (text: string): readonly string[] => chooseDisks(parseMountinfo(text)).map((mount) => mount.mountPoint);

describe('mounts', () => {
  it('of a desktop: real disks once each, at the whole of the file system', () => {
    expect(places(DESKTOP)).toEqual(['/', '/boot/efi', '/mnt/nas', '/mnt/storj node', '/run/media/me/STICK']);
  });

  it('of a container: the root overlay, a bound data folder, none of the plumbing', () => {
    expect(places([
      line('0:100', '/', '/', 'overlay', 'overlay'),
      line('0:101', '/', '/proc', 'proc', 'proc'),
      line('254:1', '/var/lib/docker/containers/ab/hosts', '/etc/hosts', 'ext4', '/dev/vda1'),
      line('254:1', '/var/lib/docker/containers/ab/resolv.conf', '/etc/resolv.conf', 'ext4', '/dev/vda1'),
      line('254:1', '/srv/nodeworth', '/data', 'ext4', '/dev/vda1'),
    ].join('\n'))).toEqual(['/', '/data']);
  });

  it('of a docker host: overlays of containers are not disks', () => {
    expect(places([
      line('8:2', '/', '/', 'ext4', '/dev/sda2'),
      line('0:70', '/', '/var/lib/docker/overlay2/ab/merged', 'overlay', 'overlay'),
      line('0:71', '/', '/opt/strange', 'overlay', 'overlay'),
    ].join('\n'))).toEqual(['/']);
  });

  it('of btrfs subvolumes and a ZFS pool: the room counts once', () => {
    expect(places([
      line('0:30', '/@home', '/home', 'btrfs', '/dev/nvme0n1p2'),
      line('0:30', '/@', '/', 'btrfs', '/dev/nvme0n1p2'),
      line('0:44', '/', '/tank/media/films', 'zfs', 'tank/media/films'),
      line('0:43', '/', '/tank', 'zfs', 'tank'),
    ].join('\n'))).toEqual(['/', '/tank']);
  });

  it('shows what lies on top where two mounts share a place', () => {
    expect(chooseDisks(parseMountinfo([line('8:1', '/', '/mnt', 'ext4', '/dev/sda1'), line('8:17', '/', '/mnt', 'xfs', '/dev/sdb1')].join('\n'))).map((mount) => mount.source)).toEqual(['/dev/sdb1']);
  });

  it('reads optional fields of any number, escapes, UTF-8 paths and read-only either way', () => {
    const text = Buffer.from([
      '36 25 8:2 / / rw,relatime - ext4 /dev/sda2 rw',
      '37 25 8:3 / /mnt/a\\134b\\011c ro,relatime shared:1 master:2 - ext4 /dev/sda3 rw',
      '38 25 8:4 / /mnt/Größe rw shared:1 - ext4 /dev/sda4 ro,errors=remount-ro',
      'torn 25 8:4',
    ].join('\n'), 'utf8').toString('latin1');
    expect(parseMountinfo(text).map((mount) => [mount.mountPoint, mount.readOnly])).toEqual([['/', false], ['/mnt/a\\b\tc', true], ['/mnt/Größe', true]]);
  });

  it('never throws on torn or garbled tables', () => {
    fc.assert(fc.property(mutated(DESKTOP), (text) => { chooseDisks(parseMountinfo(text)); }), { numRuns: 300 });
  });
});
