import type { BreakEven } from '../../../shared/contract/schemas/economics';
import { hrefOf } from '../../navigation/routes';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import type { CardState } from '../../ui/card-state';
import { missingOf, placeOf } from './missing-codes';
import { fromWords, missingWords, verdictWords } from './verdict-words';

export interface VerdictCardProps {
  readonly answer: BreakEven | undefined;
  readonly state: CardState;
  readonly busy: boolean;
  /** null: the device is only thought of. */
  readonly deviceId: string | null;
}

/** The sentence that the page is opened for, and what is missing where it cannot be said. */
export function VerdictCard(props: VerdictCardProps) {
  const formats = useFormats();
  const { answer } = props;
  const look = props.busy ? 'nw-verdict nw-verdict--busy' : 'nw-verdict';
  const missing = answer === undefined ? [] : missingOf(answer);
  return (
    <Card title={t('be.verdict')} state={props.state} minHeight={84} {...(answer === undefined || answer.estimate === null ? {} : { figureKind: 'estimated' as const })}>
      {answer === undefined ? null : (
        <div className="nw-stack nw-stack--tight" aria-live="polite" aria-busy={props.busy}>
          {answer.paidBackOn === null ? null : <p className={look}>{t('be.verdict.paid-back', { day: formats.localDate(answer.paidBackOn) })}</p>}
          <p className={answer.paidBackOn === null ? look : undefined}>
            {answer.verdict.kind === 'cannot-tell' && answer.verdict.reason !== 'device-sold' && missing.length > 1 ? t('be.verdict.cannot-tell', { reason: t('be.reason.many', { n: missing.length }) }) : verdictWords(answer.verdict)}
          </p>
          {answer.verdict.kind === 'cannot-tell' && answer.verdict.reason !== 'device-sold' ? <Missing codes={missing} deviceId={props.deviceId} /> : null}
          {answer.estimate?.monteCarlo == null ? null : (
            <p className="nw-small nw-muted">
              {fromWords(answer, formats)} {t('be.verdict.deterministic')}
            </p>
          )}
          {props.busy ? <p className="nw-small nw-muted">{t('be.verdict.busy')}</p> : null}
        </div>
      )}
    </Card>
  );
}

function Missing(props: { readonly codes: readonly string[]; readonly deviceId: string | null }) {
  const { deviceId } = props;
  return (
    <div>
      <p>{t('be.missing.lead')}</p>
      <ul className="nw-be-list">
        {props.codes.map((code) => {
          const place = placeOf(code, deviceId === null);
          return (
            <li key={code}>
              {missingWords(code)}
              {place === 'nowhere' ? null : ': '}
              {code === 'tokens-per-day' && deviceId !== null ? `${t('be.missing.sync')} ` : null}
              {place === 'device' && deviceId !== null ? <a href={hrefOf({ page: 'devices', id: deviceId })}>{t('be.missing.go.device')}</a> : null}
              {place === 'tariff' ? <a href={hrefOf({ page: 'settings', section: 'tariff' })}>{t('be.missing.go.tariff')}</a> : null}
              {place === 'here' ? <span className="nw-muted">{t('be.missing.here')}</span> : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
