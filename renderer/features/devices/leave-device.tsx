import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeviceRow } from '../../../shared/contract/schemas/devices';
import { Choice } from '../../forms/choice';
import { FormFrame } from '../../forms/form-frame';
import { useNumberField } from '../../forms/use-number-field';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { useDayZone } from '../../state/use-day-zone';
import { localDay } from '../../strings/local-day';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useLocalDay } from '../../ui/now';

interface LeaveProps {
  readonly row: DeviceRow;
  readonly onDone: () => void;
}

/** Selling and replacing keep the history, removing deletes it; all are away from the daily buttons. */
export function LeaveDevice(props: LeaveProps) {
  return (
    <div className="nw-stack">
      <Sell {...props} />
      <Replace {...props} />
      <Remove {...props} />
    </div>
  );
}

function Sell(props: LeaveProps) {
  const engine = useEngine();
  const zone = useDayZone();
  const { device } = props.row;
  const currency = device.pricePaid?.currency ?? props.row.netMonth.unit;
  const [soldOn, setSoldOn] = useState(() => localDay(Date.now(), zone));
  const price = useNumberField(null, { low: 0, required: true, example: '250' });
  const sell = useMutation({ mutationFn: () => engine.client.devices.sell({ id: device.id, soldOn, amount: price.value ?? 0, currency }), onSuccess: props.onDone });
  return (
    <section className="nw-leave" aria-label={t('device.sell')}>
      <p>{t('device.sell.lead')}</p>
      <FormFrame canSave={price.valid && soldOn !== ''} busy={sell.isPending} error={sell.error === null ? null : wordsOfError(sell.error)} onSave={() => sell.mutate()} saveLabel={t('device.sell')}>
        <div className="nw-form__pair">
          <Field label={t('device.sell.on')} type="date" value={soldOn} onChange={setSoldOn} />
          <Field label={t('device.sell.for')} type="number" unit={currency} value={price.text} onChange={price.set} error={price.error} />
        </div>
      </FormFrame>
    </section>
  );
}

function Replace(props: LeaveProps) {
  const engine = useEngine();
  const today = useLocalDay(useDayZone());
  const { device } = props.row;
  const devices = useQuery(engine.ask.devices.list.queryOptions({ input: {} }));
  const others = (devices.data?.rows ?? []).map((row) => row.device).filter((other) => other.id !== device.id && other.soldOn === null);
  const [byId, setById] = useState('');
  const [onDay, setOnDay] = useState(today);
  const replace = useMutation({ mutationFn: () => engine.client.devices.replace({ id: device.id, byId, onDay }), onSuccess: props.onDone });
  if (others.length === 0) return null;
  return (
    <section className="nw-leave" aria-label={t('device.replace')}>
      <p>{t('device.replace.lead')}</p>
      <FormFrame canSave={byId !== '' && onDay !== ''} busy={replace.isPending} error={replace.error === null ? null : wordsOfError(replace.error)} onSave={() => replace.mutate()} saveLabel={t('device.replace')}>
        <div className="nw-form__pair">
          <Choice label={t('device.replace.by')} value={byId} onChange={setById} options={others.map((other) => ({ value: other.id, label: other.name }))} />
          <Field label={t('device.replace.on')} type="date" value={onDay} onChange={setOnDay} />
        </div>
      </FormFrame>
    </section>
  );
}

function Remove(props: LeaveProps) {
  const engine = useEngine();
  const [sure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () => engine.client.devices.remove({ id: props.row.device.id }),
    onSuccess: () => {
      props.onDone();
      go({ page: 'devices', id: null });
    },
  });
  return (
    <section className="nw-leave" aria-label={t('device.remove')}>
      {sure ? (
        <>
          <p>{t('device.remove.sure')}</p>
          <div className="nw-row">
            <Button onClick={() => setSure(false)}>{t('action.cancel')}</Button>
            <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {t('device.remove.do')}
            </Button>
          </div>
          {remove.error === null ? null : <p className="nw-loss">{wordsOfError(remove.error)}</p>}
        </>
      ) : (
        <Button look="quiet" onClick={() => setSure(true)}>
          {t('device.remove')}
        </Button>
      )}
    </section>
  );
}
