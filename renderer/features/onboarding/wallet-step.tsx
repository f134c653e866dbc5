import { useQuery } from '@tanstack/react-query';
import { WalletForm } from '../../forms/wallet-form';
import { useEngine } from '../../state/engine';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';

/** The public address whose rewards are read. */
export function WalletStep(props: { readonly onDone: () => void }) {
  const engine = useEngine();
  const asked = useQuery(engine.ask.wallets.list.queryOptions({ input: {} }));
  const wallets = asked.data?.wallets ?? [];
  return (
    <Card title={t('welcome.wallet')} minHeight={200}>
      <div className="nw-stack">
        <p className="nw-welcome__lead">{t('welcome.wallet.lead')}</p>
        {wallets.length === 0 ? null : (
          <div>
            <p className="nw-muted">{t('welcome.wallet.watched')}</p>
            <ul>
              {wallets.map((wallet) => (
                <li key={wallet.id}>
                  <span aria-hidden="true">✓ </span>
                  {wallet.label} <span className="nw-mono nw-muted">{wallet.address}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        <WalletForm onDone={props.onDone} saveLabel={t('welcome.wallet.save')} />
        <p className="nw-small nw-muted">{t('wallet.privacy')}</p>
        {wallets.length === 0 ? <p className="nw-small nw-muted">{t('welcome.wallet.none')}</p> : null}
      </div>
    </Card>
  );
}
