import { useMemo } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormats } from '../strings/use-formats';
import type { Formats } from '../strings/formats';
import { t } from '../strings/words';
import type { Column } from '../ui/data-table';
import { seriesEdge, seriesFill, type SeriesSlot } from '../ui/tokens';
import { ChartFrame } from './chart-frame';
import { joinLines, type LineRow, type LineSeries } from './shape/line-rows';
import { extremes, thin } from './shape/points';
import { ticksAreTimes, timeTicks } from './shape/ticks';
import { Tip } from './tip';

export interface HistoryLinesProps {
  readonly title: string;
  readonly unit: string;
  readonly series: readonly LineSeries[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly height?: number;
  /** Fixed ends of the value axis (0 to 100 for shares); absent: from the data. */
  readonly domain?: readonly [number, number];
  /** A limit that matters (a penalty line). */
  readonly limit?: { readonly value: number; readonly label: string };
  readonly csvName?: string;
}

/** Lines over time with their band of lowest and highest. Where nothing was measured the line is broken. */
export function HistoryLines(props: HistoryLinesProps) {
  const formats = useFormats();
  const height = props.height ?? 200;
  const series = useMemo(() => props.series.map((line) => ({ ...line, points: thin(line.points) })), [props.series]);
  const rows = useMemo(() => joinLines(series), [series]);
  const columns = useMemo(() => tableColumns(series, props.unit, formats), [series, props.unit, formats]);
  return (
    <ChartFrame
      summary={summaryOf(props, formats)}
      height={height}
      keys={series.length > 1 ? <Keys series={series} unit={props.unit} formats={formats} /> : null}
      table={{ caption: props.title, columns, rows, rowId: (row) => String(row.atMs), ...(props.csvName === undefined ? {} : { csvName: props.csvName }) }}
    >
      {(width) => <Plot {...props} series={series} rows={rows} width={width} height={height} formats={formats} />}
    </ChartFrame>
  );
}

function Plot(props: HistoryLinesProps & { readonly rows: readonly LineRow[]; readonly width: number; readonly height: number; readonly formats: Formats }) {
  const { formats, rows } = props;
  const times = ticksAreTimes(props.fromMs, props.toMs);
  const ticks = timeTicks(props.fromMs, props.toMs, Math.max(2, Math.floor(props.width / 90)));
  return (
    <ComposedChart width={props.width} height={props.height} data={[...rows]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer title={props.title}>
      <CartesianGrid vertical={false} stroke="var(--nw-line)" />
      <XAxis dataKey="atMs" type="number" scale="time" domain={[props.fromMs, props.toMs]} allowDataOverflow ticks={[...ticks]} interval={0} tickFormatter={(at: number) => (times ? formats.time(at) : formats.dayShort(at))} tickLine={false} axisLine={{ stroke: 'var(--nw-line)' }} />
      <YAxis width={64} tickLine={false} axisLine={false} tickCount={4} domain={props.domain === undefined ? ['auto', 'auto'] : [...props.domain]} allowDataOverflow={props.domain !== undefined} tickFormatter={(value: number) => formats.quantityText(value, props.unit)} />
      <Tooltip cursor={{ stroke: 'var(--nw-field-edge)' }} isAnimationActive={false} content={({ active, payload }) => <PointTip active={active} row={payload[0]?.payload as LineRow | undefined} chart={props} formats={formats} />} />
      {props.limit !== undefined ? <ReferenceLine y={props.limit.value} stroke="var(--nw-warn)" strokeDasharray="4 3" label={{ value: props.limit.label, position: 'insideTopRight' }} /> : null}
      {props.series.map((line) => (
        <Area key={`${line.id}-band`} dataKey={(row: LineRow) => row.cells[line.id]?.band ?? null} stroke="none" fill={seriesFill(line.slot)} fillOpacity={0.16} connectNulls={false} isAnimationActive={false} activeDot={false} tooltipType="none" type="linear" />
      ))}
      {props.series.map((line) => (
        <Line
          key={line.id}
          dataKey={(row: LineRow) => row.cells[line.id]?.value ?? null}
          name={line.label}
          stroke={seriesEdge(line.slot)}
          strokeWidth={1.5}
          {...(line.estimated === true ? { strokeDasharray: '5 4' } : {})}
          dot={(dot: DotProps) => <LoneDot key={dot.index} dot={dot} rows={rows} line={line} />}
          connectNulls={false}
          isAnimationActive={false}
          type="linear"
        />
      ))}
    </ComposedChart>
  );
}

interface DotProps {
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
  readonly index: number;
}

/** A point between two holes would be a line of no length: it gets a dot, so that it is seen. */
function LoneDot(props: { readonly dot: DotProps; readonly rows: readonly LineRow[]; readonly line: { readonly id: string; readonly slot: SeriesSlot } }) {
  const { dot, rows, line } = props;
  const known = (index: number): boolean => (rows[index]?.cells[line.id]?.value ?? null) !== null;
  if (dot.cx === undefined || dot.cy === undefined || !known(dot.index) || known(dot.index - 1) || known(dot.index + 1)) return null;
  return <circle cx={dot.cx} cy={dot.cy} r={2} fill={seriesEdge(line.slot)} />;
}

function PointTip(props: { readonly active: boolean | undefined; readonly row: LineRow | undefined; readonly chart: HistoryLinesProps; readonly formats: Formats }) {
  const { row, chart, formats } = props;
  if (props.active !== true || row === undefined) return null;
  const rows = chart.series.flatMap((line) => {
    const cell = row.cells[line.id];
    if (cell === undefined || cell.value === null) return [];
    const band = cell.band === null ? '' : ` (${formats.quantity(cell.band[0], chart.unit).number} – ${formats.quantity(cell.band[1], chart.unit).number})`;
    return [{ label: line.label, value: `${formats.quantityText(cell.value, chart.unit)}${band}`, colour: seriesFill(line.slot) }];
  });
  const partly = chart.series.some((line) => (row.cells[line.id]?.covered ?? 1) < 0.9);
  return <Tip title={formats.dateTime(row.atMs)} rows={rows} note={rows.length === 0 ? t('chart.gap') : partly ? t('chart.partly') : null} />;
}

function Keys(props: { readonly series: readonly LineSeries[]; readonly unit: string; readonly formats: Formats }) {
  return (
    <div className="nw-chart__keys">
      {props.series.map((line) => {
        const found = extremes(line.points);
        return (
          <span className="nw-chart__key" key={line.id}>
            <span className={`nw-chart__swatch nw-chart__swatch--line ${line.estimated === true ? 'nw-chart__swatch--dashed' : ''}`} style={{ borderColor: seriesEdge(line.slot) }} />
            {line.label} <span className="nw-muted">{found === null ? '—' : props.formats.quantityText(found.last, props.unit)}</span>
          </span>
        );
      })}
    </div>
  );
}

function summaryOf(props: HistoryLinesProps, formats: Formats): string {
  const sentences = props.series.map((line) => {
    const found = extremes(line.points);
    const title = props.series.length === 1 ? props.title : line.label;
    if (found === null) return t('chart.summary.empty', { title });
    const text = (value: number): string => formats.quantityText(value, props.unit);
    return t('chart.summary.line', { title, last: text(found.last), low: text(found.low), high: text(found.high) });
  });
  return sentences.length === 0 ? t('chart.summary.empty', { title: props.title }) : sentences.join(' ');
}

function tableColumns(series: readonly LineSeries[], unit: string, formats: Formats): readonly Column<LineRow>[] {
  const columns: Column<LineRow>[] = [
    { id: 'at', title: t('chart.time'), cell: (row) => formats.dateTime(row.atMs), sortBy: (row) => row.atMs, csv: (row) => new Date(row.atMs).toISOString() },
  ];
  for (const line of series) {
    const value = (row: LineRow): number | null => row.cells[line.id]?.value ?? null;
    columns.push({
      id: line.id,
      title: line.label,
      align: 'right',
      cell: (row) => {
        const shown = value(row);
        return shown === null ? '—' : formats.quantityText(shown, unit);
      },
      sortBy: value,
      csv: value,
    });
  }
  return columns;
}
