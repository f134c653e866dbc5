import { useMemo } from 'react';
import { Area, CartesianGrid, ComposedChart, Label, Line, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormats } from '../strings/use-formats';
import type { Formats } from '../strings/formats';
import { t } from '../strings/words';
import type { Column } from '../ui/data-table';
import { ChartFrame } from './chart-frame';
import { crossingOf, curveRows, type CurvePoint, type CurveRow, type RealisedPoint } from './shape/curve';
import { timeTicks } from './shape/ticks';
import { Tip } from './tip';

export interface CumulativeCurveProps {
  readonly title: string;
  readonly currency: string;
  readonly forecast: readonly CurvePoint[];
  readonly realised: readonly RealisedPoint[];
  /** Local day of today; marked when it lies on the axis. */
  readonly today: string;
  readonly height?: number;
  readonly csvName?: string;
}

/** Money since the purchase: the likely band and its middle (dashed: a forecast), what really came (solid), and the zero line. */
export function CumulativeCurve(props: CumulativeCurveProps) {
  const formats = useFormats();
  const height = props.height ?? 320;
  const rows = useMemo(() => curveRows(props.forecast, props.realised), [props.forecast, props.realised]);
  const columns = useMemo(() => tableColumns(props.currency, formats), [props.currency, formats]);
  return (
    <ChartFrame summary={summaryOf(props, formats)} height={height} keys={<Keys hasBand={rows.some((row) => row.band !== null)} hasRealised={props.realised.length > 0} />} table={{ caption: props.title, columns, rows, rowId: (row) => row.day, ...(props.csvName === undefined ? {} : { csvName: props.csvName }) }}>
      {(width) => <Plot {...props} rows={rows} width={width} height={height} formats={formats} />}
    </ChartFrame>
  );
}

function Plot(props: CumulativeCurveProps & { readonly rows: readonly CurveRow[]; readonly width: number; readonly height: number; readonly formats: Formats }) {
  const { rows, formats } = props;
  const from = rows[0]?.atMs ?? 0;
  const to = rows.at(-1)?.atMs ?? 1;
  const todayMs = Date.parse(`${props.today}T00:00:00Z`);
  const short = (value: number): string => formats.money(value, props.currency, { digits: 0 });
  return (
    <ComposedChart width={props.width} height={props.height} data={[...rows]} margin={{ top: 20, right: 32, bottom: 0, left: 0 }} accessibilityLayer title={props.title}>
      <CartesianGrid vertical={false} stroke="var(--nw-line)" />
      <XAxis dataKey="atMs" type="number" scale="time" domain={[from, to]} ticks={[...timeTicks(from, to, Math.max(2, Math.floor(props.width / 100)))]} interval={0} tickFormatter={(at: number) => formats.month(at)} tickLine={false} axisLine={{ stroke: 'var(--nw-line)' }} />
      <YAxis width={72} tickLine={false} axisLine={false} tickCount={6} tickFormatter={short} />
      <Tooltip cursor={{ stroke: 'var(--nw-field-edge)' }} isAnimationActive={false} content={({ active, payload }) => <CurveTip active={active} row={payload[0]?.payload as CurveRow | undefined} currency={props.currency} formats={formats} />} />
      <Area dataKey="band" stroke="none" fill="var(--nw-series-1)" fillOpacity={0.2} isAnimationActive={false} activeDot={false} connectNulls type="linear" />
      <ReferenceLine y={0} stroke="var(--nw-text)" strokeWidth={1} />
      <Line dataKey="middle" stroke="var(--nw-edge-1)" strokeWidth={2} strokeDasharray="6 4" dot={false} isAnimationActive={false} connectNulls type="linear" />
      <Line dataKey="realised" stroke="var(--nw-text)" strokeWidth={2} dot={props.realised.length < 3} isAnimationActive={false} connectNulls type="linear" />
      {todayMs >= from && todayMs <= to ? (
        <ReferenceLine x={todayMs} stroke="var(--nw-muted)" strokeDasharray="2 3">
          <Label value={t('chart.today')} position="top" />
        </ReferenceLine>
      ) : null}
    </ComposedChart>
  );
}

function CurveTip(props: { readonly active: boolean | undefined; readonly row: CurveRow | undefined; readonly currency: string; readonly formats: Formats }) {
  const { row, formats } = props;
  if (props.active !== true || row === undefined) return null;
  const money = (value: number): string => formats.money(value, props.currency);
  const rows = [];
  if (row.realised !== null) rows.push({ label: t('chart.realised'), value: money(row.realised) });
  if (row.band !== null) rows.push({ label: t('chart.high'), value: money(row.band[1]) });
  if (row.middle !== null) rows.push({ label: t('chart.middle'), value: money(row.middle) });
  if (row.band !== null) rows.push({ label: t('chart.low'), value: money(row.band[0]) });
  return <Tip title={formats.localDate(row.day)} rows={rows} note={row.realised === null ? t('chart.estimated') : null} />;
}

function Keys(props: { readonly hasBand: boolean; readonly hasRealised: boolean }) {
  return (
    <div className="nw-chart__keys">
      {props.hasRealised ? (
        <span className="nw-chart__key">
          <span className="nw-chart__swatch nw-chart__swatch--line" style={{ borderColor: 'var(--nw-text)' }} />
          {t('chart.realised')}
        </span>
      ) : null}
      <span className="nw-chart__key">
        <span className="nw-chart__swatch nw-chart__swatch--line nw-chart__swatch--dashed" style={{ borderColor: 'var(--nw-edge-1)' }} />
        {t('chart.forecast')}
      </span>
      {props.hasBand ? (
        <span className="nw-chart__key">
          <span className="nw-chart__swatch" style={{ background: 'color-mix(in srgb, var(--nw-series-1) 30%, transparent)', borderColor: 'var(--nw-edge-1)' }} />
          {t('chart.band')}
        </span>
      ) : null}
    </div>
  );
}

function summaryOf(props: CumulativeCurveProps, formats: Formats): string {
  const first = props.forecast[0];
  const last = props.forecast.at(-1);
  if (first === undefined || last === undefined) return t('chart.summary.empty', { title: props.title });
  const crossing = crossingOf(props.forecast);
  return t('chart.summary.cumulative', {
    title: props.title,
    first: formats.money(first.middle, props.currency, { digits: 0 }),
    last: formats.money(last.middle, props.currency, { digits: 0 }),
    cross: crossing === null ? t('chart.summary.never') : t('chart.summary.crosses', { when: formats.localDate(crossing) }),
  });
}

function tableColumns(currency: string, formats: Formats): readonly Column<CurveRow>[] {
  const column = (id: string, title: string, value: (row: CurveRow) => number | null): Column<CurveRow> => ({
    id,
    title,
    align: 'right',
    cell: (row) => {
      const shown = value(row);
      return shown === null ? '—' : formats.money(shown, currency);
    },
    csv: value,
  });
  return [
    { id: 'day', title: t('chart.day'), cell: (row) => formats.localDate(row.day), csv: (row) => row.day },
    column('realised', t('chart.realised'), (row) => row.realised),
    column('low', t('chart.low'), (row) => row.band?.[0] ?? null),
    column('middle', t('chart.middle'), (row) => row.middle),
    column('high', t('chart.high'), (row) => row.band?.[1] ?? null),
  ];
}
