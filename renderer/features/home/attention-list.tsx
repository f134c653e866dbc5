import type { Attention } from '../../../shared/contract/schemas/home';
import { go } from '../../navigation/use-route';
import { useNetworkNames } from '../../state/network-names';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { attentionWords } from './attention-words';
import './home.css';

/** What is the matter, since when, what it costs an hour, what to do. */
export function AttentionList(props: { readonly items: readonly Attention[]; readonly currency: string }) {
  const formats = useFormats();
  const names = useNetworkNames();
  if (props.items.length === 0) {
    return (
      <p>
        <span className="nw-gain" aria-hidden="true">
          ●{' '}
        </span>
        {t('home.attention.none')}
      </p>
    );
  }
  return (
    <ul className="nw-attention">
      {props.items.map((item) => {
        const target = targetOf(item);
        const facts = [
          item.sinceMs === null ? null : t('home.attention.since', { time: formats.dateTime(item.sinceMs) }),
          item.perHour.known && item.perHour.value > 0 ? t('home.attention.per-hour', { money: formats.money(item.perHour.value, props.currency, { digits: 3 }) }) : null,
        ].filter((fact) => fact !== null);
        return (
          <li className="nw-attention__item" key={`${item.code}-${JSON.stringify(item.context)}`}>
            <p className="nw-attention__what">
              <span className="nw-warn" aria-hidden="true">
                ▲{' '}
              </span>
              {attentionWords(item, '', names.name)}
            </p>
            {facts.length > 0 ? <p className="nw-small nw-muted">{facts.join(' · ')}</p> : null}
            <p className="nw-small">
              {attentionWords(item, '.next', names.name)}{' '}
              {target === null ? null : (
                <Button look="quiet" onClick={() => go(target.route)}>
                  {target.label}
                </Button>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function targetOf(item: Attention): { readonly route: Parameters<typeof go>[0]; readonly label: string } | null {
  const network = item.context['network'];
  switch (item.code) {
    case 'device-down':
    case 'disk-full':
      return { route: { page: 'devices', id: null }, label: t('nav.devices') };
    case 'unclassified':
      return { route: { page: 'rewards', day: null, desk: 'unclassified' }, label: t('ledger.tab.unclassified') };
    case 'sender-to-confirm':
      return { route: { page: 'rewards', day: null, desk: 'senders' }, label: t('ledger.tab.senders') };
    case 'unpriced':
    case 'decoder-newer':
      return { route: { page: 'rewards', day: null }, label: t('nav.rewards') };
    case 'reward-late':
    case 'reward-silent':
    case 'notice':
    case 'claim-failed':
      return { route: { page: 'networks', id: network ?? null }, label: t('nav.networks') };
    case 'large-read':
      return { route: { page: 'settings', section: 'wallets' }, label: t('settings.section.wallets') };
    case 'sync-failed':
      return { route: { page: 'settings', section: 'sources' }, label: t('nav.settings') };
    default:
      return null;
  }
}
