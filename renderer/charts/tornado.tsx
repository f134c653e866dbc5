import { t } from '../strings/words';
import { useFormats } from '../strings/use-formats';
import './range-bar.css';

export interface TornadoRow {
  readonly id: string;
  readonly label: string;
  /** The result with the input lowered, and raised, by the same share. */
  readonly low: number;
  readonly high: number;
}

export interface TornadoProps {
  readonly title: string;
  readonly currency: string;
  /** The result with nothing moved. */
  readonly base: number;
  readonly rows: readonly TornadoRow[];
}

/** What moves a result most, widest on top: hatched for the input lowered, solid for it raised. */
export function Tornado(props: TornadoProps) {
  const formats = useFormats();
  const ends = [props.base, ...props.rows.flatMap((row) => [row.low, row.high])];
  const from = Math.min(...ends);
  const to = Math.max(...ends);
  const at = (value: number): number => (to === from ? 50 : ((value - from) / (to - from)) * 100);
  const money = (value: number): string => formats.money(value, props.currency, { digits: 0 });
  const bar = (value: number) => ({ left: `${Math.min(at(value), at(props.base))}%`, width: `${Math.abs(at(value) - at(props.base))}%` });
  return (
    <div className="nw-stack nw-stack--tight">
      <div className="nw-chart__keys">
        <span className="nw-chart__key">
          <span className="nw-chart__swatch nw-tornado__bar--less" />
          {t('tornado.less')}
        </span>
        <span className="nw-chart__key">
          <span className="nw-chart__swatch nw-tornado__bar--more" />
          {t('tornado.more')}
        </span>
      </div>
      <div className="nw-tornado" role="table" aria-label={props.title}>
        {props.rows.map((row) => (
          <div className="nw-tornado__row" role="row" key={row.id}>
            <span role="rowheader">{row.label}</span>
            <span role="cell" className="nw-tornado__track" style={{ backgroundPosition: `${at(props.base)}% 0` }} aria-label={t('tornado.row', { low: money(row.low), high: money(row.high) })}>
              <span className="nw-tornado__bar nw-tornado__bar--less" style={bar(row.low)} />
              <span className="nw-tornado__bar nw-tornado__bar--more" style={bar(row.high)} />
            </span>
            <span role="cell" className="nw-tornado__span">
              {money(row.low)} … {money(row.high)}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
