import { useId, useMemo } from 'react';
import { Bar, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis, type BarShapeProps } from 'recharts';
import { useFormats } from '../strings/use-formats';
import type { Formats } from '../strings/formats';
import { t } from '../strings/words';
import type { Column } from '../ui/data-table';
import { seriesEdge, seriesFill } from '../ui/tokens';
import { ChartFrame } from './chart-frame';
import { Hatch } from './hatch';
import { dayTotal, joinDays, totalsOf, type BarDay, type BarSeries } from './shape/days';
import { MAX_POINTS } from './shape/points';
import { spread } from './shape/ticks';
import { Tip, type TipRow } from './tip';

export interface DailyBarsProps {
  readonly title: string;
  /** ISO 4217 code, or a unit code of the formats. */
  readonly unit: string;
  readonly series: readonly BarSeries[];
  readonly days: readonly BarDay[];
  /** Name of the line laid over the bars (net); absent: no line. */
  readonly lineLabel?: string;
  readonly height?: number;
  readonly csvName?: string;
  readonly onOpenDay?: (day: string) => void;
}

/** Bars per day, stacked by series. A day that nobody read is a gap; a day that was read and paid nothing is a thin mark on the zero line. */
export function DailyBars(props: DailyBarsProps) {
  const formats = useFormats();
  const hatchId = useId().replaceAll(':', '');
  const height = props.height ?? 240;
  const totals = useMemo(() => totalsOf(props.days), [props.days]);
  const columns = useMemo(() => tableColumns(props, formats), [props, formats]);
  return (
    <ChartFrame
      summary={summaryOf(props, formats, totals)}
      height={height}
      keys={<Keys {...props} />}
      table={{ caption: props.title, columns, rows: props.days, rowId: (day) => day.day, ...(props.csvName === undefined ? {} : { csvName: props.csvName }) }}
    >
      {(width) => <Plot {...props} width={width} height={height} hatchId={hatchId} formats={formats} />}
    </ChartFrame>
  );
}

function Plot(props: DailyBarsProps & { readonly width: number; readonly height: number; readonly hatchId: string; readonly formats: Formats }) {
  const { formats, hatchId } = props;
  const { days } = useMemo(() => joinDays(props.days, Math.min(MAX_POINTS, Math.max(20, Math.floor(props.width / 9)))), [props.days, props.width]);
  const ticks = spread(days.map((day) => day.day), Math.max(2, Math.floor(props.width / 90)));
  const top = props.series.at(-1)?.id;
  return (
    <ComposedChart width={props.width} height={props.height} data={[...days]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} barCategoryGap="18%" accessibilityLayer title={props.title}>
      <defs>
        {props.series.map((series) => (
          <Hatch key={series.id} id={`${hatchId}-${series.id}`} colour={seriesFill(series.slot)} />
        ))}
      </defs>
      <CartesianGrid vertical={false} stroke="var(--nw-line)" />
      <XAxis dataKey="day" ticks={[...ticks]} interval={0} tickFormatter={(day: string) => formats.localDateShort(day)} tickLine={false} axisLine={{ stroke: 'var(--nw-line)' }} />
      <YAxis width={64} tickLine={false} axisLine={false} tickFormatter={(value: number) => formats.quantityText(value, props.unit)} tickCount={4} />
      <Tooltip cursor={{ fill: 'var(--nw-selected)', opacity: 0.5 }} isAnimationActive={false} content={({ active, payload }) => <DayTip active={active} day={payload[0]?.payload as BarDay | undefined} chart={props} formats={formats} />} />
      <ReferenceLine y={0} stroke="var(--nw-field-edge)" />
      {props.series.map((series) => (
        <Bar
          key={series.id}
          dataKey={(day: BarDay) => (day.read ? (day.values[series.id] ?? 0) : null)}
          name={series.label}
          stackId="stack"
          isAnimationActive={false}
          shape={(shape: BarShapeProps) => <Piece shape={shape} fill={seriesFill(series.slot)} edge={seriesEdge(series.slot)} hatch={`url(#${hatchId}-${series.id})`} last={series.id === top} />}
          {...(props.onOpenDay === undefined ? {} : { onClick: (entry: { readonly payload?: unknown }) => props.onOpenDay?.((entry.payload as BarDay).day), style: { cursor: 'pointer' } })}
        />
      ))}
      {props.lineLabel !== undefined ? (
        <Line dataKey="line" name={props.lineLabel} stroke="var(--nw-text)" strokeWidth={1.25} strokeOpacity={0.75} dot={days.length < 3} connectNulls={false} isAnimationActive={false} type="linear" />
      ) : null}
    </ComposedChart>
  );
}

