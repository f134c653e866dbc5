import { useEffect } from 'react';
import type { Overrides } from '../../../shared/contract/schemas/economics';
import { networks } from '../../../shared/networks/registry';
import '../../forms/form.css';
import { Choice } from '../../forms/choice';
import { useNumberField } from '../../forms/use-number-field';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';

export interface ThoughtDeviceProps {
  readonly currency: string | null;
  readonly network: string;
  readonly onNetwork: (network: string) => void;
  readonly overrides: Overrides;
  readonly onOverrides: (overrides: Overrides) => void;
}

/** After the last key the engine is asked once, not for every digit. */
const PAUSE_MS = 400;

/** What a person types about a device that is not bought yet. Nothing of it is stored. */
export function ThoughtDevice(props: ThoughtDeviceProps) {
  const { overrides, onOverrides } = props;
  const currency = props.currency ?? '';
  const price = useNumberField(overrides.devicePrice ?? null, { low: 0, high: 1e9, example: '499' });
  const watts = useNumberField(overrides.watts ?? null, { low: 0, high: 1e6, example: '12' });
  const tokens = useNumberField(overrides.tokensPerDay ?? null, { low: 0, high: 1e9, example: '0.08' });
  const kwh = useNumberField(overrides.kwhPrice ?? null, { low: 0, high: 10, example: '0.32' });
  const typed = { devicePrice: price.value, watts: watts.value, tokensPerDay: tokens.value };
  const key = JSON.stringify([typed, kwh.value]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const { devicePrice: _price, watts: _watts, tokensPerDay: _tokens, ...rest } = overrides;
      const next: Overrides = {
        ...rest,
        ...(typed.devicePrice === null ? {} : { devicePrice: typed.devicePrice }),
        ...(typed.watts === null ? {} : { watts: typed.watts }),
        ...(typed.tokensPerDay === null ? {} : { tokensPerDay: typed.tokensPerDay }),
        ...(kwh.value === null ? {} : { kwhPrice: kwh.value }),
      };
      if (JSON.stringify(next) !== JSON.stringify(overrides)) onOverrides(next);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
    // Only what was typed starts the pause; the handles change `overrides` by themselves.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return (
    <Card title={t('be.thought')} minHeight={100}>
      <p className="nw-small nw-muted">{t('be.thought.lead')}</p>
      <div className="nw-form__pair">
        <Choice label={t('be.thought.network')} value={props.network} onChange={props.onNetwork} options={networks.map((entry) => ({ value: entry.id, label: entry.name }))} />
        <Field label={t('be.thought.price')} type="number" unit={currency} value={price.text} onChange={price.set} error={price.error} />
        <Field label={t('be.thought.watts')} type="number" unit="W" value={watts.text} onChange={watts.set} error={watts.error} />
        <Field label={t('be.thought.tokens')} type="number" value={tokens.text} onChange={tokens.set} error={tokens.error} />
        <Field label={t('be.thought.kwh')} type="number" unit={`${currency}/kWh`} value={kwh.text} onChange={kwh.set} error={kwh.error} />
      </div>
    </Card>
  );
}
