import { WEEKDAYS } from '../../shared/units/local-date';
import { useFormats } from '../strings/use-formats';
import { t } from '../strings/words';
import { Button } from '../ui/button';
import { Chips } from '../ui/chips';
import { Field } from '../ui/field';
import { KwhPriceField } from './kwh-price-field';
import { monthName, weekdayName } from './period-names';
import { clockOf, type TypedPeriod } from './tariff-input';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** One period of a tariff: its price, and the hours, days and months in which it holds. */
export function TariffPeriodRow(props: { readonly period: TypedPeriod; readonly currency: string; readonly onChange: (next: Partial<TypedPeriod>) => void; readonly onRemove: () => void }) {
  const formats = useFormats();
  const { period, onChange } = props;
  const toggle = <V,>(values: readonly V[], value: V): readonly V[] => (values.includes(value) ? values.filter((entry) => entry !== value) : [...values, value]);
  return (
    <fieldset className="nw-period">
      <legend className="nw-hidden">{t('tariff.form.night')}</legend>
      <div className="nw-form__pair">
        <KwhPriceField label={t('tariff.form.night')} currency={props.currency} text={period.price} onText={(price) => onChange({ price })} />
        <Field label={t('tariff.form.from')} value={period.from} onChange={(from) => onChange({ from })} placeholder="22:00" error={period.from !== '' && clockOf(period.from, false) === null ? t('tariff.form.clock.wrong') : null} />
        <Field label={t('tariff.form.to')} value={period.to} onChange={(to) => onChange({ to })} placeholder="06:00" error={period.to !== '' && clockOf(period.to, true) === null ? t('tariff.form.clock.wrong') : null} />
      </div>
      <div className="nw-stack nw-stack--tight">
        <p className="nw-small nw-muted">{period.days.length === 0 ? t('tariff.days.all') : t('tariff.days.some')}</p>
        <Chips label={t('tariff.days')} options={WEEKDAYS.map((day) => ({ value: day, label: weekdayName(day, formats.locale) }))} selected={new Set(period.days)} onToggle={(day) => onChange({ days: toggle(period.days, day) })} />
      </div>
      <details className="nw-form__more" open={period.months.length > 0}>
        <summary>{period.months.length === 0 ? t('tariff.months.all') : t('tariff.months.some')}</summary>
        <Chips label={t('tariff.months')} options={MONTHS.map((month) => ({ value: String(month), label: monthName(month, formats.locale) }))} selected={new Set(period.months.map(String))} onToggle={(month) => onChange({ months: toggle(period.months, Number(month)) })} />
      </details>
      <div>
        <Button look="quiet" onClick={props.onRemove}>
          {t('tariff.form.remove-period')}
        </Button>
      </div>
    </fieldset>
  );
}