function Piece(props: { readonly shape: BarShapeProps; readonly fill: string; readonly edge: string; readonly hatch: string; readonly last: boolean }) {
  const { x, y, width, height } = props.shape;
  const day = props.shape.payload as BarDay | undefined;
  if (day === undefined || !day.read || typeof x !== 'number' || typeof y !== 'number' || typeof width !== 'number' || typeof height !== 'number') return null;
  // Read and nothing came: a thin mark says "zero was measured", where a gap says "nobody looked".
  if (dayTotal(day) === 0) return props.last ? <rect x={x} y={y - 1} width={width} height={2} fill="var(--nw-unknown)" /> : null;
  if (height === 0) return null;
  return (
    <rect
      x={x}
      y={Math.min(y, y + height)}
      width={width}
      height={Math.abs(height)}
      fill={day.estimated ? props.hatch : props.fill}
      fillOpacity={day.partly ? 0.55 : 1}
      stroke={props.edge}
      strokeWidth={1}
      strokeDasharray={day.partly ? '2 2' : undefined}
    />
  );
}

function DayTip(props: { readonly active: boolean | undefined; readonly day: BarDay | undefined; readonly chart: DailyBarsProps; readonly formats: Formats }) {
  const { day, chart, formats } = props;
  if (props.active !== true || day === undefined) return null;
  if (!day.read) return <Tip title={formats.localDate(day.day)} rows={[]} note={t('chart.gap')} />;
  const rows: TipRow[] = chart.series
    .filter((series) => (day.values[series.id] ?? 0) !== 0)
    .map((series) => ({ label: series.label, value: formats.quantityText(day.values[series.id] ?? 0, chart.unit), colour: seriesFill(series.slot) }));
  rows.push({ label: t('chart.total'), value: formats.quantityText(dayTotal(day), chart.unit) });
  if (chart.lineLabel !== undefined) rows.push({ label: chart.lineLabel, value: day.line === null ? t('figure.unknown') : formats.quantityText(day.line, chart.unit) });
  return <Tip title={formats.localDate(day.day)} rows={rows} note={day.partly ? t('chart.partly') : day.estimated ? t('chart.estimated') : null} />;
}

function Keys(props: DailyBarsProps) {
  const formats = useFormats();
  const totals = useMemo(() => totalsOf(props.days), [props.days]);
  return (
    <div className="nw-chart__keys">
      {props.series.map((series) => (
        <span className="nw-chart__key" key={series.id}>
          <span className="nw-chart__swatch" style={{ background: seriesFill(series.slot), borderColor: seriesEdge(series.slot) }} />
          {series.label} <span className="nw-muted">{formats.quantityText(totals.bySeries[series.id] ?? 0, props.unit)}</span>
        </span>
      ))}
      {props.lineLabel !== undefined ? (
        <span className="nw-chart__key">
          <span className="nw-chart__swatch nw-chart__swatch--line" style={{ borderColor: 'var(--nw-text)' }} />
          {props.lineLabel}
        </span>
      ) : null}
    </div>
  );
}

function summaryOf(props: DailyBarsProps, formats: Formats, totals: ReturnType<typeof totalsOf>): string {
  if (totals.highest === null) return t('chart.summary.empty', { title: props.title });
  const sentence = t('chart.summary.bars', {
    title: props.title,
    total: formats.quantityText(totals.total, props.unit),
    days: totals.daysRead,
    high: formats.quantityText(totals.highest.value, props.unit),
    day: formats.localDateShort(totals.highest.day),
  });
  return totals.gaps === 0 ? sentence : `${sentence} ${t('chart.summary.gaps', { n: totals.gaps })}`;
}

function tableColumns(props: DailyBarsProps, formats: Formats): readonly Column<BarDay>[] {
  const money = (value: number | null): string => (value === null ? '—' : formats.quantityText(value, props.unit));
  const columns: Column<BarDay>[] = [{ id: 'day', title: t('chart.day'), cell: (day) => formats.localDate(day.day), sortBy: (day) => day.day, csv: (day) => day.day }];
  for (const series of props.series) {
    const value = (day: BarDay): number | null => (day.read ? (day.values[series.id] ?? 0) : null);
    columns.push({ id: series.id, title: series.label, align: 'right', cell: (day) => money(value(day)), sortBy: value, csv: value });
  }
  if (props.lineLabel !== undefined) columns.push({ id: 'line', title: props.lineLabel, align: 'right', cell: (day) => money(day.line), sortBy: (day) => day.line, csv: (day) => day.line });
  return columns;
}
