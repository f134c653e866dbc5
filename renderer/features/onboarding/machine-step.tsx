import { useQuery } from '@tanstack/react-query';
import { useEngine } from '../../state/engine';
import { firstTrouble, stateOfAnswer } from '../../state/query-state';
import { useNetworkNames } from '../../state/network-names';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { HotspotForm } from './hotspot-form';
import { MachineForm } from './machine-form';

/** What this machine cost, draws and works for; other devices beside it. */
export function MachineStep(props: { readonly onDone: () => void }) {
  const engine = useEngine();
  const devices = useQuery(engine.ask.devices.list.queryOptions({ input: {} }));
  const settings = useQuery(engine.ask.settings.get.queryOptions({ input: {} }));
  const names = useNetworkNames();
  const state = firstTrouble(stateOfAnswer(devices), stateOfAnswer(settings));
  const own = devices.data?.rows.find((row) => row.device.local && row.device.soldOn === null);
  const others = devices.data?.rows.filter((row) => !row.device.local) ?? [];
  const currency = settings.data?.currency;
  return (
    <>
      <Card title={t('welcome.machine')} state={state} minHeight={280}>
        {own === undefined || currency === undefined ? null : (
          <div className="nw-stack">
            <p className="nw-welcome__lead">{t('welcome.machine.lead')}</p>
            <MachineForm key={own.device.id} row={own} currency={currency} onDone={props.onDone} />
          </div>
        )}
      </Card>
      {state.kind === 'fresh' && currency !== undefined ? (
        <Card title={t('welcome.others')} minHeight={60}>
          <div className="nw-stack nw-stack--tight">
            <p className="nw-muted">{t('welcome.others.lead')}</p>
            {others.length === 0 ? null : (
              <ul>
                {others.map((row) => (
                  <li key={row.device.id} className="nw-welcome__device">
                    <span>
                      <span aria-hidden="true">✓ </span>
                      {row.device.name}
                    </span>
                    <span className="nw-muted">{row.deployments.map((entry) => t('welcome.others.works-for', { network: names.name(entry.network) })).join(', ')}</span>
                  </li>
                ))}
              </ul>
            )}
            <HotspotForm currency={currency} count={others.length} />
          </div>
        </Card>
      ) : null}
    </>
  );
}
