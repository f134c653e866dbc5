import { reasonWords } from '../../strings/reasons';
import { cleanText } from '../../strings/clean-text';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Progress } from '../../ui/progress';
import type { ExportDesk } from './use-export-job';

/** How far a file is, the button that stops it, and the one that saves it. */
export function ExportProgress(props: { readonly desk: ExportDesk }) {
  const formats = useFormats();
  const { job, error, busy, cancel, save } = props.desk;
  return (
    <>
      {error === null ? null : <p className="nw-loss" role="alert">{error}</p>}
      {job === null ? null : job.state === 'running' ? (
        <div className="nw-row nw-export__running">
          <Progress label={t('export.running')} share={job.total === 0 ? null : job.done / job.total} detail={t('export.done-of', { done: job.done, total: job.total })} />
          <Button disabled={busy} onClick={cancel}>
            {t('export.cancel')}
          </Button>
        </div>
      ) : job.state === 'done' ? (
        <p className="nw-row" role="status">
          <span>
            {t('export.ready', { name: cleanText(job.fileName ?? '', 80), size: formats.bytes(job.bytes ?? 0) })} {job.totalValue !== null && job.totalValue.known ? t('export.sum', { value: formats.number(job.totalValue.value, 2) }) : null}
          </span>
          <Button look="filled" disabled={busy} onClick={save}>
            {t('export.save')}
          </Button>
        </p>
      ) : (
        <p role="status" className={job.state === 'failed' ? 'nw-loss' : 'nw-muted'}>
          {job.state === 'cancelled' ? t('export.cancelled') : t('export.failed', { reason: job.reason === null ? t('figure.unknown') : reasonWords(job.reason) })}
        </p>
      )}
    </>
  );
}
