import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';

/** Takes a network away that was added from a file; asked twice, at the end of its page. */
export function RemoveNetwork(props: { readonly id: string; readonly name: string; readonly onRemoving: (removing: boolean) => void }) {
  const engine = useEngine();
  const [sure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () => engine.client.networks.removeFile({ id: props.id }),
    // The page does not ask any more about what is being taken away.
    onMutate: () => props.onRemoving(true),
    onError: () => props.onRemoving(false),
    onSuccess: () => {
      engine.refresh(['networks', 'ledger']);
      go({ page: 'networks', id: null });
    },
  });
  return (
    <Card title={t('networks.remove.title')} minHeight={40}>
      <div className="nw-stack nw-stack--tight">
        <p className="nw-muted">{t('networks.remove.lead')}</p>
        {remove.error === null ? null : <p className="nw-loss" role="alert">{wordsOfError(remove.error)}</p>}
        <div className="nw-row">
          {sure ? (
            <>
              <Button onClick={() => setSure(false)}>{t('action.cancel')}</Button>
              <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
                {t('networks.remove.sure', { name: props.name })}
              </Button>
            </>
          ) : (
            <Button onClick={() => setSure(true)}>{t('networks.remove')}</Button>
          )}
        </div>
      </div>
    </Card>
  );
}
