import type { BreakEven } from '../../../shared/contract/schemas/economics';
import { t, wordsForCode } from '../../strings/words';
import { Card } from '../../ui/card';
import type { CardState } from '../../ui/card-state';
import { missingWords, verdictWords } from './verdict-words';

/** The sentence that the page is opened for, and what is missing where it cannot be said. */
export function VerdictCard(props: { readonly answer: BreakEven | undefined; readonly state: CardState; readonly busy: boolean }) {
  const { answer } = props;
  return (
    <Card title={t('be.verdict')} state={props.state} minHeight={84} {...(answer === undefined || answer.estimate === null ? {} : { figureKind: 'estimated' as const })}>
      {answer === undefined ? null : (
        <div className="nw-stack nw-stack--tight" aria-live="polite" aria-busy={props.busy}>
          <p className={props.busy ? 'nw-verdict nw-verdict--busy' : 'nw-verdict'}>{verdictWords(answer.verdict)}</p>
          {answer.missing.length > 0 ? <Missing codes={answer.missing} /> : null}
          {answer.estimate?.monteCarlo == null ? null : <p className="nw-small nw-muted">{t('be.verdict.deterministic')}</p>}
        </div>
      )}
    </Card>
  );
}

function Missing(props: { readonly codes: readonly string[] }) {
  return (
    <div>
      <p>{t('be.missing.lead')}</p>
      <ul className="nw-be-list">
        {props.codes.map((code) => (
          <li key={code}>
            {missingWords(code)} <span className="nw-muted">{wordsForCode('be.missing', `${code}.where`) ?? ''}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
