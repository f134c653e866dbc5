import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeviceRow } from '../../../shared/contract/schemas/devices';
import { Choice } from '../../forms/choice';
import { FormFrame } from '../../forms/form-frame';
import { useNumberField } from '../../forms/use-number-field';
import { useEngine, useLive } from '../../state/engine';
import { useNetworkNames } from '../../state/network-names';
import { wordsOfError } from '../../state/error-words';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Field } from '../../ui/field';
import { useLocalDay } from '../../ui/now';
import { wattsOf } from './measured-watts';
import { newDeployment } from './new-deployment';

const NONE = 'none';

/** The facts of this machine that no probe can tell: price, date, watts where nothing measures, and the network. */
export function MachineForm(props: { readonly row: DeviceRow; readonly currency: string; readonly onDone: () => void }) {
  const engine = useEngine();
  const names = useNetworkNames();
  const formats = useFormats();
  const { device, deployments } = props.row;
  const currency = device.pricePaid?.currency ?? props.currency;
  const today = useLocalDay(formats.timeZone);
  const snapshot = useLive(engine.hardware).data?.snapshot ?? null;
  const measured = snapshot === null ? null : wattsOf(snapshot);
  const price = useNumberField(device.pricePaid?.amount ?? null, { low: 0, example: '1450' });
  const idle = useNumberField(device.watts.idle, { low: 0, high: 100_000, example: '60' });
  const busy = useNumberField(device.watts.busy, { low: 0, high: 100_000, example: '350' });
  const paidHours = useNumberField(null, { low: 0, high: 24, example: '8' });
  const [boughtOn, setBoughtOn] = useState(device.boughtOn ?? '');
  const [network, setNetwork] = useState(NONE);
  const current = deployments.find((entry) => entry.toDate === null);
  const save = useMutation({
    mutationFn: async () => {
      await engine.client.devices.save({
        id: device.id,
        name: device.name,
        pricePaid: price.value === null ? null : { amount: price.value, currency },
        boughtOn: boughtOn === '' ? null : boughtOn,
        // Typed watts beside a counter are what holds while the counter is silent; without a counter they are the figure.
        watts: { ...device.watts, idle: idle.value, busy: busy.value, source: measured === null && (idle.value !== null || busy.value !== null) ? 'typed' : device.watts.source },
      });
      if (network !== NONE) await engine.client.devices.saveDeployment(newDeployment(device.id, network, boughtOn === '' ? today : boughtOn, paidHours.value));
    },
    onSuccess: () => {
      engine.refresh(['devices']);
      props.onDone();
    },
  });
  const valid = [price, idle, busy, paidHours].every((field) => field.valid);
  return (
    <FormFrame canSave={valid} busy={save.isPending} error={save.error === null ? null : wordsOfError(save.error)} onSave={() => save.mutate()} saveLabel={t('welcome.save')}>
      <div className="nw-form__pair">
        <Field label={t('welcome.machine.price')} hint={t('welcome.machine.price.hint')} type="number" unit={currency} value={price.text} onChange={price.set} error={price.error} />
        <Field label={t('welcome.machine.bought')} hint={t('welcome.machine.bought.hint')} type="date" value={boughtOn} onChange={setBoughtOn} />
      </div>
      {measured === null ? (
        <>
          <div className="nw-form__pair">
            <Field label={t('form.device.idle')} type="number" unit="W" value={idle.text} onChange={idle.set} error={idle.error} />
            <Field label={t('form.device.busy')} type="number" unit="W" value={busy.text} onChange={busy.set} error={busy.error} />
          </div>
          <p className="nw-small nw-muted">{t('welcome.machine.unmeasured')}</p>
        </>
      ) : (
        <div>
          <p>
            <span aria-hidden="true">✓ </span>
            {t('welcome.machine.measured', { watts: formats.quantityText(measured, 'W') })}
          </p>
          <p className="nw-small nw-muted">{t('welcome.machine.measured.hint')}</p>
        </div>
      )}
      {current === undefined ? (
        <Choice label={t('welcome.machine.network')} hint={t('welcome.machine.network.hint')} value={network} onChange={setNetwork} options={[{ value: NONE, label: t('welcome.machine.network.none') }, ...names.all.map((entry) => ({ value: entry.id, label: entry.name }))]} searchable />
      ) : (
        <p>
          <span aria-hidden="true">✓ </span>
          {t('welcome.machine.works', { network: names.name(current.network), day: formats.localDate(current.fromDate) })}
        </p>
      )}
      {network === NONE ? null : <Field label={t('welcome.machine.busy')} hint={t('welcome.machine.busy.hint')} type="number" unit="h" value={paidHours.text} onChange={paidHours.set} error={paidHours.error} width={320} />}
    </FormFrame>
  );
}
