import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useEngine } from '../state/engine';
import { useNetworkNames } from '../state/network-names';
import { useDayZone } from '../state/use-day-zone';
import { firstTrouble, stateOfAnswer } from '../state/query-state';
import { symbolText } from '../strings/symbol';
import { t } from '../strings/words';
import { Card } from '../ui/card';
import { FRESH, type CardState } from '../ui/card-state';
import { useLocalDay } from '../ui/now';
import { RangeSwitch, rangeFirstDay, Segments, type RangeId } from '../ui/range-switch';
import { barsOf, seriesOf } from './earnings-shape';

// The chart library is large; the figures above it must not wait for it.
const DailyBars = lazy(() => import('../charts/daily-bars').then((module) => ({ default: module.DailyBars })));

const DAY_RANGES: readonly RangeId[] = ['7d', '30d', '90d', 'ytd', '1y', 'all'];
/** No chain that is read is older than Ethereum. */
const FIRST_DAY = '2015-07-30';
const PLOT_HEIGHT = 220;

export interface EarningsCardProps {
  readonly onOpenDay?: (day: string) => void;
  readonly height?: number;
  /** Only what this device's deployments earned. */
  readonly deviceId?: string;
  readonly title?: string;
}

/** Earnings per day, stacked by network, in the display currency or in one token. Used on Home, on Rewards and on a device's page. */
export function EarningsCard(props: EarningsCardProps) {
  const engine = useEngine();
  const names = useNetworkNames();
  const [range, setRange] = useState<RangeId>('30d');
  const [shownIn, setShownIn] = useState('money');
  const today = useLocalDay(useDayZone());
  const fromDay = rangeFirstDay(range, today) ?? FIRST_DAY;
  const asked = useQuery(engine.ask.rewards.earnings.queryOptions({ input: { fromDay, toDay: today, ...(props.deviceId === undefined ? {} : { deviceId: props.deviceId }) } }));
  const earnings = asked.data;
  const title = props.title ?? t('home.earnings');
  const tokens = earnings?.totals.filter((total) => total.symbol !== null) ?? [];
  const token = tokens.find((total) => total.mint === shownIn);
  const mint = token?.mint ?? null;
  const series = earnings === undefined ? [] : seriesOf(earnings, names);
  const days = earnings === undefined ? [] : barsOf(earnings, mint === null ? { kind: 'money' } : { kind: 'token', mint }, today, range === 'all');
  const height = props.height ?? PLOT_HEIGHT;
  return (
    <Card
      title={title}
      state={firstTrouble(stateOfAnswer(asked), stateOf(earnings, series.length, token !== undefined))}
      minHeight={height + 60}
      controls={
        <>
          {tokens.length > 0 ? (
            <Segments label={t('home.earnings.unit')} value={token?.mint ?? 'money'} onChange={setShownIn} options={[{ value: 'money', label: earnings?.currency ?? '' }, ...tokens.map((total) => ({ value: total.mint, label: symbolText(total.symbol) }))]} />
          ) : null}
          <RangeSwitch value={range} onChange={setRange} ranges={DAY_RANGES} />
        </>
      }
    >
      {earnings === undefined ? null : (
        <Suspense fallback={<div style={{ height }} aria-busy="true" />}>
          <DailyBars
            title={title}
            unit={token === undefined ? earnings.currency : symbolText(token.symbol)}
            series={series.filter((entry) => token === undefined || entry.id === token.network)}
            days={days}
            height={height}
            csvName={`earnings-${fromDay}-${today}`}
            {...(token === undefined && earnings.netIsKnown ? { lineLabel: t('home.earnings.net') } : {})}
            {...(props.onOpenDay === undefined ? {} : { onOpenDay: props.onOpenDay })}
          />
        </Suspense>
      )}
    </Card>
  );
}

function stateOf(earnings: { readonly income: { readonly parts: number; readonly missing: number } } | undefined, networks: number, inToken: boolean): CardState {
  if (earnings === undefined) return FRESH;
  if (networks === 0) return { kind: 'first-run', message: t('home.earnings.none') };
  // An amount needs no price; bars of money without any price would stand there as zeros.
  if (inToken) return FRESH;
  if (earnings.income.parts > 0 && earnings.income.missing === earnings.income.parts) return { kind: 'first-run', message: t('home.earnings.unpriced') };
  if (earnings.income.missing > 0) return { kind: 'partial', have: earnings.income.parts - earnings.income.missing, of: earnings.income.parts, what: 'lines' };
  return FRESH;
}
