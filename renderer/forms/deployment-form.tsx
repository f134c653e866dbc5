import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeploymentInput } from '../../shared/contract/schemas/devices';
import type { Deployment } from '../../shared/domain/device';
import { walletName } from '../money/wallet-name';
import { useEngine } from '../state/engine';
import { useNetworkNames } from '../state/network-names';
import { wordsOfError } from '../state/error-words';
import { t } from '../strings/words';
import { Field } from '../ui/field';
import { Choice } from './choice';
import { FormFrame } from './form-frame';
import { useNumberField } from './use-number-field';

export interface DeploymentFormProps {
  readonly deviceId: string;
  readonly deployment: Deployment | null;
  readonly currency: string;
  /** Local day of today, the default start. */
  readonly today: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const ANY = 'any';

/** For which network a device works, from when, and what else that costs. */
export function DeploymentForm(props: DeploymentFormProps) {
  const engine = useEngine();
  const names = useNetworkNames();
  const wallets = useQuery(engine.ask.wallets.list.queryOptions({ input: {} }));
  const { deployment } = props;
  const cost = deployment?.otherCosts[0];
  const [network, setNetwork] = useState(deployment?.network ?? names.all[0]?.id ?? '');
  const [walletId, setWalletId] = useState(deployment?.walletId ?? ANY);
  const [from, setFrom] = useState(deployment?.fromDate ?? props.today);
  const [to, setTo] = useState(deployment?.toDate ?? '');
  const [costName, setCostName] = useState(cost?.name ?? t('form.deployment.cost.name'));
  const uptime = useNumberField((deployment?.uptime ?? 1) * 100, { low: 0, high: 100, required: true, example: '98' });
  const busy = useNumberField((deployment?.busyFraction ?? 1) * 100, { low: 0, high: 100, required: true, example: '35' });
  const tokens = useNumberField(deployment?.tokensPerDay ?? null, { low: 0, example: '0.08' });
  const perMonth = useNumberField(cost?.perMonth ?? null, { low: 0, example: '3' });
  const save = useMutation({ mutationFn: (input: DeploymentInput) => engine.client.devices.saveDeployment(input), onSuccess: props.onDone });
  const onSave = (): void =>
    save.mutate({
      ...(deployment === null ? {} : { id: deployment.id }),
      deviceId: props.deviceId,
      network,
      walletId: walletId === ANY ? null : walletId,
      sourceDevice: deployment?.sourceDevice ?? null,
      fromDate: from,
      toDate: to === '' ? null : to,
      uptime: (uptime.value ?? 100) / 100,
      busyFraction: (busy.value ?? 100) / 100,
      tokensPerDay: tokens.value,
      otherCosts: [
        ...(perMonth.value === null || perMonth.value === 0 ? [] : [{ name: costName.trim() === '' ? t('form.deployment.cost.name') : costName.trim(), perMonth: perMonth.value, currency: cost?.currency ?? props.currency }]),
        ...(deployment?.otherCosts.slice(1) ?? []),
      ],
    });
  const valid = [uptime, busy, tokens, perMonth].every((field) => field.valid) && /^\d{4}-\d{2}-\d{2}$/.test(from) && (to === '' || to >= from);
  return (
    <FormFrame canSave={valid} busy={save.isPending} error={save.error === null ? null : wordsOfError(save.error)} onSave={onSave} onCancel={props.onCancel}>
      <div className="nw-form__pair">
        <Choice label={t('form.deployment.network')} value={network} onChange={setNetwork} searchable options={names.all.map((entry) => ({ value: entry.id, label: entry.name }))} />
        <Choice
          label={t('form.deployment.wallet')}
          value={walletId}
          onChange={setWalletId}
          options={[{ value: ANY, label: t('form.deployment.wallet.any') }, ...(wallets.data?.wallets ?? []).map((wallet) => ({ value: wallet.id, label: walletName(wallet) }))]}
        />
      </div>
      <div className="nw-form__pair">
        <Field label={t('form.deployment.from')} type="date" value={from} onChange={setFrom} />
        <Field label={t('form.deployment.to')} type="date" value={to} onChange={setTo} />
      </div>
      <div className="nw-form__pair">
        <Field label={t('form.deployment.uptime')} type="number" unit="%" value={uptime.text} onChange={uptime.set} error={uptime.error} />
        <Field label={t('form.deployment.busy')} type="number" unit="%" value={busy.text} onChange={busy.set} error={busy.error} />
      </div>
      <Field label={t('form.deployment.tokens')} type="number" hint={t('form.deployment.tokens.hint')} value={tokens.text} onChange={tokens.set} error={tokens.error} />
      <div className="nw-form__pair">
        <Field label={t('form.deployment.cost.name')} value={costName} onChange={setCostName} />
        <Field label={t('form.deployment.cost')} type="number" unit={cost?.currency ?? props.currency} value={perMonth.text} onChange={perMonth.set} error={perMonth.error} />
      </div>
      <p className="nw-small nw-muted">{t('form.deployment.cost.hint')}</p>
    </FormFrame>
  );
}
