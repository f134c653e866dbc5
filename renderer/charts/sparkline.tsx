import { seriesEdge, type SeriesSlot } from '../ui/tokens';
import { sparkPaths } from './shape/spark';
import './charts.css';

export interface SparklineProps {
  /** Evenly spaced values; null = a gap. */
  readonly values: readonly (number | null)[];
  /** What the line shows, in words, for screen readers. */
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
  readonly slot?: SeriesSlot;
  readonly domain?: readonly [number, number];
}

/** A small line in a row or card; no axes, drawn without the chart library. */
export function Sparkline(props: SparklineProps) {
  const { width = 120, height = 28 } = props;
  const paths = sparkPaths(props.values, width, height, props.domain ?? null);
  return (
    <svg className="nw-spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={props.label} preserveAspectRatio="none">
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} stroke="var(--nw-line)" />
      {paths.lines.map((path) => (
        <path key={path} d={path} fill="none" stroke={seriesEdge(props.slot ?? 1)} strokeWidth="1.5" strokeLinejoin="round" vectorEffect="non-scaling-stroke" />
      ))}
      {paths.dots.map((dot) => (
        <circle key={dot.x} cx={dot.x} cy={dot.y} r="1.5" fill={seriesEdge(props.slot ?? 1)} />
      ))}
    </svg>
  );
}
