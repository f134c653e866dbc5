import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportBatch } from '../../../shared/domain/own-record';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { stateOfAnswer } from '../../state/query-state';
import { cleanText } from '../../strings/clean-text';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { FileButton, type ChosenFile } from '../../ui/file-button';
import { Dialog } from '../../ui/panels';
import { ImportForm } from './import-form';

/** The contract takes texts of up to so many characters. */
const MOST_BYTES = 60_000_000;

/** Files of other programs: choose one, look at what would come of it, import it, take it back with all its lines. */
export function ImportsCard() {
  const engine = useEngine();
  const asked = useQuery(engine.ask.imports.list.queryOptions({ input: {} }));
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const batches = asked.data?.batches ?? [];
  return (
    <Card
      title={t('imports.title')}
      state={stateOfAnswer(asked)}
      minHeight={100}
      controls={<FileButton look="filled" label={t('imports.choose')} accept=".csv,text/csv,.txt" mostBytes={MOST_BYTES} onTooLarge={() => setTooLarge(true)} onChoose={(chosen) => {
        setTooLarge(false);
        setFile(chosen);
      }} />}
    >
      <div className="nw-stack nw-stack--tight">
        <p className="nw-muted nw-money__lead">{t('imports.lead')}</p>
        {tooLarge ? <p className="nw-loss" role="alert">{t('file.too-large', { mb: 60 })}</p> : null}
        {batches.length === 0 ? <p className="nw-muted">{t('imports.none')}</p> : null}
        <ul className="nw-records">
          {batches.map((batch) => (
            <BatchRow key={batch.id} batch={batch} />
          ))}
        </ul>
      </div>
      <Dialog opened={file !== null} title={t('imports.preview.of', { name: file === null ? '' : cleanText(file.name, 60) })} onClose={() => setFile(null)} size="lg">
        {file === null ? null : <ImportForm key={file.name} file={file} onDone={() => setFile(null)} />}
      </Dialog>
    </Card>
  );
}

function BatchRow(props: { readonly batch: ImportBatch }) {
  const engine = useEngine();
  const formats = useFormats();
  const { batch } = props;
  const [sure, setSure] = useState(false);
  const remove = useMutation({ mutationFn: () => engine.client.imports.remove({ id: batch.id }), onSuccess: () => engine.refresh(['records', 'ledger']) });
  const name = cleanText(batch.fileName, 80);
  return (
    <li className="nw-records__row">
      <span>
        {name}{' '}
        <span className="nw-small nw-muted">
          {t(`import-format.${batch.format}`)} · {formats.day(batch.importedAtMs)} · {t('imports.lines', { n: batch.lines })}
          {batch.duplicates > 0 ? ` · ${t('imports.duplicates', { n: batch.duplicates })}` : ''}
        </span>
        {remove.error === null ? null : <span className="nw-loss" role="alert"> {wordsOfError(remove.error)}</span>}
      </span>
      {sure ? (
        <span className="nw-row">
          <Button onClick={() => setSure(false)}>{t('action.cancel')}</Button>
          <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {t('imports.take-back.sure', { n: batch.lines })}
          </Button>
        </span>
      ) : (
        <Button look="quiet" onClick={() => setSure(true)} aria-label={t('imports.take-back.of', { name })}>
          {t('records.take-back')}
        </Button>
      )}
    </li>
  );
}
