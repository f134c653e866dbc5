import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { BreakEven, Overrides } from '../../../shared/contract/schemas/economics';
import type { DeviceRow } from '../../../shared/contract/schemas/devices';
import { networks } from '../../../shared/networks/registry';
import { Choice } from '../../forms/choice';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { stateOfAnswer } from '../../state/query-state';
import { useDayZone } from '../../state/use-day-zone';
import { networkName } from '../../strings/networks';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { useLocalDay } from '../../ui/now';
import { Assumptions, Moves, NotModelled, WhoPays } from './evidence';
import { Handles } from './handles';
import { NetCard, RealisedCard, RiskCard } from './money-cards';
import { ThoughtDevice } from './thought-device';
import { VerdictCard } from './verdict-card';
import './break-even.css';

const CumulativeCurve = lazy(() => import('../../charts/cumulative-curve').then((module) => ({ default: module.CumulativeCurve })));

const THOUGHT = 'thought';
const CURVE_HEIGHT = 320;

interface Option {
  readonly value: string;
  readonly label: string;
}

/** The verdict first, then what it rests on. */
export function BreakEvenPage(props: { readonly id: string | null }) {
  const engine = useEngine();
  const devices = useQuery(engine.ask.devices.list.queryOptions({ input: {} }));
  if (devices.data === undefined) {
    return (
      <>
        <h1>{t('be.title')}</h1>
        <Card title={t('be.verdict')} state={stateOfAnswer(devices)} minHeight={280} />
      </>
    );
  }
  const options = optionsOf(devices.data.rows);
  const wanted = props.id === THOUGHT ? THOUGHT : (options.find((option) => option.value === props.id)?.value ?? options[0]?.value ?? THOUGHT);
  return <BreakEvenOf key={wanted} id={wanted} options={options} />;
}

function optionsOf(rows: readonly DeviceRow[]): readonly Option[] {
  return rows.flatMap((row) => row.deployments.map((entry) => ({ value: entry.id, label: t('be.which.deployment', { device: row.device.name, network: networkName(entry.network) }) })));
}

function BreakEvenOf(props: { readonly id: string; readonly options: readonly Option[] }) {
  const engine = useEngine();
  const [overrides, setOverrides] = useState<Overrides>({});
  const [network, setNetwork] = useState(networks[0]?.id ?? '');
  const thought = props.id === THOUGHT;
  const asked = useQuery({
    ...engine.ask.economics.breakEven.queryOptions({ input: { deploymentId: thought ? null : props.id, ...(thought ? { network } : {}), overrides } }),
    placeholderData: keepPreviousData,
  });
  const answer = asked.data;
  const state = stateOfAnswer(asked);
  return (
    <>
      <div className="nw-page-head">
        <h1>{t('be.title')}</h1>
        <div className="nw-be-which">
          <Choice label={t('be.which')} value={props.id} onChange={(id) => go({ page: 'break-even', id })} options={[...props.options, { value: THOUGHT, label: t('be.which.thought') }]} />
        </div>
      </div>
      <div className="nw-grid">
        <VerdictCard answer={answer} state={state} busy={asked.isPlaceholderData} />
        {thought ? <ThoughtDevice currency={answer?.currency ?? null} network={network} onNetwork={setNetwork} overrides={overrides} onOverrides={setOverrides} /> : null}
        {answer === undefined ? null : <Rest answer={answer} overrides={overrides} onOverrides={setOverrides} />}
      </div>
    </>
  );
}

function Rest(props: { readonly answer: BreakEven; readonly overrides: Overrides; readonly onOverrides: (overrides: Overrides) => void }) {
  const { answer } = props;
  const today = useLocalDay(useDayZone());
  return (
    <>
      {answer.estimate === null ? null : (
        <>
          <div className="nw-span-8">
            <Card title={t('be.curve')} figureKind="estimated" minHeight={CURVE_HEIGHT + 70}>
              <Suspense fallback={<div style={{ height: CURVE_HEIGHT }} />}>
                <CumulativeCurve title={t('be.curve')} currency={answer.currency} forecast={answer.forecast} realised={answer.realised} today={today} height={CURVE_HEIGHT} csvName="break-even" />
              </Suspense>
            </Card>
          </div>
          <div className="nw-span-4">
            <Handles answer={answer} overrides={props.overrides} onOverrides={props.onOverrides} />
          </div>
          <NetCard answer={answer} />
          <RiskCard answer={answer} />
          <RealisedCard answer={answer} />
          <div className="nw-span-7">
            <Moves answer={answer} />
          </div>
          <div className="nw-span-5 nw-stack">
            <WhoPays answer={answer} />
            <NotModelled answer={answer} />
          </div>
        </>
      )}
      {answer.assumptions.length === 0 ? null : <Assumptions answer={answer} />}
    </>
  );
}
