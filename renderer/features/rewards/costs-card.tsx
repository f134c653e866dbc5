import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TypedCostInput } from '../../../shared/contract/schemas/records';
import { Choice } from '../../forms/choice';
import { currencyOptions } from '../../forms/currencies';
import { FormFrame } from '../../forms/form-frame';
import { useNumberField } from '../../forms/use-number-field';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { useNetworkNames } from '../../state/network-names';
import { stateOfAnswer } from '../../state/query-state';
import { cleanText } from '../../strings/clean-text';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { useLocalDay } from '../../ui/now';
import { Dialog } from '../../ui/panels';

const NONE = 'none';

/** Costs that are on no chain and on no meter. */
export function CostsCard() {
  const engine = useEngine();
  const formats = useFormats();
  const names = useNetworkNames();
  const asked = useQuery(engine.ask.records.costs.queryOptions({ input: {} }));
  const [adding, setAdding] = useState(false);
  const remove = useMutation({ mutationFn: (id: string) => engine.client.records.removeCost({ id }), onSuccess: () => engine.refresh(['records']) });
  const costs = asked.data?.costs ?? [];
  return (
    <Card title={t('records.costs')} state={stateOfAnswer(asked)} minHeight={80} controls={<Button onClick={() => setAdding(true)}>{t('records.cost.add')}</Button>}>
      {costs.length === 0 ? <p className="nw-muted">{t('records.costs.none')}</p> : null}
      {remove.error === null ? null : <p className="nw-loss" role="alert">{wordsOfError(remove.error)}</p>}
      <ul className="nw-records">
        {costs.map((cost) => (
          <li key={cost.id} className="nw-records__row">
            <span>
              {cleanText(cost.what, 120)} <span className="nw-small nw-muted">{[formats.localDate(cost.day), cost.network === null ? null : names.name(cost.network)].filter((part) => part !== null).join(' · ')}</span>
            </span>
            <span>{formats.money(cost.amount, cost.currency)}</span>
            <Button look="quiet" disabled={remove.isPending} onClick={() => remove.mutate(cost.id)} aria-label={t('records.cost.take-back.of', { what: cleanText(cost.what, 60) })}>
              {t('records.take-back')}
            </Button>
          </li>
        ))}
      </ul>
      <Dialog opened={adding} title={t('records.cost.add')} onClose={() => setAdding(false)}>
        <CostForm onDone={() => setAdding(false)} />
      </Dialog>
    </Card>
  );
}

function CostForm(props: { readonly onDone: () => void }) {
  const engine = useEngine();
  const formats = useFormats();
  const names = useNetworkNames();
  const settings = useQuery(engine.ask.settings.get.queryOptions({ input: {} }));
  const devices = useQuery(engine.ask.devices.list.queryOptions({ input: {} }));
  const today = useLocalDay(formats.timeZone);
  const [day, setDay] = useState(today);
  const [what, setWhat] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const currency = picked ?? settings.data?.currency ?? 'EUR';
  const [deviceId, setDeviceId] = useState(NONE);
  const [network, setNetwork] = useState(NONE);
  const amount = useNumberField(null, { low: 0, required: true, example: '39' });
  const save = useMutation({
    mutationFn: (input: TypedCostInput) => engine.client.records.addCost(input),
    onSuccess: () => {
      engine.refresh(['records']);
      props.onDone();
    },
  });
  const valid = amount.valid && what.trim() !== '' && /^\d{4}-\d{2}-\d{2}$/.test(day);
  const onSave = (): void => save.mutate({ day, amount: amount.value ?? 0, currency, what: what.trim().slice(0, 120), deviceId: deviceId === NONE ? null : deviceId, network: network === NONE ? null : network });
  return (
    <FormFrame canSave={valid} busy={save.isPending} error={save.error === null ? null : wordsOfError(save.error)} onSave={onSave} onCancel={props.onDone}>
      <Field label={t('records.cost.what')} value={what} onChange={setWhat} focusFirst />
      <div className="nw-form__pair">
        <Field label={t('ledger.column.amount')} type="number" unit={currency} value={amount.text} onChange={amount.set} error={amount.error} />
        <Choice label={t('records.currency')} value={currency} onChange={setPicked} options={currencyOptions(currency)} searchable />
      </div>
      <Field label={t('records.day')} type="date" value={day} onChange={setDay} />
      <div className="nw-form__pair">
        <Choice label={t('positions.column.device')} value={deviceId} onChange={setDeviceId} options={[{ value: NONE, label: t('records.device.none') }, ...(devices.data?.rows ?? []).map(({ device }) => ({ value: device.id, label: device.name }))]} />
        <Choice label={t('ledger.column.network')} value={network} onChange={setNetwork} options={[{ value: NONE, label: t('records.network.none') }, ...names.all.map((entry) => ({ value: entry.id, label: entry.name }))]} searchable />
      </div>
    </FormFrame>
  );
}
