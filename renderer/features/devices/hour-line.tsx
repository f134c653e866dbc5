import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { HardwareSnapshot } from '../../../shared/domain/hardware';
import { pointsOfBuckets, type LinePoint } from '../../charts/shape/points';
import type { HardwareTopic } from '../../../shared/contract/topics';
import { useEngine } from '../../state/engine';
import type { LiveTopic } from '../../state/live-topic';
import { t } from '../../strings/words';

const HistoryLines = lazy(() => import('../../charts/history-lines').then((module) => ({ default: module.HistoryLines })));

const HOUR_MS = 3_600_000;
const POINTS = 240;
const HEIGHT = 150;

/** The last 60 minutes of load: what the store has, asked once, and what arrives live from then on. */
export function HourLine(props: { readonly deviceId: string; readonly snapshot: HardwareSnapshot }) {
  const engine = useEngine();
  const { snapshot } = props;
  const [openedMs] = useState(() => Date.now());
  const asked = useQuery({ ...engine.ask.hardware.history.queryOptions({ input: { deviceId: props.deviceId, series: ['cpu.load'], fromMs: openedMs - HOUR_MS, toMs: openedMs, maxPoints: POINTS } }), staleTime: Number.POSITIVE_INFINITY });
  const tail = useTail(engine.hardware);
  const toMs = Math.max(openedMs, snapshot.atMs);
  const points = useMemo(() => joinTail(pointsOfBuckets(asked.data?.histories[0]?.buckets ?? []), tail, toMs - HOUR_MS), [asked.data, tail, toMs]);
  return (
    <section aria-label={t('device.live.hour')}>
      <h3 className="nw-part__label">
        {t('device.live.hour')}: {t('series.cpu.load')}
      </h3>
      <Suspense fallback={<div style={{ height: HEIGHT }} aria-busy="true" />}>
        <HistoryLines title={t('device.live.hour')} unit="%" domain={[0, 100]} height={HEIGHT} fromMs={toMs - HOUR_MS} toMs={toMs} series={[{ id: 'cpu', label: t('series.cpu.load'), slot: 1, points }]} />
      </Suspense>
    </section>
  );
}

/** Collects what arrives while the page is open. */
function useTail(topic: LiveTopic<HardwareTopic>): readonly LinePoint[] {
  const [tail, setTail] = useState<readonly LinePoint[]>([]);
  useEffect(
    () =>
      topic.subscribe(() => {
        const snapshot = topic.get().data?.snapshot ?? null;
        if (snapshot === null) return;
        const { atMs, cpu } = snapshot;
        const point: LinePoint = { atMs, value: cpu.state === 'ok' ? cpu.value.loadPct : null, band: null, covered: 1 };
        setTail((points) => (points.at(-1)?.atMs === atMs ? points : [...points.filter((earlier) => earlier.atMs > atMs - HOUR_MS && earlier.atMs < atMs), point]));
      }),
    [topic],
  );
  return tail;
}

function joinTail(stored: readonly LinePoint[], tail: readonly LinePoint[], fromMs: number): readonly LinePoint[] {
  const lastStored = stored.at(-1)?.atMs ?? 0;
  return [...stored, ...tail.filter((point) => point.atMs > lastStored)].filter((point) => point.atMs >= fromMs);
}
