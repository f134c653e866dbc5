import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RedecodePreview } from '../../../shared/contract/schemas/reconcile';
import type { LedgerLine } from '../../../shared/domain/reward';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { useNetworkNames } from '../../state/network-names';
import { cleanText } from '../../strings/clean-text';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Tokens } from '../../ui/money';
import { Progress } from '../../ui/progress';

/** While the engine looks through old answers, where it stands is asked again this often; not at all otherwise. */
const WHILE_RUNNING_MS = 1000;

/** Most changes that are listed; all are counted. */
const MOST_LISTED = 50;

/** What a newer decoder would change, before it is applied. */
export function RedecodePanel(props: { readonly onDone: () => void }) {
  const engine = useEngine();
  const question = engine.ask.reconcile.previewDecoding.queryOptions({ input: { start: false } });
  const asked = useQuery({ ...question, refetchInterval: (query) => (query.state.data?.state === 'running' ? WHILE_RUNNING_MS : false) });
  const start = useMutation({ mutationFn: () => engine.client.reconcile.previewDecoding({ start: true }), onSuccess: (preview) => engine.queries.setQueryData(question.queryKey, preview) });
  const apply = useMutation({
    mutationFn: () => engine.client.reconcile.applyDecoding({}),
    onSuccess: () => {
      engine.refresh(['ledger']);
      props.onDone();
    },
  });
  const preview = asked.data;
  const { mutate } = start;
  const idle = preview?.state === 'idle';
  useEffect(() => {
    if (idle) mutate();
  }, [idle, mutate]);
  const error = apply.error ?? start.error ?? asked.error;
  return (
    <div className="nw-stack">
      <p className="nw-muted">{t('redecode.lead')}</p>
      {error === null ? null : <p className="nw-loss" role="alert">{wordsOfError(error)}</p>}
      {preview === undefined || preview.state !== 'done' ? (
        <Progress label={t('redecode.checking')} share={preview === undefined || preview.waiting === 0 ? null : preview.checked / preview.waiting} />
      ) : (
        <Found preview={preview} />
      )}
      {preview?.state === 'done' ? (
        <div className="nw-row">
          <Button look="filled" disabled={apply.isPending} onClick={() => apply.mutate()}>
            {preview.changed === 0 ? t('redecode.apply-none') : t('redecode.apply', { n: preview.changed })}
          </Button>
          <Button onClick={props.onDone}>{t('redecode.later')}</Button>
        </div>
      ) : null}
    </div>
  );
}

function Found(props: { readonly preview: RedecodePreview }) {
  const { preview } = props;
  const formats = useFormats();
  return (
    <>
      <p role="status">
        {preview.changed === 0 ? t('redecode.none', { n: preview.checked }) : t('redecode.found', { n: preview.changed })} {preview.withoutRaw > 0 ? t('redecode.without-raw', { n: preview.withoutRaw }) : null}
      </p>
      {preview.effect.length === 0 ? null : (
        <div>
          <h3 className="nw-field__label">{t('redecode.effect')}</h3>
          <ul>
            {preview.effect.map((effect) => (
              <li key={effect.mint}>
                <Tokens amount={effect.before} symbol={effect.symbol} /> → <Tokens amount={effect.after} symbol={effect.symbol} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className="nw-redecode__list" tabIndex={0} aria-label={t('redecode.changes')}>
        {preview.changes.slice(0, MOST_LISTED).map((change) => (
          <li key={`${change.walletId}-${change.signature}`}>
            <p className="nw-small nw-muted">
              {change.atMs === null ? t('figure.unknown') : formats.dateTime(change.atMs)} · <span className="nw-mono">{cleanText(change.signature, 24)}</span>
            </p>
            <p>
              <LineWords lines={change.before} /> <span aria-hidden="true">→</span> <LineWords lines={change.after} />
            </p>
          </li>
        ))}
      </ul>
      {preview.changed > Math.min(preview.changes.length, MOST_LISTED) ? <p className="nw-muted">{t('redecode.more', { n: preview.changed - Math.min(preview.changes.length, MOST_LISTED) })}</p> : null}
    </>
  );
}

function LineWords(props: { readonly lines: readonly LedgerLine[] }) {
  const names = useNetworkNames();
  if (props.lines.length === 0) return <span className="nw-muted">{t('redecode.no-line')}</span>;
  return (
    <>
      {props.lines.map((line, index) => (
        <span key={line.id}>
          {index > 0 ? ', ' : null}
          {t(`line.${line.kind}`)}
          {line.network === null ? null : ` (${names.name(line.network)})`} <Tokens amount={{ base: line.base, decimals: line.decimals }} symbol={line.symbol} />
        </span>
      ))}
    </>
  );
}
