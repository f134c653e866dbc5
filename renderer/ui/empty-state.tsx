import type { ReactNode } from 'react';
import './empty-state.css';

/** What is missing, and the next step. */
export function EmptyState(props: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="nw-empty">
      <h2 className="nw-empty__title">{props.title}</h2>
      {props.children !== undefined ? <div className="nw-muted">{props.children}</div> : null}
      {props.action}
    </div>
  );
}
