import type { NetworkRow } from '../../../shared/contract/schemas/networks';
import { nextWords } from '../../money/next-words';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Age } from '../../ui/age';
import { FigureView } from '../../ui/figure';
import { Tokens } from '../../ui/money';
import { useNow } from '../../ui/now';

/** Income of 30 days, the last reward and the next one. */
export function NetworkFigures(props: { readonly row: NetworkRow }) {
  const formats = useFormats();
  const now = useNow();
  const { row } = props;
  const next = nextWords(row.next, now, formats);
  return (
    <dl className="nw-net__figures">
      <div>
        <dt>{t('networks.income')}</dt>
        <dd>
          <FigureView figure={row.income30d} size="title" withReason />
          {row.income30d.value.known && row.income30d.missing > 0 ? <p className="nw-small nw-warn">{t('networks.income.missing', { n: row.income30d.missing })}</p> : null}
        </dd>
      </div>
      <div>
        <dt>{t('networks.last')}</dt>
        <dd>
          {row.lastReward === null ? (
            <span className="nw-muted">{t('networks.last.none')}</span>
          ) : (
            <>
              <Tokens amount={row.lastReward.amount} symbol={row.lastReward.symbol} />
              <p className="nw-small nw-muted">
                <Age atMs={row.lastReward.atMs} />
              </p>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('networks.next')}</dt>
        <dd className={next.overdue ? 'nw-warn' : undefined}>
          {next.overdue ? <span aria-hidden="true">▲ </span> : null}
          {next.text}
          {next.basis === null ? null : <p className="nw-small nw-muted">{next.basis}</p>}
        </dd>
      </div>
    </dl>
  );
}
