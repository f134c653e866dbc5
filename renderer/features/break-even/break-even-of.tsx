import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useState } from 'react';
import type { BreakEven, Overrides } from '../../../shared/contract/schemas/economics';
import { Choice } from '../../forms/choice';
import { go } from '../../navigation/use-route';
import { useEngine } from '../../state/engine';
import { useNetworkNames } from '../../state/network-names';
import { stateOfAnswer } from '../../state/query-state';
import { useDayZone } from '../../state/use-day-zone';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { FRESH } from '../../ui/card-state';
import { useLocalDay } from '../../ui/now';
import { Segments } from '../../ui/range-switch';
import { Assumptions, Moves, NotModelled, WhoPays } from './evidence';
import { Handles } from './handles';
import { missingOf } from './missing-codes';
import { NetCard, RealisedCard, RiskCard } from './money-cards';
import { useDebounced } from '../../forms/use-debounced';
import { VerdictCard } from './verdict-card';
import { WhatIfFields } from './what-if-fields';

const CumulativeCurve = lazy(() => import('../../charts/cumulative-curve').then((module) => ({ default: module.CumulativeCurve })));

/** The id of a device that nobody has bought yet. */
export const THOUGHT = 'thought';

/** A deployment, or the device that is only thought of. */
export interface Subject {
  readonly id: string;
  readonly deviceId: string | null;
  readonly label: string;
}

const CURVE_HEIGHT = 400;
/** After the last move or key the engine is asked once. */
const PAUSE_MS = 300;
const YEARS = [2, 3, 5, 10] as const;

export function BreakEvenOf(props: { readonly subject: Subject; readonly subjects: readonly Subject[]; readonly months: number; readonly onMonths: (months: number) => void }) {
  const engine = useEngine();
  const names = useNetworkNames();
  const { subject, months } = props;
  const thought = subject.id === THOUGHT;
  const [network, setNetwork] = useState(names.all[0]?.id ?? '');
  const [typed, setTyped] = useState<Overrides>({});
  const [moved, setMoved] = useState<Overrides>({});
  const onTyped = useCallback((next: Overrides) => setTyped(next), []);
  const wanted = { ...typed, horizonMonths: months };
  const settled = useDebounced({ wanted, moved }, PAUSE_MS);
  const questionOf = (overrides: Overrides) => ({
    ...engine.ask.economics.breakEven.queryOptions({ input: { deploymentId: thought ? null : subject.id, ...(thought ? { network } : {}), overrides } }),
    placeholderData: keepPreviousData,
  });
  const asked = useQuery(questionOf({ ...settled.wanted, ...settled.moved }));
  // With nothing moved this is the same question and the same answer; it is what the sliders are measured by.
  const known = useQuery(questionOf(settled.wanted));
  const answer = asked.data;
  const busy = asked.isPlaceholderData || JSON.stringify(settled) !== JSON.stringify({ wanted, moved });
  const base = known.data ?? answer;
  return (
    <>
      <div className="nw-page-head">
        <h1>{t('be.title')}</h1>
        <div className="nw-be-which">
          <Choice label={t('be.which')} value={subject.id} onChange={(id) => go({ page: 'break-even', id })} options={props.subjects.map((entry) => ({ value: entry.id, label: entry.label }))} />
          <div>
            <p className="nw-field__label">{t('be.within')}</p>
            <Segments label={t('be.within')} value={String(months)} onChange={(value) => props.onMonths(Number(value))} options={YEARS.map((years) => ({ value: String(years * 12), label: t('be.within.years', { n: years }) }))} />
          </div>
        </div>
      </div>
      <div className="nw-grid">
        <VerdictCard answer={answer} state={stateOfAnswer(asked)} busy={busy && answer !== undefined} deviceId={subject.deviceId} />
        {base === undefined ? null : <WhatIfFields currency={base.currency} missing={missingOf(base)} thought={thought} network={network} onNetwork={setNetwork} onTyped={onTyped} />}
        {answer === undefined || base === undefined ? null : <Rest answer={answer} known={base.current} thought={thought} moved={moved} onMoved={setMoved} />}
      </div>
    </>
  );
}

function Rest(props: { readonly answer: BreakEven; readonly known: BreakEven['current']; readonly thought: boolean; readonly moved: Overrides; readonly onMoved: (moved: Overrides) => void }) {
  const { answer } = props;
  const today = useLocalDay(useDayZone());
  const hasBand = answer.estimate?.monteCarlo != null;
  return (
    <>
      {answer.estimate === null && answer.realisedNet.value.known ? <RealisedCard answer={answer} /> : null}
      {answer.estimate === null ? null : (
        <>
          <NetCard answer={answer} wide={props.thought} />
          <RiskCard answer={answer} wide={props.thought} />
          {props.thought ? null : <RealisedCard answer={answer} />}
          <div className="nw-span-8">
            <Card title={t('be.curve')} figureKind="estimated" minHeight={CURVE_HEIGHT + 70} state={hasBand ? FRESH : { kind: 'not-supported', reason: t('be.curve.no-band') }}>
              <Suspense fallback={<div style={{ height: CURVE_HEIGHT }} aria-busy="true" />}>
                <CumulativeCurve title={t('be.curve')} currency={answer.currency} forecast={answer.forecast} realised={answer.realised} today={today} height={CURVE_HEIGHT} csvName="break-even" />
              </Suspense>
            </Card>
          </div>
          <div className="nw-span-4">
            <Handles answer={answer} known={props.known} moved={props.moved} onMoved={props.onMoved} />
          </div>
          <div className="nw-span-7">
            <Moves answer={answer} />
          </div>
        </>
      )}
      <div className="nw-span-5 nw-stack">
        <WhoPays answer={answer} />
        <NotModelled answer={answer} />
      </div>
      {answer.assumptions.length === 0 ? null : <Assumptions answer={answer} />}
    </>
  );
}
