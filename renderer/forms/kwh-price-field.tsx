import { parseKwhPrice } from '../../shared/economics/kwh-price-text';
import { useFormats } from '../strings/use-formats';
import { t } from '../strings/words';
import { Button } from '../ui/button';
import { Field } from '../ui/field';

/** A power price: the unit stands inside the field, and a number that could be cents or whole units is asked about. */
export function KwhPriceField(props: { readonly label: string; readonly currency: string; readonly text: string; readonly onText: (text: string) => void; readonly hint?: string; /** Says what a device of 100 W then costs a month, so that a slip of a hundred is seen. */ readonly withBill?: boolean }) {
  const formats = useFormats();
  const parsed = parseKwhPrice(props.text);
  const perKwh = (price: number): string => formats.quantityText(price, `${props.currency}/kWh`);
  const choose = (price: number): void => props.onText(`${price} ${props.currency}`);
  return (
    <Field
      label={props.label}
      value={props.text}
      onChange={props.onText}
      unit={`${props.currency}/kWh`}
      width={300}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
      error={props.text.trim() !== '' && parsed.kind === 'invalid' ? t('tariff.form.wrong') : null}
      doubt={
        parsed.kind === 'ambiguous' ? (
          <span className="nw-row">
            {t('tariff.form.ambiguous')}
            <Button onClick={() => choose(parsed.ifCents)}>{t('tariff.form.as-whole', { price: perKwh(parsed.ifCents) })}</Button>
            <Button onClick={() => choose(parsed.ifWhole)}>{t('tariff.form.as-whole', { price: perKwh(parsed.ifWhole) })}</Button>
          </span>
        ) : parsed.kind === 'price' && props.withBill === true ? (
          <span className="nw-muted">{t('tariff.form.bill', { money: formats.money(parsed.price * 0.1 * 24 * 30, props.currency) })}</span>
        ) : null
      }
    />
  );
}
