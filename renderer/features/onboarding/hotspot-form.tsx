import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Choice } from '../../forms/choice';
import { FormFrame } from '../../forms/form-frame';
import { useNumberField } from '../../forms/use-number-field';
import { useEngine } from '../../state/engine';
import { useNetworkNames } from '../../state/network-names';
import { wordsOfError } from '../../state/error-words';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useLocalDay } from '../../ui/now';
import { newDeployment } from './new-deployment';

/** Opens on a button; adds a hotspot as a device of its own that works for a network. */
export function HotspotForm(props: { readonly currency: string; readonly count: number }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{t('welcome.others.add')}</Button>
      </div>
    );
  }
  return <Form key={props.count} currency={props.currency} onClose={() => setOpen(false)} />;
}

function Form(props: { readonly currency: string; readonly onClose: () => void }) {
  const engine = useEngine();
  const names = useNetworkNames();
  const formats = useFormats();
  const today = useLocalDay(formats.timeZone);
  const [name, setName] = useState(t('welcome.others.name'));
  const [network, setNetwork] = useState(names.all[0]?.id ?? '');
  const [boughtOn, setBoughtOn] = useState('');
  const price = useNumberField(null, { low: 0, example: '499' });
  const watts = useNumberField(null, { low: 0, high: 100_000, example: '12' });
  const save = useMutation({
    mutationFn: async () => {
      const device = await engine.client.devices.save({
        name: name.trim(),
        kind: 'hotspot',
        pricePaid: price.value === null ? null : { amount: price.value, currency: props.currency },
        boughtOn: boughtOn === '' ? null : boughtOn,
        watts: { idle: watts.value, busy: watts.value, host: null, source: 'typed' },
      });
      await engine.client.devices.saveDeployment(newDeployment(device.id, network, boughtOn === '' ? today : boughtOn, null));
    },
    onSuccess: () => {
      engine.refresh(['devices']);
      props.onClose();
    },
  });
  return (
    <FormFrame canSave={price.valid && watts.valid && name.trim() !== ''} busy={save.isPending} error={save.error === null ? null : wordsOfError(save.error)} onSave={() => save.mutate()} onCancel={props.onClose} saveLabel={t('welcome.others.save')}>
      <div className="nw-form__pair">
        <Field label={t('form.device.name')} value={name} onChange={setName} />
        <Choice label={t('form.deployment.network')} value={network} onChange={setNetwork} searchable options={names.all.map((entry) => ({ value: entry.id, label: entry.name }))} />
      </div>
      <div className="nw-form__pair">
        <Field label={t('welcome.machine.price')} type="number" unit={props.currency} value={price.text} onChange={price.set} error={price.error} />
        <Field label={t('welcome.machine.bought')} type="date" value={boughtOn} onChange={setBoughtOn} />
        <Field label={t('welcome.hotspot.watts')} type="number" unit="W" value={watts.text} onChange={watts.set} error={watts.error} />
      </div>
    </FormFrame>
  );
}
