import type { Figure } from '../../shared/domain/figure';
import { sourceWords } from '../strings/sources';
import { t } from '../strings/words';
import { Age } from './age';
import { FigureView } from './figure';
import { KindWord } from './kind-word';
import { SidePanel } from './panels';
import './explain-panel.css';

export interface ExplainPanelProps {
  readonly opened: boolean;
  readonly title: string;
  /** How the figure is computed, in a sentence. */
  readonly formula: string;
  readonly rows: readonly { readonly label: string; readonly figure: Figure; readonly signed?: boolean }[];
  readonly onClose: () => void;
}

/** "How is this computed?": the sentence, and every figure that goes in with its kind, source, age and what it lacks. */
export function ExplainPanel(props: ExplainPanelProps) {
  return (
    <SidePanel opened={props.opened} title={props.title} onClose={props.onClose}>
      <div className="nw-stack">
        <p>{props.formula}</p>
        {props.rows.map((row) => (
          <section className="nw-explain" key={row.label}>
            <h3 className="nw-explain__label">{row.label}</h3>
            <FigureView figure={row.figure} size="title" signed={row.signed ?? false} />
            <p className="nw-small nw-muted">
              <KindWord kind={row.figure.kind} /> · {t('explain.source')} {sourceWords(row.figure.source)}
              {row.figure.asOfMs === null ? null : (
                <>
                  {' · '}
                  <Age atMs={row.figure.asOfMs} />
                </>
              )}
            </p>
            <p className="nw-small nw-muted">
              {t('explain.parts')}: {row.figure.missing === 0 ? t('explain.parts.all', { n: row.figure.parts }) : t('explain.parts.some', { missing: row.figure.missing, n: row.figure.parts })}
            </p>
          </section>
        ))}
      </div>
    </SidePanel>
  );
}
