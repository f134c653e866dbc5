import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ColumnMapping, ImportInput, ImportPreview } from '../../../shared/contract/schemas/records';
import { Choice } from '../../forms/choice';
import { FormFrame } from '../../forms/form-frame';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { t } from '../../strings/words';
import type { ChosenFile } from '../../ui/file-button';
import { askSentences, isUnreadable } from './import-asks';
import { ImportPreviewTable } from './import-preview';
import { MappingForm } from './mapping-form';

const FORMATS = ['generic', 'rotki', 'koinly', 'helium-explorer', 'fairspot'] as const;
type Format = (typeof FORMATS)[number];
const BY_ITSELF = 'by-itself';

/** A chosen file: which format it is, what would be imported, every bad row with its line, and only then the import, all of it or nothing. */
export function ImportForm(props: { readonly file: ChosenFile; readonly onDone: () => void }) {
  const engine = useEngine();
  const { file } = props;
  const [format, setFormat] = useState<Format | null>(null);
  const [mapping, setMapping] = useState<ColumnMapping | null>(null);
  const input: ImportInput = { fileName: file.name, text: file.text, ...(format === null ? {} : { format }), ...(mapping === null ? {} : { mapping }) };
  // The text of the file does not belong into the key of the question: it may be many megabytes.
  const asked = useQuery({ queryKey: [['imports', 'preview'], file.name, file.text.length, format, mapping], queryFn: () => engine.client.imports.preview(input), placeholderData: keepPreviousData, gcTime: 0 });
  const apply = useMutation({
    mutationFn: () => engine.client.imports.apply(input),
    onSuccess: () => {
      engine.refresh(['records', 'ledger']);
      props.onDone();
    },
  });
  const preview = asked.data;
  const ready = preview !== undefined && preview.asks.length === 0 && preview.counts.new > 0 && !asked.isPlaceholderData;
  const error = apply.error ?? asked.error;
  return (
    <FormFrame
      canSave={ready}
      busy={apply.isPending || asked.isPending}
      error={error === null ? null : wordsOfError(error)}
      onSave={() => apply.mutate()}
      onCancel={props.onDone}
      saveLabel={preview === undefined ? t('imports.apply.none') : preview.counts.new === 0 ? t('imports.apply.none') : t('imports.apply', { n: preview.counts.new })}
    >
      <Choice
        label={t('imports.format')}
        value={format ?? BY_ITSELF}
        onChange={(value) => {
          setFormat(FORMATS.find((candidate) => candidate === value) ?? null);
          setMapping(null);
        }}
        options={[{ value: BY_ITSELF, label: preview === undefined || format !== null ? t('imports.format.by-itself') : recognised(preview.format) }, ...FORMATS.map((value) => ({ value, label: t(`import-format.${value}`) }))]}
      />
      {preview === undefined ? <p className="nw-muted" role="status">{t('imports.reading')}</p> : (
        <>
          {preview.verified || preview.format === 'generic' ? null : <p className="nw-small nw-warn"><span aria-hidden="true">◐ </span>{t('imports.unverified')}</p>}
          {preview.format === 'generic' && !isUnreadable(preview.asks) ? <MappingForm columns={preview.columns} mapping={mapping ?? preview.mapping} asks={preview.asks} onChange={setMapping} /> : null}
          <Counts preview={preview} mapping={mapping ?? preview.mapping} />
          <ImportPreviewTable preview={preview} />
        </>
      )}
    </FormFrame>
  );
}

function Counts(props: { readonly preview: ImportPreview; readonly mapping: ColumnMapping | null }) {
  const { counts, asks } = props.preview;
  if (asks.length > 0) return <p className="nw-warn" role="status"><span aria-hidden="true">▲ </span>{askSentences(asks, props.mapping).join(' ')}</p>;
  return (
    <p role="status">
      {t('imports.count.new', { n: counts.new })} {counts.duplicate > 0 ? t('imports.count.duplicate', { n: counts.duplicate }) : null} {counts.bad > 0 ? t('imports.count.bad', { n: counts.bad }) : null} {counts.ignored > 0 ? t('imports.count.ignored', { n: counts.ignored }) : null}
    </p>
  );
}

const recognised = (format: Format): string => (format === 'generic' ? t('imports.format.unknown') : t('imports.format.recognised', { format: t(`import-format.${format}`) }));
