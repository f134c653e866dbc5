import { Slider } from '@mantine/core';
import { useFormats } from '../../strings/use-formats';
import type { Formats } from '../../strings/formats';
import { t } from '../../strings/words';
import { isHigherBetter, scaleOf, type HandleId } from './handle-scale';

export interface HandleProps {
  readonly handle: HandleId;
  readonly currency: string;
  /** The value in force with nothing moved; null: not known. */
  readonly known: number | null;
  readonly moved: number | null;
  /** What is needed to just pay back; null: out of reach. */
  readonly needed: number | null;
  readonly onMove: (value: number) => void;
}

/** One slider: the value, its two ends with which of them is the good one, and the dashed mark at what is needed. */
export function Handle(props: HandleProps) {
  const formats = useFormats();
  const { handle, known, moved, needed } = props;
  const scale = scaleOf(handle, known, needed);
  const shown = moved ?? known;
  const text = (value: number): string => handleText(handle, value, props.currency, formats);
  const label = t(`be.handle.${handle}`);
  const higher = isHigherBetter(handle);
  const onScale = needed !== null && needed >= scale.min && needed <= scale.max;
  return (
    <div>
      <div className="nw-handle__head">
        <span>{label}</span>
        <span>
          {moved === null || known === null ? null : <span className="nw-small nw-muted">{t('be.handle.moved', { value: text(known) })} </span>}
          <span className="nw-handle__value">{shown === null ? t('figure.unknown') : text(shown)}</span>
        </span>
      </div>
      <div className="nw-handle__track">
        {onScale ? <span className="nw-handle__flip" style={{ left: `${((needed - scale.min) / (scale.max - scale.min)) * 100}%` }} aria-hidden="true" /> : null}
        <Slider
          thumbLabel={label}
          label={null}
          min={scale.min}
          max={scale.max}
          step={scale.step}
          value={Math.min(scale.max, Math.max(scale.min, shown ?? scale.min))}
          disabled={known === null}
          onChange={props.onMove}
          thumbValueText={shown === null ? t('figure.unknown') : text(shown)}
          size="sm"
        />
      </div>
      <div className="nw-handle__words nw-small nw-muted" aria-hidden="true">
        <span>{t(higher ? 'be.handle.worse' : 'be.handle.better', { value: text(scale.min) })}</span>
        <span>{t(higher ? 'be.handle.better' : 'be.handle.worse', { value: text(scale.max) })}</span>
      </div>
      <p className="nw-small">
        {known === null ? t('be.handle.unknown') : needed === null ? t('be.handle.out-of-reach') : t(higher ? 'be.handle.flip.at-least' : 'be.handle.flip.at-most', { value: text(needed) })}
      </p>
    </div>
  );
}

function handleText(handle: HandleId, value: number, currency: string, formats: Formats): string {
  switch (handle) {
    case 'tokenPrice':
      return formats.money(value, currency, { digits: value !== 0 && value < 1 ? 4 : 2 });
    case 'kwhPrice':
      return formats.quantityText(value, `${currency}/kWh`);
    case 'busyHoursPerDay':
      return formats.quantityText(value, 'h');
    case 'networkGrowthPerYear':
      return `${value > 0 ? '+' : ''}${formats.percent(value * 100, 0)}`;
  }
}
