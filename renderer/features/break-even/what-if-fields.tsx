import { useEffect, useState } from 'react';
import type { Overrides } from '../../../shared/contract/schemas/economics';
import { Choice } from '../../forms/choice';
import '../../forms/form.css';
import { kwhPriceOf } from '../../forms/kwh-price';
import { KwhPriceField } from '../../forms/kwh-price-field';
import { useNetworkNames } from '../../state/network-names';
import { useNumberField } from '../../forms/use-number-field';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { placeOf } from './missing-codes';

export interface WhatIfFieldsProps {
  readonly currency: string;
  /** Codes of what the engine lacks with nothing moved. */
  readonly missing: readonly string[];
  /** A device that is only thought of: all of it is typed here. */
  readonly thought: boolean;
  readonly network: string;
  readonly onNetwork: (network: string) => void;
  readonly onTyped: (typed: Overrides) => void;
}

/** What a person types for this page alone: a device that is not bought yet, or what is not known of one that is. Nothing of it is stored. */
export function WhatIfFields(props: WhatIfFieldsProps) {
  const names = useNetworkNames();
  const { currency, missing, thought, onTyped } = props;
  // A field that was needed once stays, although what is typed into it makes it no longer missing.
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const needed = missing.filter((code) => placeOf(code, thought) === 'here');
  if (needed.some((code) => !asked.has(code))) setAsked(new Set([...asked, ...needed]));
  const price = useNumberField(null, { low: 0, high: 1e9, example: '499' });
  const watts = useNumberField(null, { low: 0, high: 1e6, example: '12' });
  const tokens = useNumberField(null, { low: 0, high: 1e9, example: '0.08' });
  const tokenPrice = useNumberField(null, { low: 0, high: 1e6, example: '2.40' });
  const swing = useNumberField(null, { low: 0, high: 500, example: '80' });
  const [kwh, setKwh] = useState('');
  const typed = JSON.stringify({
    devicePrice: price.value ?? undefined,
    watts: watts.value ?? undefined,
    tokensPerDay: tokens.value ?? undefined,
    kwhPrice: kwhPriceOf(kwh) ?? undefined,
    tokenPrice: tokenPrice.value ?? undefined,
    volatilityPerYear: swing.value === null ? undefined : swing.value / 100,
  });
  useEffect(() => onTyped(JSON.parse(typed) as Overrides), [typed, onTyped]);
  const shows = (code: string): boolean => asked.has(code);
  if (!thought && !['token-price', 'tokens-per-day', 'no-volatility'].some(shows)) return null;
  return (
    <Card title={thought ? t('be.thought') : t('be.what-if')} minHeight={80}>
      <div className="nw-stack nw-stack--tight">
        <p className="nw-small nw-muted">{thought ? t('be.thought.lead') : t('be.what-if.lead')}</p>
        <div className="nw-form__pair nw-be-fields">
          {thought ? (
            <>
              <Choice label={t('be.thought.network')} value={props.network} onChange={props.onNetwork} options={names.all.map((entry) => ({ value: entry.id, label: entry.name }))} />
              <Field label={t('be.thought.price')} type="number" unit={currency} value={price.text} onChange={price.set} error={price.error} />
              <Field label={t('be.thought.watts')} type="number" unit="W" value={watts.text} onChange={watts.set} error={watts.error} />
            </>
          ) : null}
          {thought || shows('tokens-per-day') ? (
            <Field label={t('be.thought.tokens')} {...(thought ? { hint: t('be.thought.tokens.hint') } : {})} type="number" value={tokens.text} onChange={tokens.set} error={tokens.error} />
          ) : null}
          {thought ? <KwhPriceField label={t('be.thought.kwh')} {...(shows('tariff') ? {} : { hint: t('be.thought.kwh.hint') })} currency={currency} text={kwh} onText={setKwh} /> : null}
          {shows('token-price') ? <Field label={t('be.what-if.token-price')} type="number" unit={currency} value={tokenPrice.text} onChange={tokenPrice.set} error={tokenPrice.error} /> : null}
          {shows('no-volatility') ? <Field label={t('be.what-if.volatility')} hint={t('be.what-if.volatility.hint')} type="number" unit="%" value={swing.text} onChange={swing.set} error={swing.error} /> : null}
        </div>
      </div>
    </Card>
  );
}
