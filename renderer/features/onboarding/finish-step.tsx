import { useQuery } from '@tanstack/react-query';
import { SyncStatus } from '../../money/sync-status';
import { useEngine } from '../../state/engine';
import { firstTrouble, stateOfAnswer } from '../../state/query-state';
import { useNetworkNames } from '../../state/network-names';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';

/** What happens now, with what was typed and without what was not. */
export function FinishStep() {
  const engine = useEngine();
  const names = useNetworkNames();
  const wallets = useQuery(engine.ask.wallets.list.queryOptions({ input: {} }));
  const tariffs = useQuery(engine.ask.tariffs.list.queryOptions({ input: {} }));
  const devices = useQuery(engine.ask.devices.list.queryOptions({ input: {} }));
  const hasWallet = (wallets.data?.wallets.length ?? 0) > 0;
  const hasTariff = (tariffs.data?.tariffs.length ?? 0) > 0;
  const works = [...new Set(devices.data?.rows.flatMap((row) => row.deployments.map((entry) => names.name(entry.network))) ?? [])];
  const lines = [
    { id: 'wallet', done: hasWallet, words: t(hasWallet ? 'welcome.finish.wallet' : 'welcome.finish.wallet.none') },
    { id: 'power', done: hasTariff, words: t(hasTariff ? 'welcome.finish.power' : 'welcome.finish.power.none') },
    { id: 'machine', done: works.length > 0, words: works.length > 0 ? t('welcome.finish.machine', { networks: works.join(', ') }) : t('welcome.finish.machine.none') },
  ];
  return (
    <>
      <Card title={t('welcome.finish')} state={firstTrouble(stateOfAnswer(wallets), stateOfAnswer(tariffs), stateOfAnswer(devices))} minHeight={180}>
        <div className="nw-stack">
          <p className="nw-welcome__lead">{t('welcome.finish.lead')}</p>
          <ul className="nw-welcome__list">
            {lines.map((line) => (
              <li key={line.id}>
                <span aria-hidden="true">{line.done ? '✓' : '○'}</span>
                <span>{line.words}</span>
              </li>
            ))}
          </ul>
          <p className="nw-muted">{t('welcome.finish.first')}</p>
        </div>
      </Card>
      {hasWallet ? <SyncStatus /> : null}
    </>
  );
}
