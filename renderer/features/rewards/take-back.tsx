import { useMutation } from '@tanstack/react-query';
import type { LedgerLine } from '../../../shared/domain/reward';
import { hrefOf } from '../../navigation/routes';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';

/** A typed line is taken back by itself, an imported one with its file. */
export function TakeBack(props: { readonly line: LedgerLine; readonly onRemoving: (removing: boolean) => void; readonly onDone: () => void }) {
  const engine = useEngine();
  const remove = useMutation({
    mutationFn: () => engine.client.records.removeLine({ id: props.line.id }),
    // The panel does not ask any more about what is being taken away.
    onMutate: () => props.onRemoving(true),
    onError: () => props.onRemoving(false),
    onSuccess: () => {
      engine.refresh(['records', 'ledger']);
      props.onDone();
    },
  });
  if (!props.line.evidence.rule.startsWith('typed')) return <p className="nw-small nw-muted"><a href={hrefOf({ page: 'rewards', day: null, desk: 'records' })}>{t('records.imported.take-back')}</a></p>;
  return (
    <div className="nw-stack nw-stack--tight">
      {remove.error === null ? null : <p className="nw-loss" role="alert">{wordsOfError(remove.error)}</p>}
      <div>
        <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
          {t('records.line.take-back')}
        </Button>
      </div>
    </div>
  );
}
