import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeviceRow } from '../../../shared/contract/schemas/devices';
import type { Figure } from '../../../shared/domain/figure';
import { EarningsCard } from '../../money/earnings-card';
import { hrefOf } from '../../navigation/routes';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { firstTrouble, stateOfAnswer } from '../../state/query-state';
import { useNetworkNames } from '../../state/network-names';
import { gapWords } from '../../strings/sources';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { cardStateOf, type CardState } from '../../ui/card-state';
import { ExplainPanel } from '../../ui/explain-panel';
import { FigureView } from '../../ui/figure';
import { useNow } from '../../ui/now';
import { DeviceFacts } from './device-facts';
import { DeviceWorks } from './device-works';
import { HistoryCard } from './history-card';
import { LivePanel } from './live-panel';
import { StateWord } from './state-word';
import { UptimeCards } from './uptime-cards';

/** One device: now, money, history, uptime, and what is known about it. */
export function DeviceDetail(props: { readonly id: string }) {
  const engine = useEngine();
  const asked = useQuery(engine.ask.devices.get.queryOptions({ input: { id: props.id } }));
  const row = asked.data;
  const state = stateOfAnswer(asked);
  return (
    <>
      <div className="nw-device-head">
        <h1>{row?.device.name ?? t('nav.devices')}</h1>
        {row === undefined ? null : <StateWord state={row.state} sinceMs={row.stateSinceMs} long />}
        <span className="nw-device-head__fill" />
        <a href={hrefOf({ page: 'devices', id: null })}>← {t('device.back')}</a>
      </div>
      {row === undefined ? (
        <Card title={t('nav.devices')} state={state} minHeight={300} />
      ) : (
        <div className="nw-grid">
          <MoneyCards row={row} state={state} />
          {row.device.local ? <LivePanel deviceId={row.device.id} /> : <Elsewhere row={row} />}
          {row.device.local ? (
            <>
              <HistoryCard deviceId={row.device.id} />
              <UptimeCards deviceId={row.device.id} />
            </>
          ) : null}
          {row.deployments.length > 0 ? <EarningsCard deviceId={row.device.id} title={t('device.earnings')} onOpenDay={(day) => go({ page: 'rewards', day })} height={180} /> : null}
          <div className="nw-span-6">
            <DeviceFacts row={row} />
          </div>
          <div className="nw-span-6">
            <DeviceWorks row={row} />
          </div>
        </div>
      )}
    </>
  );
}

function MoneyCards(props: { readonly row: DeviceRow; readonly state: CardState }) {
  const { row } = props;
  const now = useNow();
  const names = useNetworkNames();
  const [explained, setExplained] = useState(false);
  const card = (title: string, figure: Figure, signed: boolean, note: string | null) => (
    <Card className="nw-span-4" title={title} state={firstTrouble(props.state, cardStateOf(figure, now, null, 'lines'))} minHeight={60} {...(figure.value.known ? { figureKind: figure.kind, asOfMs: figure.asOfMs } : {})} {...(signed ? { onExplain: () => setExplained(true) } : {})}>
      <FigureView figure={figure} signed={signed} withReason={note === null} />
      {note === null ? null : <p className="nw-small nw-warn">{note}</p>}
    </Card>
  );
  return (
    <>
      {card(t('device.month.net'), row.netMonth, true, row.netIsKnown ? null : t('home.not-net', { gaps: row.unknownCosts.map((code) => gapWords(code, names.name)).join(', ') }))}
      {card(t('device.month.income'), row.incomeMonth, false, null)}
      {card(t('device.month.cost'), row.costMonth, false, null)}
      <ExplainPanel
        opened={explained}
        title={t('device.month.net')}
        formula={t('explain.net')}
        rows={[
          { label: t('explain.net-row'), figure: row.netMonth, signed: true },
          { label: t('explain.income'), figure: row.incomeMonth },
          { label: t('explain.cost'), figure: row.costMonth },
          { label: t('explain.watts'), figure: row.watts },
        ]}
        onClose={() => setExplained(false)}
      />
    </>
  );
}

function Elsewhere(props: { readonly row: DeviceRow }) {
  return (
    <Card title={t('device.live')} minHeight={60}>
      <FigureView figure={props.row.watts} />
      <p className="nw-small nw-muted">{t('device.live.elsewhere')}</p>
    </Card>
  );
}
