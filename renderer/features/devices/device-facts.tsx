import { useState } from 'react';
import type { DeviceRow } from '../../../shared/contract/schemas/devices';
import { DeviceForm } from '../../forms/device-form';
import { sourceWords } from '../../strings/sources';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Dialog } from '../../ui/panels';
import { LeaveDevice } from './leave-device';

type Open = 'edit' | 'more' | null;

/** Price, watts, life and place of a device, and the ways to change, sell and remove it. */
export function DeviceFacts(props: { readonly row: DeviceRow }) {
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const { device } = props.row;
  return (
    <Card
      title={t('device.facts')}
      minHeight={140}
      controls={<Button onClick={() => setOpen('edit')}>{t('action.edit')}</Button>}
      footer={
        device.local ? null : (
          <Button look="quiet" onClick={() => setOpen('more')}>
            {t('device.more')}
          </Button>
        )
      }
    >
      <Facts row={props.row} />
      <Dialog opened={open === 'edit'} title={t('form.device.title.edit', { name: device.name })} onClose={close} size="lg">
        <DeviceForm device={device} currency={props.row.netMonth.unit} onDone={close} onCancel={close} />
      </Dialog>
      <Dialog opened={open === 'more'} title={t('device.more')} onClose={close}>
        <LeaveDevice row={props.row} onDone={close} />
      </Dialog>
    </Card>
  );
}

function Facts(props: { readonly row: DeviceRow }) {
  const formats = useFormats();
  const { device } = props.row;
  const watts = (value: number | null): string => (value === null ? '—' : formats.quantityText(value, 'W'));
  const rows: readonly (readonly [string, string])[] = [
    [t('form.device.kind'), t(`device.kind.${device.kind}`)],
    [t('device.facts.price'), device.pricePaid === null ? `— ${t('figure.unknown')}` : formats.money(device.pricePaid.amount, device.pricePaid.currency)],
    [t('device.facts.bought'), device.boughtOn === null ? '—' : formats.localDate(device.boughtOn)],
    [t('device.facts.watts'), `${t('device.facts.watts.idle-busy', { idle: watts(device.watts.idle), busy: watts(device.watts.busy) })} (${sourceWords(device.watts.source)})`],
    [t('device.facts.wall'), formats.number(device.wallFactor)],
    [t('device.facts.life'), t('device.facts.life.months', { n: device.lifeMonths, share: formats.percent(device.salvageFraction * 100, 0) })],
    [t('device.facts.place'), device.place ?? '—'],
  ];
  return (
    <>
      <dl className="nw-facts">
        {rows.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {device.soldOn === null ? null : (
        <p className="nw-muted">{t('device.facts.sold', { date: formats.localDate(device.soldOn), price: device.salePrice === null ? '—' : formats.money(device.salePrice.amount, device.salePrice.currency) })}</p>
      )}
    </>
  );
}
