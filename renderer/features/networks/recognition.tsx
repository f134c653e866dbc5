import type { NetworkDetail } from '../../../shared/contract/schemas/networks';
import { hrefOf } from '../../navigation/routes';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';

/** How a payment of this network is recognised, and what the person can do where the chain alone does not tell. */
export function Recognition(props: { readonly detail: NetworkDetail }) {
  const { recognition } = props.detail;
  return (
    <Card title={t('networks.recognised')} minHeight={40}>
      <p>{t(`networks.recognised.${recognition}`)}</p>
      <ul className="nw-bullets">
        {recognition === 'confirmed-sender' ? (
          <li>
            <a href={hrefOf({ page: 'rewards', day: null, desk: 'senders' })}>{t('networks.do.confirm')}</a>
          </li>
        ) : null}
        {recognition === 'own-source' ? (
          <li>
            <a href={hrefOf({ page: 'settings', section: 'wallets' })}>{t('networks.do.node')}</a>
          </li>
        ) : (
          <li>
            <a href={hrefOf({ page: 'settings', section: 'wallets' })}>{t('networks.do.wallet')}</a>
          </li>
        )}
        <li>
          <a href={hrefOf({ page: 'rewards', day: null, desk: 'records' })}>{t('networks.do.import')}</a>
        </li>
      </ul>
    </Card>
  );
}
