import { useFormats } from '../strings/use-formats';
import './progress.css';

export interface ProgressProps {
  readonly label: string;
  /** 0..1; null while the whole is not known. */
  readonly share: number | null;
  readonly detail?: string;
}

export function Progress(props: ProgressProps) {
  const formats = useFormats();
  const percent = props.share === null ? null : Math.round(Math.min(1, Math.max(0, props.share)) * 100);
  return (
    <div className="nw-progress">
      <div className="nw-row nw-row--apart nw-small">
        <span>{props.label}</span>
        <span className="nw-muted">{percent === null ? '' : formats.percent(percent, 0)}</span>
      </div>
      <div className="nw-progress__track" role="progressbar" aria-label={props.label} aria-valuemin={0} aria-valuemax={100} {...(percent === null ? {} : { 'aria-valuenow': percent })}>
        <div className={percent === null ? 'nw-progress__fill nw-progress__fill--open' : 'nw-progress__fill'} style={{ width: percent === null ? '100%' : `${percent}%` }} />
      </div>
      {props.detail !== undefined ? <p className="nw-small nw-muted">{props.detail}</p> : null}
    </div>
  );
}
