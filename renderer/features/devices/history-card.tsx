import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { pointsOfBuckets } from '../../charts/shape/points';
import { Choice } from '../../forms/choice';
import { useEngine } from '../../state/engine';
import { firstTrouble, stateOfAnswer } from '../../state/query-state';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { FRESH } from '../../ui/card-state';
import { RangeSwitch, rangeStart, type RangeId } from '../../ui/range-switch';
import { seriesWords } from './series-words';

const HistoryLines = lazy(() => import('../../charts/history-lines').then((module) => ({ default: module.HistoryLines })));

const RANGES: readonly RangeId[] = ['24h', '7d', '30d', '90d', '1y', 'all'];
const MAX_POINTS = 600;
/** "All" reaches this far back; the store keeps hours and days for ever, and older than the app nothing can be. */
const ALL_MS = 5 * 365 * 86_400_000;
const HEIGHT = 200;

/** What was recorded of this machine, one part at a time, over the time chosen. */
export function HistoryCard(props: { readonly deviceId: string }) {
  const engine = useEngine();
  const [range, setRange] = useState<RangeId>('24h');
  const [chosen, setChosen] = useState('cpu.load');
  const [nowMs] = useState(() => Math.floor(Date.now() / 60_000) * 60_000);
  const fromMs = rangeStart(range, nowMs) ?? nowMs - ALL_MS;
  const names = useQuery(engine.ask.hardware.series.queryOptions({ input: { deviceId: props.deviceId } }));
  const series = useMemo(() => (names.data?.series ?? []).map((entry) => entry.series).filter((name) => !name.startsWith('cpu.core.')), [names.data]);
  const shown = series.includes(chosen) ? chosen : series[0];
  const asked = useQuery({
    ...engine.ask.hardware.history.queryOptions({ input: { deviceId: props.deviceId, series: [shown ?? 'cpu.load'], fromMs, toMs: nowMs, maxPoints: MAX_POINTS } }),
    enabled: shown !== undefined,
  });
  // Names of disks and cards come from the machine as it is now, asked once and not followed.
  const snapshot = engine.hardware.get().data?.snapshot ?? null;
  const words = seriesWords(shown ?? 'cpu.load', snapshot);
  const buckets = asked.data?.histories[0]?.buckets;
  const points = useMemo(() => pointsOfBuckets(buckets ?? []), [buckets]);
  const state = names.data !== undefined && series.length === 0 ? ({ kind: 'first-run', message: t('device.history.none') } as const) : names.data === undefined ? stateOfAnswer(names) : firstTrouble(stateOfAnswer(asked), FRESH);
  return (
    <Card title={t('device.history')} state={state} figureKind="measured" minHeight={HEIGHT + 80} controls={<RangeSwitch value={range} onChange={setRange} ranges={RANGES} />}>
      <div className="nw-stack nw-stack--tight">
        <div style={{ maxWidth: 320 }}>
          <Choice label={t('device.history.series')} value={shown ?? ''} onChange={setChosen} options={series.map((name) => ({ value: name, label: seriesWords(name, snapshot).label }))} />
        </div>
        <Suspense fallback={<div style={{ height: HEIGHT }} aria-busy="true" />}>
          <HistoryLines title={words.label} unit={words.unit} height={HEIGHT} fromMs={fromMs} toMs={nowMs} series={[{ id: 'series', label: words.label, slot: 1, points }]} csvName={`${props.deviceId}-${shown ?? ''}`} {...(words.domain === null ? {} : { domain: words.domain })} />
        </Suspense>
      </div>
    </Card>
  );
}
