import type { ReactNode } from 'react';

export interface TipRow {
  readonly label: string;
  readonly value: string;
  readonly colour?: string;
}

/** What stands beside a point: hover, touch and arrow keys open the same. */
export function Tip(props: { readonly title: string; readonly rows: readonly TipRow[]; readonly note?: ReactNode }) {
  return (
    <div className="nw-tip">
      <div className="nw-tip__title">{props.title}</div>
      {props.rows.map((row) => (
        <div className="nw-tip__row" key={row.label}>
          <span>
            {row.colour !== undefined ? <span className="nw-chart__swatch" style={{ background: row.colour }} /> : null}
            {row.label}
          </span>
          <span>{row.value}</span>
        </div>
      ))}
      {props.note !== undefined && props.note !== null ? <div className="nw-tip__note">{props.note}</div> : null}
    </div>
  );
}
