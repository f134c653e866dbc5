import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { TariffInput } from '../../shared/contract/schemas/devices';
import type { Tariff } from '../../shared/domain/tariff';
import { useEngine } from '../state/engine';
import { contractError, wordsOfError } from '../state/error-words';
import { useFormats } from '../strings/use-formats';
import { t } from '../strings/words';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useLocalDay } from '../ui/now';
import { Choice } from './choice';
import { currencyOptions } from './currencies';
import { FormFrame } from './form-frame';
import { KwhPriceField } from './kwh-price-field';
import { PriceStrips } from './price-strip';
import { RegionalDefaultOffer } from './regional-default';
import { inputOf, periodsOf, restPriceOf, type TypedPeriod } from './tariff-input';
import { TariffPeriodRow } from './tariff-period-row';
import { useNumberField } from './use-number-field';

export interface TariffFormProps {
  /** null: a new one. */
  readonly tariff: Tariff | null;
  readonly currency: string;
  readonly tz: string;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
  readonly saveLabel?: string;
}

const NO_PERIOD = { price: '', from: '', to: '', days: [], months: [] } as const;

/** One price is enough; periods with another price, a standing charge and a date can be added. The resulting 24 hours are drawn below. */
export function TariffForm(props: TariffFormProps) {
  const engine = useEngine();
  const formats = useFormats();
  const { tariff } = props;
  const [currency, setCurrency] = useState(tariff?.currency ?? props.currency);
  const [price, setPrice] = useState(tariff === null ? '' : restPriceOf(tariff));
  const [periods, setPeriods] = useState<readonly TypedPeriod[]>(tariff === null ? [] : periodsOf(tariff));
  const [validFrom, setValidFrom] = useState(tariff?.validFrom ?? '');
  // The text that a regional average put into the field: as long as it stands there the price is told as a default.
  const [averageText, setAverageText] = useState<string | null>(tariff?.source === 'regional-default' ? restPriceOf(tariff) : null);
  const standing = useNumberField(tariff?.standingPerDay ?? null, { low: 0, high: 1000, example: '0.38' });
  const save = useMutation({
    mutationFn: (input: TariffInput) => engine.client.tariffs.save(input),
    onSuccess: () => {
      engine.refresh(['tariffs']);
      props.onDone();
    },
  });
  const isAverage = averageText !== null && averageText === price && periods.length === 0;
  const input = useMemo(
    () => inputOf({ id: tariff?.id ?? null, currency, tz: tariff?.tz ?? props.tz, price, periods, standingPerDay: standing.value ?? 0, validFrom, source: isAverage ? 'regional-default' : 'typed' }),
    [tariff, currency, props.tz, price, periods, standing.value, validFrom, isAverage],
  );
  const today = useLocalDay(formats.timeZone);
  const change = (index: number, next: Partial<TypedPeriod>): void => {
    save.reset();
    setPeriods(periods.map((period, at) => (at === index ? { ...period, ...next } : period)));
  };
  const doubtful = contractError(save.error)?.code === 'LOOKS_WRONG';
  return (
    <FormFrame
      canSave={input !== null && standing.valid}
      busy={save.isPending}
      error={save.error === null ? null : wordsOfError(save.error)}
      onSave={() => input !== null && save.mutate(input)}
      {...(props.onCancel === undefined ? {} : { onCancel: props.onCancel })}
      {...(props.saveLabel === undefined ? {} : { saveLabel: props.saveLabel })}
    >
      <div className="nw-form__pair">
        <KwhPriceField
          withBill
          label={periods.length === 0 ? t('tariff.form.price') : t('tariff.form.price.rest')}
          hint={t('tariff.form.price.hint')}
          currency={currency}
          text={price}
          onText={(text) => {
            save.reset();
            setPrice(text);
          }}
        />
        <Choice label={t('tariff.form.currency')} value={currency} onChange={setCurrency} options={currencyOptions(currency)} searchable />
      </div>
      {isAverage ? <p className="nw-small nw-warn">{t('tariff.default.taken')}</p> : null}
      {doubtful && input !== null ? (
        <div>
          <Button onClick={() => save.mutate({ ...input, confirmed: true })}>{t('tariff.form.confirm')}</Button>
        </div>
      ) : null}
      {tariff === null && price.trim() === '' ? (
        <RegionalDefaultOffer
          tz={props.tz}
          onTake={(taken) => {
            const text = `${taken.perKwh} ${taken.currency}`;
            setCurrency(taken.currency);
            setPrice(text);
            setAverageText(text);
          }}
        />
      ) : null}
      <details className="nw-form__more" open={periods.length > 0}>
        <summary>{t('tariff.form.more')}</summary>
        <div className="nw-form">
          {periods.length === 0 ? null : <p className="nw-small nw-muted">{t('tariff.form.order')}</p>}
          {periods.map((period, index) => (
            <TariffPeriodRow key={period.key} period={period} currency={currency} onChange={(next) => change(index, next)} onRemove={() => setPeriods(periods.filter((_, at) => at !== index))} />
          ))}
          <div>
            <Button onClick={() => setPeriods([...periods, { ...NO_PERIOD, key: Math.max(0, ...periods.map((period) => period.key)) + 1 }])}>{t('tariff.form.add-period')}</Button>
          </div>
          <div className="nw-form__pair">
            <Field label={t('tariff.form.standing')} type="number" unit={currency} value={standing.text} onChange={standing.set} error={standing.error} />
            <Field label={t('tariff.form.valid')} type="date" hint={t('tariff.form.valid.hint')} value={validFrom} onChange={setValidFrom} />
          </div>
        </div>
      </details>
      {input === null || periods.length === 0 ? null : <PriceStrips periods={input.periods} currency={currency} fromDay={today} />}
    </FormFrame>
  );
}
