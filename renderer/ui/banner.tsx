import type { ReactNode } from 'react';
import './banner.css';

export interface BannerProps {
  readonly tone: 'info' | 'warn' | 'loss';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

const SYMBOLS = { info: 'ℹ', warn: '◐', loss: '▼' } as const;

/** A line over the page: what is the matter, since when, what happens next. */
export function Banner(props: BannerProps) {
  return (
    <div className={`nw-banner nw-banner--${props.tone}`} role="status">
      <span className="nw-banner__symbol" aria-hidden="true">
        {SYMBOLS[props.tone]}
      </span>
      <div className="nw-banner__text">{props.children}</div>
      {props.action}
    </div>
  );
}
