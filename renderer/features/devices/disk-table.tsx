import type { DiskReading } from '../../../shared/domain/hardware';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { DataTable, type Column } from '../../ui/data-table';
import { Meter } from './meter';

/** Mounted disks in decimal units, as they are sold. */
export function DiskTable(props: { readonly disks: readonly DiskReading[] }) {
  const formats = useFormats();
  const rate = (value: number | null): string => (value === null ? '—' : formats.quantityText(value, 'Bps'));
  const used = (disk: DiskReading): number => (disk.sizeB === 0 ? 0 : 1 - disk.freeB / disk.sizeB);
  const columns: readonly Column<DiskReading>[] = [
    { id: 'mount', title: t('disks.mount'), cell: (disk) => <span title={`${disk.device} · ${disk.fileSystem}`}>{disk.mount}</span>, sortBy: (disk) => disk.mount },
    {
      id: 'used',
      title: t('disks.used'),
      align: 'right',
      cell: (disk) => (
        <>
          {formats.percent(used(disk) * 100, 0)}
          <Meter share={used(disk)} />
        </>
      ),
      sortBy: used,
    },
    { id: 'free', title: t('disks.free'), align: 'right', cell: (disk) => formats.bytes(disk.freeB), sortBy: (disk) => disk.freeB },
    { id: 'size', title: t('disks.size'), align: 'right', cell: (disk) => formats.bytes(disk.sizeB), sortBy: (disk) => disk.sizeB },
    { id: 'read', title: t('disks.read'), align: 'right', cell: (disk) => rate(disk.readBps), sortBy: (disk) => disk.readBps },
    { id: 'write', title: t('disks.write'), align: 'right', cell: (disk) => rate(disk.writeBps), sortBy: (disk) => disk.writeBps },
  ];
  return <DataTable caption={t('hardware.disks')} columns={columns} rows={props.disks} rowId={(disk) => disk.id} maxHeight={220} />;
}
