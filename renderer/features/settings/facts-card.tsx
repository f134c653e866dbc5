import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { FactAge } from '../../../shared/contract/schemas/networks';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { stateOfAnswer } from '../../state/query-state';
import { cleanText } from '../../strings/clean-text';
import type { Formats } from '../../strings/formats';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { DataTable, type Column } from '../../ui/data-table';
import { FileButton } from '../../ui/file-button';

const MOST_BYTES = 5_000_000;

/** How old the facts are that figures rest on; newer ones come with a signed file and need no new release. */
export function FactsCard() {
  const engine = useEngine();
  const formats = useFormats();
  const asked = useQuery(engine.ask.facts.ages.queryOptions({ input: {} }));
  const [tooLarge, setTooLarge] = useState(false);
  const replace = useMutation({ mutationFn: (text: string) => engine.client.facts.replace({ text }), onSuccess: () => engine.refresh(['networks']) });
  const reset = useMutation({ mutationFn: () => engine.client.facts.reset({}), onSuccess: () => engine.refresh(['networks']) });
  const columns = useMemo(() => columnsOf(formats), [formats]);
  const facts = asked.data?.facts ?? [];
  const old = facts.filter((fact) => fact.old).length;
  const file = asked.data?.file ?? null;
  const error = replace.error ?? reset.error;
  return (
    <Card
      title={t('settings.section.facts')}
      state={stateOfAnswer(asked)}
      minHeight={120}
      controls={<FileButton label={t('facts.replace')} accept=".json,application/json" mostBytes={MOST_BYTES} disabled={replace.isPending} onTooLarge={() => setTooLarge(true)} onChoose={(chosen) => {
        setTooLarge(false);
        replace.mutate(chosen.text);
      }} />}
    >
      <div className="nw-stack nw-stack--tight">
        <p className={old > 0 ? 'nw-warn' : 'nw-muted'}>
          {old > 0 ? <span aria-hidden="true">◷ </span> : null}
          {old > 0 ? t('facts.old', { n: old, of: facts.length }) : t('facts.fresh', { n: facts.length })}
        </p>
        {file === null ? null : (
          <p className="nw-row">
            {t('facts.file', { day: formats.localDate(file.issuedOn), applied: formats.day(file.appliedAtMs) })}
            <Button look="quiet" disabled={reset.isPending} onClick={() => reset.mutate()}>
              {t('facts.reset')}
            </Button>
          </p>
        )}
        <p role="status" className="nw-small">
          {replace.data === undefined ? null : t('facts.replaced', { n: replace.data.networks, day: formats.localDate(replace.data.issuedOn) })}
        </p>
        {tooLarge ? <p className="nw-loss" role="alert">{t('file.too-large', { mb: 5 })}</p> : null}
        {error === null ? null : <p className="nw-loss" role="alert">{wordsOfError(error)}</p>}
        <DataTable caption={t('settings.section.facts')} columns={columns} rows={facts} rowId={(fact) => `${fact.subject}-${fact.id}`} initialSort={{ columnId: 'age', descending: true }} maxHeight={360} csvName="facts" />
      </div>
    </Card>
  );
}

function columnsOf(formats: Formats): readonly Column<FactAge>[] {
  return [
    { id: 'subject', title: t('facts.column.subject'), cell: (fact) => t(`facts.subject.${fact.subject}`), sortBy: (fact) => fact.subject, csv: (fact) => fact.subject },
    { id: 'title', title: t('facts.column.title'), cell: (fact) => <span className="nw-table__wrap">{cleanText(fact.title)}</span>, sortBy: (fact) => fact.title, csv: (fact) => fact.title },
    { id: 'age', title: t('facts.column.age'), align: 'right', cell: (fact) => <span className={fact.old ? 'nw-warn' : undefined} title={formats.localDate(fact.asOf)}>{fact.old ? '◷ ' : ''}{t('facts.days', { n: fact.ageDays })}</span>, sortBy: (fact) => fact.ageDays, csv: (fact) => fact.ageDays },
    { id: 'mark', title: t('facts.column.mark'), cell: (fact) => <span title={t(`mark.${fact.mark}.hint`)}>{t(`mark.${fact.mark}`)}</span>, sortBy: (fact) => fact.mark, csv: (fact) => fact.mark },
    { id: 'source', title: t('facts.column.source'), cell: (fact) => <span className="nw-table__wrap nw-muted">{cleanText(fact.source)}</span>, csv: (fact) => fact.source },
  ];
}
