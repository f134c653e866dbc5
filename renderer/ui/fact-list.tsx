import type { ReactNode } from 'react';
import './fact-list.css';

export interface FactRow {
  readonly id: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** Source, age, doubts: small, under the value. */
  readonly note?: ReactNode;
}

/** Names with their values, one a row; beside each other where there is room. */
export function FactList(props: { readonly rows: readonly FactRow[]; readonly narrow?: boolean }) {
  return (
    <dl className={props.narrow === true ? 'nw-factlist nw-factlist--narrow' : 'nw-factlist'}>
      {props.rows.map((row) => (
        <div key={row.id} className="nw-factlist__row">
          <dt>{row.label}</dt>
          <dd>
            {row.value}
            {row.note === undefined || row.note === null ? null : <div className="nw-factlist__note">{row.note}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
