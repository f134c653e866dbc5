import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Wallet } from '../../../shared/domain/wallet';
import { WalletForm } from '../../forms/wallet-form';
import { AccountText } from '../../money/proof-link';
import { SyncStatus } from '../../money/sync-status';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { stateOfAnswer } from '../../state/query-state';
import { chainName } from '../../strings/chains';
import { cleanText } from '../../strings/clean-text';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { CopyButton } from '../../ui/copy-button';
import { Dialog } from '../../ui/panels';

/** Watched addresses, and how far each has been read. */
export function WalletsCard() {
  const engine = useEngine();
  const formats = useFormats();
  const asked = useQuery(engine.ask.wallets.list.queryOptions({ input: {} }));
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Wallet | null>(null);
  const wallets = asked.data?.wallets ?? [];
  return (
    <div className="nw-stack">
      <Card title={t('settings.section.wallets')} state={stateOfAnswer(asked)} minHeight={80} controls={<Button onClick={() => setAdding(true)}>{t('wallet.add')}</Button>} footer={<span>{t('wallet.privacy')}</span>}>
        {wallets.length === 0 ? <p className="nw-muted">{t('wallet.none')}</p> : null}
        <ul className="nw-wallets">
          {wallets.map((wallet) => (
            <li key={wallet.id} className="nw-wallets__row">
              <div>
                <p>{wallet.label === '' ? null : <strong>{cleanText(wallet.label, 80)}</strong>}</p>
                <p className="nw-mono">
                  <AccountText chain={wallet.chain} address={wallet.address} />
                </p>
                <p className="nw-small nw-muted">
                  {chainName(wallet.chain)} · {t('wallet.added', { day: formats.day(wallet.addedAtMs) })}
                  {' · '}
                  <Button look="quiet" onClick={() => setLeaving(wallet)}>
                    {t('wallet.remove')}
                  </Button>
                </p>
              </div>
              <CopyButton text={wallet.address} />
            </li>
          ))}
        </ul>
        <Dialog opened={adding} title={t('wallet.add')} onClose={() => setAdding(false)}>
          <WalletForm onDone={() => setAdding(false)} onCancel={() => setAdding(false)} />
        </Dialog>
        <Dialog opened={leaving !== null} title={t('wallet.remove.title', { name: leaving === null ? '' : leaving.label === '' ? leaving.address : leaving.label })} onClose={() => setLeaving(null)}>
          {leaving === null ? null : <Leave wallet={leaving} onDone={() => setLeaving(null)} />}
        </Dialog>
      </Card>
      {wallets.length > 0 ? <SyncStatus /> : null}
    </div>
  );
}

function Leave(props: { readonly wallet: Wallet; readonly onDone: () => void }) {
  const engine = useEngine();
  const remove = useMutation({
    mutationFn: () => engine.client.wallets.remove({ id: props.wallet.id }),
    onSuccess: () => {
      engine.refresh(['wallets']);
      props.onDone();
    },
  });
  return (
    <div className="nw-stack">
      <p>{t('wallet.remove.sure')}</p>
      {remove.error === null ? null : <p className="nw-loss">{wordsOfError(remove.error)}</p>}
      <div className="nw-row">
        <Button onClick={props.onDone}>{t('action.cancel')}</Button>
        <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
          {t('wallet.remove')}
        </Button>
      </div>
    </div>
  );
}
