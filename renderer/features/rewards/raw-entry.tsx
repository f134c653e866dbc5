import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { cleanLines } from '../../strings/clean-text';
import { useFormats } from '../../strings/use-formats';
import { t, wordsForCode } from '../../strings/words';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';

/** So much is drawn; the rest is in the copy. */
const SHOWN_CHARACTERS = 20_000;

/** The raw answer that a line was read from, as plain text and only when asked for. */
export function RawEntry(props: { readonly id: string }) {
  const engine = useEngine();
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const asked = useQuery({ ...engine.ask.rewards.raw.queryOptions({ input: { id: props.id } }), enabled: open });
  const raw = asked.data;
  return (
    <div>
      <h3>{t('raw.title')}</h3>
      {open ? null : (
        <Button look="quiet" onClick={() => setOpen(true)}>
          {t('raw.show')}
        </Button>
      )}
      {open && asked.error !== null ? <p className="nw-loss" role="alert">{wordsOfError(asked.error)}</p> : null}
      {raw === undefined ? null : raw.text === null ? (
        <p className="nw-muted">{wordsForCode('raw.why', raw.why ?? 'not-archived') ?? t('raw.why.not-archived')}</p>
      ) : (
        <>
          <p className="nw-row nw-small nw-muted">
            {raw.truncated || raw.text.length > SHOWN_CHARACTERS ? t('raw.cut', { size: formats.bytes(raw.bytes) }) : formats.bytes(raw.bytes)} <CopyButton text={raw.text} />
          </p>
          <pre className="nw-raw" tabIndex={0} aria-label={t('raw.title')}>
            {cleanLines(raw.text, SHOWN_CHARACTERS)}
          </pre>
        </>
      )}
    </div>
  );
}
