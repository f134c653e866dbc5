import type { NetworkRow } from '../../../shared/contract/schemas/networks';
import { cleanText } from '../../strings/clean-text';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';

/** The rule in force with its version and day, in a few words. `short` leaves to the head of a column what it is about; the name is quoted, because it may be any word. */
export function RuleLine(props: { readonly row: NetworkRow; readonly short?: boolean }) {
  const formats = useFormats();
  const { rule } = props.row;
  if (rule === null) return <span className="nw-unknown">{t('networks.rule.none')}</span>;
  const version = cleanText(rule.version, 40);
  if (rule.fromDay === null) return <span>{t(props.short === true ? 'networks.rule.quoted' : 'networks.rule', { version })}</span>;
  return <span>{t(props.short === true ? 'networks.rule.quoted.from' : 'networks.rule.from', { version, day: formats.localDate(rule.fromDay) })}</span>;
}

/** How old the facts are; a warning after 90 days. `short` leaves to the head of a column what it is about. */
export function FactsAge(props: { readonly row: NetworkRow; readonly short?: boolean }) {
  const formats = useFormats();
  const day = formats.localDate(props.row.factsTo);
  const words = props.short === true ? day : t('networks.facts-read', { day });
  return props.row.factsOld ? (
    <span className="nw-warn" title={t('networks.facts-old.hint')}>
      <span aria-hidden="true">◷ </span>
      {words}
      {props.short === true ? <span className="nw-hidden"> {t('networks.facts-old')}</span> : ` · ${t('networks.facts-old')}`}
    </span>
  ) : (
    <span className="nw-muted">{words}</span>
  );
}
