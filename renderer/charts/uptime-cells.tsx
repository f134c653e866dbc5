import { useId, useState, type KeyboardEvent } from 'react';
import { useFormats } from '../strings/use-formats';
import type { Formats } from '../strings/formats';
import { t } from '../strings/words';
import './charts.css';
import { Hatch } from './hatch';
import { lookOf, upShareOf, type CellLook, type UptimeCell } from './shape/cells';

export interface UptimeCellsProps {
  readonly title: string;
  readonly cells: readonly UptimeCell[];
  /** Cells of a day are named by date, shorter ones by their time. */
  readonly unit: 'day' | 'time';
  /** 0..1 of the watched time; null when nothing was watched. */
  readonly upShare: number | null;
  readonly watchedShare: number;
}

const HEIGHT = 32;
const STEP = 10;

/** Height and pattern carry the state, so that it reads without colour: full, cut, hatched, low, empty outline. */
const SHAPES: Readonly<Record<CellLook, { readonly y: number; readonly height: number }>> = {
  up: { y: 0, height: HEIGHT },
  part: { y: 8, height: HEIGHT - 8 },
  down: { y: 0, height: HEIGHT },
  asleep: { y: 20, height: HEIGHT - 20 },
  unwatched: { y: HEIGHT - 3, height: 3 },
};

/** Uptime in cells of 15 minutes or of a day. Arrow keys walk the cells; the sentence under the bar says what the cell at hand is. */
export function UptimeCells(props: UptimeCellsProps) {
  const formats = useFormats();
  const hatch = useId().replaceAll(':', '');
  const [at, setAt] = useState<number | null>(null);
  const { cells } = props;
  const onKey = (event: KeyboardEvent): void => {
    const last = cells.length - 1;
    const from = at ?? last;
    const next = event.key === 'ArrowLeft' ? from - 1 : event.key === 'ArrowRight' ? from + 1 : event.key === 'Home' ? 0 : event.key === 'End' ? last : null;
    if (next === null) return;
    event.preventDefault();
    setAt(Math.min(last, Math.max(0, next)));
  };
  const summary = props.upShare === null ? t('chart.summary.empty', { title: props.title }) : t('chart.summary.uptime', { title: props.title, percent: formats.percent(props.upShare * 100, 2), unwatched: formats.percent((1 - props.watchedShare) * 100, 1) });
  const shown = at === null ? undefined : cells[at];
  return (
    <div className="nw-stack nw-stack--tight">
      {/* A slider in the eyes of assistive technology: one stop of the tab key, arrows move along the cells, each is read out. */}
      <div
        role="slider"
        tabIndex={0}
        aria-label={summary}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, cells.length - 1)}
        aria-valuenow={at ?? Math.max(0, cells.length - 1)}
        aria-valuetext={shown === undefined ? summary : cellWords(shown, props.unit, formats)}
        onKeyDown={onKey}
        onBlur={() => setAt(null)}
        onMouseLeave={() => setAt(null)}
      >
        <svg className="nw-cells" height={HEIGHT} viewBox={`0 0 ${Math.max(1, cells.length) * STEP} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <defs>
            <Hatch id={hatch} colour="var(--nw-loss)" />
          </defs>
          {cells.map((cell, index) => (
            <CellShape key={cell.fromMs} cell={cell} index={index} active={index === at} hatch={hatch} onEnter={() => setAt(index)} />
          ))}
        </svg>
      </div>
      <div className="nw-cells__scale" aria-hidden="true">
        <span>{cells[0] === undefined ? '' : stamp(cells[0].fromMs, props.unit, formats)}</span>
        <span>{cells.at(-1) === undefined ? '' : stamp(cells.at(-1)?.toMs ?? 0, props.unit, formats)}</span>
      </div>
      <p className="nw-cells__said">{shown === undefined ? summary : cellWords(shown, props.unit, formats)}</p>
    </div>
  );
}

function CellShape(props: { readonly cell: UptimeCell; readonly index: number; readonly active: boolean; readonly hatch: string; readonly onEnter: () => void }) {
  const look = lookOf(props.cell);
  const shape = SHAPES[look];
  const x = props.index * STEP + 1;
  const share = upShareOf(props.cell) ?? 0;
  const fill = look === 'up' ? 'var(--nw-gain)' : look === 'down' ? `url(#${props.hatch})` : look === 'part' ? 'var(--nw-warn)' : 'var(--nw-unknown)';
  return (
    <g onMouseEnter={props.onEnter}>
      <rect x={props.index * STEP} y={0} width={STEP} height={HEIGHT} fill={props.active ? 'var(--nw-selected)' : 'transparent'} />
      {look === 'part' ? (
        <>
          <rect x={x} y={0} width={STEP - 2} height={HEIGHT * (1 - share)} fill={`url(#${props.hatch})`} />
          <rect x={x} y={HEIGHT * (1 - share)} width={STEP - 2} height={HEIGHT * share} fill="var(--nw-gain)" />
        </>
      ) : (
        <rect x={x} y={shape.y} width={STEP - 2} height={shape.height} fill={fill} />
      )}
    </g>
  );
}

const stamp = (ms: number, unit: 'day' | 'time', formats: Formats): string => (unit === 'day' ? formats.dayShort(ms) : formats.time(ms));

function cellWords(cell: UptimeCell, unit: 'day' | 'time', formats: Formats): string {
  const share = upShareOf(cell);
  const time = unit === 'day' ? formats.day(cell.fromMs) : `${formats.time(cell.fromMs)} – ${formats.time(cell.toMs)}`;
  if (share === null) return t('uptime.cell.unwatched', { time });
  return t('uptime.cell', { time, state: t(`uptime.${lookOf(cell)}`), percent: formats.percent(share * 100, 1) });
}
