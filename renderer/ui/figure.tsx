import type { Figure } from '../../shared/domain/figure';
import { t } from '../strings/words';
import { reasonWords } from '../strings/reasons';
import { useFormats } from '../strings/use-formats';
import type { QuantityText } from '../strings/formats';
import './figure.css';

export type FigureSize = 'body' | 'lead' | 'title' | 'figure' | 'hero';

export interface FigureViewProps {
  readonly figure: Figure;
  readonly size?: FigureSize;
  /** Shows ▲ or ▼ and the colour of gain or loss: for results, not for amounts. */
  readonly signed?: boolean;
  /** Which side of the true value a sum with missing parts lies on: income is at least, a net with missing costs at most. */
  readonly bound?: 'at-least' | 'at-most';
  /** Shows the reason in words under an unknown value (true), or on hover only. */
  readonly withReason?: boolean;
}

/** A figure as the engine tells it: the number large, the unit smaller and muted, the sign as a symbol, "—" with its reason when it is not known. */
export function FigureView(props: FigureViewProps) {
  const { figure, size = 'figure', withReason = true } = props;
  if (!figure.value.known) return <UnknownValue reason={figure.value.reason} size={size} withReason={withReason} />;
  return (
    <QuantityView
      value={figure.value.value}
      unit={figure.unit}
      size={size}
      signed={props.signed ?? false}
      estimated={figure.kind === 'estimated'}
      bound={figure.missing > 0 ? (props.bound ?? 'at-least') : null}
    />
  );
}

/** "—" and why. */
export function UnknownValue(props: { readonly reason: string; readonly size?: FigureSize; readonly withReason?: boolean }) {
  const words = reasonWords(props.reason);
  return (
    <span className={`nw-figure nw-figure--${props.size ?? 'body'} nw-figure--unknown`} title={words}>
      <span aria-hidden="true">—</span>
      {props.withReason === true ? <span className="nw-figure__reason">{words}</span> : <span className="nw-hidden">{words}</span>}
    </span>
  );
}

export interface QuantityViewProps {
  readonly value: number;
  readonly unit: string;
  readonly size?: FigureSize;
  readonly signed?: boolean;
  readonly estimated?: boolean;
  readonly bound?: 'at-least' | 'at-most' | null;
}

/** A known number with its unit. */
export function QuantityView(props: QuantityViewProps) {
  const formats = useFormats();
  const signed = props.signed ?? false;
  const parts = formats.quantity(signed ? Math.abs(props.value) : props.value, props.unit);
  const direction = !signed ? null : props.value > 0 ? 'gain' : props.value < 0 ? 'loss' : 'none';
  const classes = ['nw-figure', `nw-figure--${props.size ?? 'body'}`];
  if (direction === 'gain') classes.push('nw-gain');
  if (direction === 'loss') classes.push('nw-loss');
  if (direction === 'none') classes.push('nw-unknown');
  if (props.estimated === true) classes.push('nw-figure--estimated');
  return (
    <span className={classes.join(' ')}>
      {typeof props.bound === 'string' ? (
        <span className="nw-figure__bound">
          <span aria-hidden="true">{props.bound === 'at-least' ? '≥' : '≤'}</span>
          <span className="nw-hidden">{t(`figure.${props.bound}`)}</span>
        </span>
      ) : null}
      {direction !== null ? (
        <span className="nw-figure__sign">
          <span aria-hidden="true">{direction === 'gain' ? '▲' : direction === 'loss' ? '▼' : '—'}</span>
          <span className="nw-hidden">{t(`sign.${direction}`)}</span>
        </span>
      ) : null}
      <Parts parts={parts} />
    </span>
  );
}

function Parts(props: { readonly parts: QuantityText }) {
  const { number, unit, unitFirst } = props.parts;
  const shown = unit === '' ? null : <span className="nw-figure__unit">{unit}</span>;
  return (
    <span className="nw-figure__value">
      {unitFirst ? shown : null}
      <span>{number}</span>
      {unitFirst ? null : shown}
    </span>
  );
}
