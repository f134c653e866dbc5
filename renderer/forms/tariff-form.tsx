import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TariffInput } from '../../shared/contract/schemas/devices';
import type { Tariff } from '../../shared/domain/tariff';
import { useEngine } from '../state/engine';
import { contractError, wordsOfError } from '../state/error-words';
import { useFormats } from '../strings/use-formats';
import { t } from '../strings/words';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Choice } from './choice';
import { currencyOptions } from './currencies';
import { FormFrame } from './form-frame';
import { kwhPriceOf } from './kwh-price';
import { KwhPriceField } from './kwh-price-field';
import { clockOf, inputOf, periodsOf, type TypedPeriod } from './tariff-input';
import { useNumberField } from './use-number-field';

export interface TariffFormProps {
  /** null: a new one. */
  readonly tariff: Tariff | null;
  readonly currency: string;
  readonly tz: string;
  /** Country of the person where it can be guessed from the locale, for the household price of the region. */
  readonly region: string | null;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

/** One price is enough; hours with another price, a standing charge and a date can be added. */
export function TariffForm(props: TariffFormProps) {
  const engine = useEngine();
  const formats = useFormats();
  const { tariff } = props;
  const rest = tariff?.periods.find((period) => period.from === undefined) ?? tariff?.periods.at(-1);
  const [currency, setCurrency] = useState(tariff?.currency ?? props.currency);
  const [price, setPrice] = useState(rest === undefined ? '' : `${rest.price} ${tariff?.currency ?? ''}`);
  const [periods, setPeriods] = useState<readonly TypedPeriod[]>(tariff === null ? [] : periodsOf(tariff));
  const [validFrom, setValidFrom] = useState(tariff?.validFrom ?? '');
  const standing = useNumberField(tariff?.standingPerDay ?? null, { low: 0, high: 1000, example: '0.38' });
  const defaults = useQuery(engine.ask.tariffs.defaults.queryOptions({ input: {} }));
  const regional = defaults.data?.defaults.find((entry) => entry.country === props.region);
  const save = useMutation({
    mutationFn: (input: TariffInput) => engine.client.tariffs.save(input),
    onSuccess: () => {
      engine.refresh(['tariffs']);
      props.onDone();
    },
  });
  const input = inputOf({ id: tariff?.id ?? null, currency, tz: tariff?.tz ?? props.tz, price: kwhPriceOf(price), periods, standingPerDay: standing.value ?? 0, validFrom });
  const doubtful = contractError(save.error)?.code === 'LOOKS_WRONG';
  const change = (index: number, next: Partial<TypedPeriod>): void => setPeriods(periods.map((period, at) => (at === index ? { ...period, ...next } : period)));
  const offered = tariff === null && price.trim() === '' ? regional : undefined;
  return (
    <FormFrame canSave={input !== null && standing.valid} busy={save.isPending} error={save.error === null ? null : wordsOfError(save.error)} onSave={() => input !== null && save.mutate(input)} {...(props.onCancel === undefined ? {} : { onCancel: props.onCancel })}>
      <div className="nw-form__pair">
        <KwhPriceField label={t('tariff.form.price')} hint={t('tariff.form.price.hint')} currency={currency} text={price} onText={setPrice} />
        <Choice label={t('tariff.form.currency')} value={currency} onChange={setCurrency} options={currencyOptions(currency)} searchable />
      </div>
      {offered === undefined ? null : (
        <p className="nw-small nw-muted nw-row">
          {t('tariff.form.default', { country: offered.country, price: formats.quantityText(offered.perKwh, `${offered.currency}/kWh`), asOf: offered.asOf, source: offered.source })}
          <Button
            look="quiet"
            onClick={() => {
              setCurrency(offered.currency);
              setPrice(`${offered.perKwh} ${offered.currency}`);
            }}
          >
            {t('tariff.form.use-default')}
          </Button>
        </p>
      )}
      {doubtful && input !== null ? (
        <div>
          <Button onClick={() => save.mutate({ ...input, confirmed: true })}>{t('tariff.form.confirm')}</Button>
        </div>
      ) : null}
      <details className="nw-form__more" open={periods.length > 0}>
        <summary>{t('tariff.form.more')}</summary>
        <div className="nw-form">
          {periods.map((period, index) => (
            <div className="nw-form__pair" key={period.key}>
              <KwhPriceField label={t('tariff.form.night')} currency={currency} text={period.price} onText={(text) => change(index, { price: text })} />
              <Field label={t('tariff.form.from')} value={period.from} onChange={(from) => change(index, { from })} placeholder="22:00" error={period.from !== '' && clockOf(period.from, false) === null ? t('tariff.form.clock.wrong') : null} />
              <Field label={t('tariff.form.to')} value={period.to} onChange={(to) => change(index, { to })} placeholder="06:00" error={period.to !== '' && clockOf(period.to, true) === null ? t('tariff.form.clock.wrong') : null} />
              <div>
                <Button look="quiet" onClick={() => setPeriods(periods.filter((_, at) => at !== index))}>
                  {t('action.remove')}
                </Button>
              </div>
            </div>
          ))}
          <div>
            <Button onClick={() => setPeriods([...periods, { key: Math.max(0, ...periods.map((period) => period.key)) + 1, price: '', from: '', to: '' }])}>{t('tariff.form.add-period')}</Button>
          </div>
          <div className="nw-form__pair">
            <Field label={t('tariff.form.standing')} type="number" unit={currency} value={standing.text} onChange={standing.set} error={standing.error} />
            <Field label={t('tariff.form.valid')} type="date" hint={t('tariff.form.valid.hint')} value={validFrom} onChange={setValidFrom} />
          </div>
        </div>
      </details>
    </FormFrame>
  );
}
