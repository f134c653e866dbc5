import { useId, type ReactNode } from 'react';
import type { FigureKind } from '../../shared/domain/figure';
import { t } from '../strings/words';
import { useFormats } from '../strings/use-formats';
import { Age } from './age';
import { Button } from './button';
import { FRESH, showsContent, type CardState } from './card-state';
import './card.css';
import { KindWord } from './kind-word';
import { useNow } from './now';

export interface CardProps {
  readonly title: string;
  readonly state?: CardState;
  /** How the main figure came to be and when; shown in the head. */
  readonly figureKind?: FigureKind;
  readonly asOfMs?: number | null;
  /** Controls in the head, such as a range switch. */
  readonly controls?: ReactNode;
  /** Height of the content in px; the skeleton and all messages keep it, so that nothing jumps. */
  readonly minHeight?: number;
  readonly onExplain?: () => void;
  readonly explainLabel?: string;
  readonly footer?: ReactNode;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** A card that waits for its first content does not hold the place of a whole chart. */
const FIRST_RUN_HEIGHT = 96;

/** The one frame in which every figure, chart and list of the app is shown, in each of its eight states. */
export function Card(props: CardProps) {
  const { title, state = FRESH, minHeight = 96 } = props;
  const titleId = useId();
  const withContent = showsContent(state);
  return (
    <section className={['nw-card', `nw-card--${state.kind}`, props.className ?? ''].join(' ')} aria-labelledby={titleId} aria-busy={state.kind === 'loading'}>
      <header className="nw-card__head">
        <h2 className="nw-card__title" id={titleId}>
          {title}
        </h2>
        {withContent ? <Provenance kind={props.figureKind} asOfMs={props.asOfMs} /> : null}
        {props.controls !== undefined ? <div className="nw-card__controls">{props.controls}</div> : null}
      </header>
      <div className="nw-card__body" style={{ minHeight: state.kind === 'first-run' ? Math.min(minHeight, FIRST_RUN_HEIGHT) : minHeight }}>
        {withContent ? props.children : <Message state={state} title={title} minHeight={minHeight} />}
      </div>
      {withContent ? <Note state={state} /> : null}
      {withContent && (props.footer !== undefined || props.onExplain !== undefined) ? (
        <footer className="nw-card__foot">
          {props.footer}
          {props.onExplain !== undefined ? (
            <Button look="quiet" onClick={props.onExplain}>
              {props.explainLabel ?? t('action.explain')}
            </Button>
          ) : null}
        </footer>
      ) : null}
    </section>
  );
}

function Provenance(props: { readonly kind: FigureKind | undefined; readonly asOfMs: number | null | undefined }) {
  if (props.kind === undefined && (props.asOfMs === undefined || props.asOfMs === null)) return null;
  return (
    <span className="nw-card__provenance">
      {props.kind !== undefined ? <KindWord kind={props.kind} /> : null}
      {props.kind !== undefined && typeof props.asOfMs === 'number' ? ' · ' : null}
      {typeof props.asOfMs === 'number' ? <Age atMs={props.asOfMs} /> : null}
    </span>
  );
}

function Message(props: { readonly state: CardState; readonly title: string; readonly minHeight: number }) {
  const formats = useFormats();
  const { state } = props;
  switch (state.kind) {
    case 'loading':
      return (
        <div className="nw-skeleton" style={{ minHeight: props.minHeight }} role="status">
          <span className="nw-hidden">{t('card.loading', { title: props.title })}</span>
          <span className="nw-skeleton__bar" />
          <span className="nw-skeleton__bar nw-skeleton__bar--short" />
        </div>
      );
    case 'first-run':
      return (
        <div className="nw-card__message">
          <p>{state.message}</p>
          {state.action !== undefined ? (
            <Button look="plain" onClick={state.action.onClick}>
              {state.action.label}
            </Button>
          ) : null}
        </div>
      );
    case 'unreachable':
      return (
        <div className="nw-card__message" role="status">
          <p className="nw-card__message-lead">
            <span aria-hidden="true">⊘ </span>
            {state.sinceMs === undefined ? t('card.unreachable') : t('card.unreachable.since', { time: formats.time(state.sinceMs) })}
          </p>
          {state.reason !== undefined ? <p className="nw-muted">{state.reason}</p> : null}
          {state.onRetry !== undefined ? (
            <Button look="plain" onClick={state.onRetry}>
              {t('action.retry')}
            </Button>
          ) : null}
        </div>
      );
    case 'not-supported':
      return (
        <div className="nw-card__message">
          <p className="nw-card__message-lead">
            <span aria-hidden="true">— </span>
            {t('card.not-supported')}
          </p>
          <p className="nw-muted">{state.reason}</p>
          {typeof state.remedy === 'string' ? <p className="nw-muted">{state.remedy}</p> : null}
        </div>
      );
    case 'fresh':
    case 'partial':
    case 'stale':
    case 'measured-zero':
      return null;
  }
}

function Note(props: { readonly state: CardState }) {
  const formats = useFormats();
  const now = useNow();
  const { state } = props;
  if (state.kind === 'partial') {
    return (
      <p className="nw-card__note nw-card__note--warn">
        <span aria-hidden="true">◐ </span>
        {t('card.partial', { have: state.have, of: state.of, what: t(`card.partial.${state.what}`) })}
      </p>
    );
  }
  if (state.kind === 'stale') {
    return (
      <p className="nw-card__note nw-card__note--warn">
        <span aria-hidden="true">◷ </span>
        {t('card.stale', { age: formats.age(now, state.asOfMs), reason: state.reason ?? t('card.stale.no-answer') })}
      </p>
    );
  }
  if (state.kind === 'measured-zero') return <p className="nw-card__note">{t('card.measured-zero')}</p>;
  return null;
}
