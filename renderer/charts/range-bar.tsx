import { t } from '../strings/words';
import './range-bar.css';
import { useFormats } from '../strings/use-formats';

export interface RangeBarProps {
  readonly label: string;
  readonly currency: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** A range with its middle on a scale that holds zero: low – middle – high, each named. */
export function RangeBar(props: RangeBarProps) {
  const formats = useFormats();
  const from = Math.min(0, props.low);
  const to = Math.max(0, props.high);
  const at = (value: number): string => `${to === from ? 50 : ((value - from) / (to - from)) * 100}%`;
  const money = (value: number): string => formats.money(value, props.currency);
  const words = `${props.label}: ${t('chart.low')} ${money(props.low)}, ${t('chart.middle')} ${money(props.middle)}, ${t('chart.high')} ${money(props.high)}`;
  return (
    <div className="nw-range" role="img" aria-label={words}>
      <div className="nw-range__track">
        <div className="nw-range__band" style={{ left: at(props.low), right: `calc(100% - ${at(props.high)})` }} />
        <div className="nw-range__zero" style={{ left: at(0) }} />
        <div className="nw-range__middle" style={{ left: at(props.middle) }} />
      </div>
      <dl className="nw-range__words" aria-hidden="true">
        {([['chart.low', props.low], ['chart.middle', props.middle], ['chart.high', props.high]] as const).map(([key, value]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{money(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
