import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FormFrame } from '../../forms/form-frame';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { cleanText } from '../../strings/clean-text';
import { t } from '../../strings/words';
import { Banner } from '../../ui/banner';
import { FileButton } from '../../ui/file-button';
import { TextArea } from '../../ui/text-area';

/** The engine takes at most so much. */
const MOST_BYTES = 1_000_000;

/** Adds a network from a data file: first it is checked, and only what has no problem can be added. */
export function AddNetwork(props: { readonly onDone: (id: string) => void }) {
  const engine = useEngine();
  const [text, setText] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const preview = useMutation({ mutationFn: (file: string) => engine.client.networks.previewFile({ text: file }) });
  const add = useMutation({
    mutationFn: () => engine.client.networks.addFile({ text }),
    onSuccess: (row) => {
      engine.refresh(['networks']);
      props.onDone(row.id);
    },
  });
  const change = (next: string): void => {
    setText(next);
    setTooLarge(next.length > MOST_BYTES);
    preview.reset();
    add.reset();
  };
  const checked = preview.data;
  const canAdd = checked !== undefined && checked.network !== null && checked.problems.length === 0;
  const error = add.error ?? preview.error;
  return (
    <FormFrame
      canSave={text.trim() !== '' && !tooLarge}
      busy={preview.isPending || add.isPending}
      error={error === null ? null : wordsOfError(error)}
      onSave={() => (canAdd ? add.mutate() : preview.mutate(text))}
      saveLabel={canAdd ? t('networks.file.add', { name: cleanText(checked.network?.name ?? '', 60) }) : t('networks.file.check')}
    >
      <p className="nw-muted">{t('networks.file.lead')}</p>
      <div>
        <FileButton
          label={t('file.choose')}
          accept=".json,application/json"
          mostBytes={MOST_BYTES}
          onTooLarge={() => setTooLarge(true)}
          onChoose={(file) => {
            change(file.text);
            preview.mutate(file.text);
          }}
        />
      </div>
      <TextArea label={t('networks.file.text')} value={text} onChange={change} rows={10} />
      {tooLarge ? <p className="nw-problems" role="alert">{t('file.too-large', { mb: 1 })}</p> : null}
      {checked === undefined ? null : (
        <div role={checked.problems.length > 0 ? 'status' : undefined} className="nw-stack nw-stack--tight">
          {checked.problems.length > 0 ? (
            <>
              <p className="nw-problems">{t('networks.file.problems', { n: checked.problems.length })}</p>
              <ul className="nw-bullets">
                {checked.problems.map((problem) => (
                  <li key={`${problem.where}-${problem.should}`}>
                    {problem.where === '' ? null : <span className="nw-mono">{cleanText(problem.where)}: </span>}
                    {t('networks.file.should', { should: cleanText(problem.should) })}
                  </li>
                ))}
              </ul>
            </>
          ) : checked.network === null ? null : (
            <Banner tone={checked.replaces ? 'warn' : 'info'}>{t(checked.replaces ? 'networks.file.replaces' : 'networks.file.fits', { name: cleanText(checked.network.name, 60) })}</Banner>
          )}
        </div>
      )}
    </FormFrame>
  );
}
