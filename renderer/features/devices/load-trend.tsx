import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pointsOfBuckets } from '../../charts/shape/points';
import { Sparkline } from '../../charts/sparkline';
import { useEngine } from '../../state/engine';
import { t } from '../../strings/words';

const DAY_MS = 86_400_000;
const POINTS = 48;

/** A day of processor load in a table row. */
export function LoadTrend(props: { readonly deviceId: string }) {
  const engine = useEngine();
  // The minute at which the table was opened: a trend of a day need not follow every second.
  const [toMs] = useState(() => Math.floor(Date.now() / 60_000) * 60_000);
  const asked = useQuery(engine.ask.hardware.history.queryOptions({ input: { deviceId: props.deviceId, series: ['cpu.load'], fromMs: toMs - DAY_MS, toMs, maxPoints: POINTS } }));
  const points = pointsOfBuckets(asked.data?.histories[0]?.buckets ?? []);
  if (points.length === 0) return null;
  return <Sparkline label={t('devices.column.trend')} values={points.map((point) => point.value)} domain={[0, 100]} width={72} height={20} />;
}
