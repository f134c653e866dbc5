import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeviceInput } from '../../shared/contract/schemas/devices';
import type { Device } from '../../shared/domain/device';
import { useEngine } from '../state/engine';
import { wordsOfError } from '../state/error-words';
import { t } from '../strings/words';
import { Field } from '../ui/field';
import { Choice } from './choice';
import { FormFrame } from './form-frame';
import { useNumberField } from './use-number-field';

const KINDS = ['gpu', 'hotspot', 'camera', 'storage', 'gnss', 'other'] as const;

export interface DeviceFormProps {
  /** null: a new device. */
  readonly device: Device | null;
  readonly currency: string;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
  readonly saveLabel?: string;
}

/** What a person knows about a device: name, price, watts. Everything but the name may stay empty. */
export function DeviceForm(props: DeviceFormProps) {
  const engine = useEngine();
  const { device } = props;
  const currency = device?.pricePaid?.currency ?? props.currency;
  const [name, setName] = useState(device?.name ?? '');
  const [kind, setKind] = useState<Device['kind']>(device?.kind ?? 'hotspot');
  const [boughtOn, setBoughtOn] = useState(device?.boughtOn ?? '');
  const [place, setPlace] = useState(device?.place ?? '');
  const price = useNumberField(device?.pricePaid?.amount ?? null, { low: 0, example: '499' });
  const idle = useNumberField(device?.watts.idle ?? null, { low: 0, high: 100_000, example: '12' });
  const busy = useNumberField(device?.watts.busy ?? null, { low: 0, high: 100_000, example: '350' });
  const wall = useNumberField(device?.wallFactor ?? 1, { low: 1, high: 3, required: true, example: '1.1' });
  const life = useNumberField(device?.lifeMonths ?? 48, { low: 1, high: 600, required: true, example: '48' });
  const salvage = useNumberField((device?.salvageFraction ?? 0) * 100, { low: 0, high: 100, required: true, example: '20' });
  const save = useMutation({ mutationFn: (input: DeviceInput) => engine.client.devices.save(input), onSuccess: props.onDone });
  const onSave = (): void =>
    save.mutate({
      ...(device === null ? {} : { id: device.id }),
      name: name.trim(),
      kind,
      pricePaid: price.value === null ? null : { amount: price.value, currency },
      boughtOn: boughtOn === '' ? null : boughtOn,
      watts: { idle: idle.value, busy: busy.value, host: device?.watts.host ?? null, source: device?.watts.source === 'measured' ? 'measured' : 'typed' },
      wallFactor: wall.value ?? 1,
      lifeMonths: Math.round(life.value ?? 48),
      salvageFraction: (salvage.value ?? 0) / 100,
      place: place.trim() === '' ? null : place.trim(),
    });
  const valid = [price, idle, busy, wall, life, salvage].every((field) => field.valid) && name.trim() !== '';
  return (
    <FormFrame canSave={valid} busy={save.isPending} error={save.error === null ? null : wordsOfError(save.error)} onSave={onSave} {...(props.onCancel === undefined ? {} : { onCancel: props.onCancel })} {...(props.saveLabel === undefined ? {} : { saveLabel: props.saveLabel })}>
      <div className="nw-form__pair">
        <Field focusFirst label={t('form.device.name')} value={name} onChange={setName} />
        {kind === 'this-machine' ? null : <Choice label={t('form.device.kind')} value={kind} onChange={setKind} options={KINDS.map((value) => ({ value, label: t(`device.kind.${value}`) }))} />}
      </div>
      <div className="nw-form__pair">
        <Field label={t('form.device.price')} type="number" unit={currency} value={price.text} onChange={price.set} error={price.error} />
        <Field label={t('form.device.bought')} type="date" value={boughtOn} onChange={setBoughtOn} />
      </div>
      <p className="nw-small nw-muted">{t('form.device.price.hint')}</p>
      <div className="nw-form__pair">
        <Field label={t('form.device.idle')} type="number" unit="W" value={idle.text} onChange={idle.set} error={idle.error} />
        <Field label={t('form.device.busy')} type="number" unit="W" value={busy.text} onChange={busy.set} error={busy.error} />
      </div>
      <p className="nw-small nw-muted">{t('form.device.watts.hint')}</p>
      <details className="nw-form__more">
        <summary>{t('form.device.more')}</summary>
        <div className="nw-form">
          <Field label={t('form.device.wall')} type="number" value={wall.text} onChange={wall.set} error={wall.error} hint={t('device.facts.wall.hint')} />
          <div className="nw-form__pair">
            <Field label={t('form.device.life')} type="number" value={life.text} onChange={life.set} error={life.error} />
            <Field label={t('form.device.salvage')} type="number" unit="%" value={salvage.text} onChange={salvage.set} error={salvage.error} />
            <Field label={t('form.device.place')} value={place} onChange={setPlace} />
          </div>
        </div>
      </details>
    </FormFrame>
  );
}
