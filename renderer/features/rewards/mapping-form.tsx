import type { ColumnMapping } from '../../../shared/contract/schemas/records';
import { Choice } from '../../forms/choice';
import { useNetworkNames } from '../../state/network-names';
import { pageTimeZone } from '../../strings/locale';
import { cleanText } from '../../strings/clean-text';
import { t } from '../../strings/words';
import { Field } from '../../ui/field';

const COLUMN_FIELDS = ['time', 'amount', 'token', 'network', 'transaction', 'price', 'value', 'currency', 'device', 'note', 'kind'] as const;
type ColumnField = (typeof COLUMN_FIELDS)[number];
/** Fields that most files have; the others are folded. */
const FIRST: readonly ColumnField[] = ['time', 'amount', 'token'];
const NONE = '';
const ORDERS = ['iso', 'dmy', 'mdy'] as const;

/** Which column of the file holds what, and what holds for every row where there is no column for it. */
export function MappingForm(props: { readonly columns: readonly string[]; readonly mapping: ColumnMapping | null; readonly asks: readonly string[]; readonly onChange: (mapping: ColumnMapping) => void }) {
  const names = useNetworkNames();
  const mapping: ColumnMapping = props.mapping ?? { time: NONE, amount: NONE };
  const set = (patch: Partial<Record<keyof ColumnMapping, string>>): void => props.onChange(withoutEmpty({ ...mapping, ...patch }));
  const column = (field: ColumnField) => (
    <Choice
      key={field}
      label={t(`mapping.${field}`)}
      value={mapping[field] ?? NONE}
      onChange={(value) => set({ [field]: value })}
      options={[{ value: NONE, label: t('mapping.no-column') }, ...[...new Set(props.columns)].filter((name) => name !== '').map((name) => ({ value: name, label: cleanText(name, 60) }))]}
    />
  );
  const asksOrder = props.asks.includes('dateOrder') || mapping.dateOrder !== undefined;
  return (
    <fieldset className="nw-mapping">
      <legend className="nw-field__label">{t('mapping.title')}</legend>
      <div className="nw-form__pair">{FIRST.map(column)}</div>
      <div className="nw-form__pair">
        {mapping.token === undefined ? <Field label={t('mapping.fixed-token')} hint={t('mapping.fixed-token.hint')} value={mapping.fixedToken ?? ''} onChange={(fixedToken) => set({ fixedToken })} /> : null}
        {mapping.network === undefined ? <Choice label={t('mapping.fixed-network')} value={mapping.fixedNetwork ?? NONE} onChange={(fixedNetwork) => set({ fixedNetwork })} options={[{ value: NONE, label: t('records.network.none') }, ...names.all.map((entry) => ({ value: entry.id, label: entry.name }))]} searchable /> : null}
        {asksOrder ? <Choice label={t('mapping.dateOrder')} value={mapping.dateOrder ?? NONE} onChange={(dateOrder) => set({ dateOrder })} options={[{ value: NONE, label: t('mapping.order.ask') }, ...ORDERS.map((order) => ({ value: order, label: t(`mapping.order.${order}`) }))]} /> : null}
      </div>
      <details className="nw-form__more">
        <summary>{t('mapping.more')}</summary>
        <div className="nw-form__pair">
          {COLUMN_FIELDS.filter((field) => !FIRST.includes(field)).map(column)}
          <Field label={t('mapping.tz')} hint={t('mapping.tz.hint')} value={mapping.tz ?? pageTimeZone()} onChange={(tz) => set({ tz })} />
          {mapping.currency === undefined ? <Field label={t('mapping.fixed-currency')} value={mapping.fixedCurrency ?? ''} onChange={(fixedCurrency) => set({ fixedCurrency: fixedCurrency.toUpperCase().slice(0, 3) })} /> : null}
        </div>
      </details>
    </fieldset>
  );
}

/** Time and amount are always named, if only as not chosen; every other field is there or is left out. */
function withoutEmpty(mapping: Partial<Record<keyof ColumnMapping, string>>): ColumnMapping {
  const named = Object.fromEntries(Object.entries(mapping).filter(([key, value]) => key === 'time' || key === 'amount' || (value !== undefined && value !== NONE)));
  return { time: NONE, amount: NONE, ...named } as ColumnMapping;
}
