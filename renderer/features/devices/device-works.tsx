import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeviceRow } from '../../../shared/contract/schemas/devices';
import type { Deployment } from '../../../shared/domain/device';
import { DeploymentForm } from '../../forms/deployment-form';
import { hrefOf } from '../../navigation/routes';
import { useNetworkNames } from '../../state/network-names';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { FRESH } from '../../ui/card-state';
import { useLocalDay } from '../../ui/now';
import { Dialog } from '../../ui/panels';

/** For which networks a device works or worked. */
export function DeviceWorks(props: { readonly row: DeviceRow }) {
  const formats = useFormats();
  const names = useNetworkNames();
  const [open, setOpen] = useState<Deployment | 'new' | null>(null);
  const { row } = props;
  const today = useLocalDay(formats.timeZone);
  const add = { label: t('device.works.add'), onClick: () => setOpen('new') };
  return (
    <Card title={t('device.works')} minHeight={140} state={FRESH} controls={<Button onClick={add.onClick}>{add.label}</Button>}>
      {row.deployments.length === 0 ? <p className="nw-muted">{t('device.works.none')}</p> : null}
      <ul className="nw-works">
        {row.deployments.map((entry) => (
          <li key={entry.id} className="nw-works__row">
            <span>
              {entry.toDate === null
                ? t('device.works.line', { network: names.name(entry.network), from: formats.localDate(entry.fromDate) })
                : t('device.works.line-ended', { network: names.name(entry.network), from: formats.localDate(entry.fromDate), to: formats.localDate(entry.toDate) })}
              {entry.otherCosts.map((cost) => (
                <span key={cost.name} className="nw-small nw-muted">
                  {' · '}
                  {t('device.works.other-costs', { name: cost.name, money: formats.money(cost.perMonth, cost.currency) })}
                </span>
              ))}
            </span>
            <a href={hrefOf({ page: 'break-even', id: entry.id })}>{t('nav.break-even')}</a>
            <Button look="quiet" onClick={() => setOpen(entry)}>
              {t('action.edit')}
            </Button>
          </li>
        ))}
      </ul>
      <Dialog opened={open !== null} title={t('form.deployment.title')} onClose={() => setOpen(null)} size="lg">
        <DeploymentForm deviceId={row.device.id} deployment={open === 'new' ? null : open} currency={row.netMonth.unit} today={today} onDone={() => setOpen(null)} onCancel={() => setOpen(null)} />
        {open === null || open === 'new' ? null : <RemoveWork deployment={open} onDone={() => setOpen(null)} />}
      </Dialog>
    </Card>
  );
}

function RemoveWork(props: { readonly deployment: Deployment; readonly onDone: () => void }) {
  const engine = useEngine();
  const [sure, setSure] = useState(false);
  const remove = useMutation({ mutationFn: () => engine.client.devices.removeDeployment({ id: props.deployment.id }), onSuccess: props.onDone });
  return (
    <div className="nw-leave">
      {sure ? <p>{t('device.works.remove.sure')}</p> : null}
      {remove.error === null ? null : <p className="nw-loss">{wordsOfError(remove.error)}</p>}
      <Button look={sure ? 'danger' : 'quiet'} disabled={remove.isPending} onClick={() => (sure ? remove.mutate() : setSure(true))}>
        {t('device.works.remove')}
      </Button>
    </div>
  );
}
