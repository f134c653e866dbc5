import { useFormats } from '../strings/use-formats';
import { cleanText } from '../strings/clean-text';
import { t } from '../strings/words';

export interface SourcedFact {
  readonly mark: 'verified' | 'secondary' | 'unsure';
  readonly source: string;
  readonly asOf: string;
}

/** Where a fact of the app was read, when, and how sure it is. */
export function SourcedLine(props: { readonly fact: SourcedFact }) {
  const formats = useFormats();
  const { mark, source, asOf } = props.fact;
  return (
    <span className="nw-small nw-muted">
      <span title={t(`mark.${mark}.hint`)} className={mark === 'unsure' ? 'nw-warn' : undefined}>
        {mark === 'unsure' ? '◐ ' : ''}
        {t(`mark.${mark}`)}
      </span>
      {' · '}
      {cleanText(source)} · {t('fact-age.read', { day: formats.localDate(asOf) })}
    </span>
  );
}
