import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Boundary, Reconciliation } from '../../../shared/contract/schemas/reconcile';
import { Choice } from '../../forms/choice';
import { useEngine } from '../../state/engine';
import { useNetworkNames } from '../../state/network-names';
import { stateOfAnswer } from '../../state/query-state';
import { useDayZone } from '../../state/use-day-zone';
import { sourceWords } from '../../strings/sources';
import { symbolText } from '../../strings/symbol';
import { t } from '../../strings/words';
import { Age } from '../../ui/age';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { Money } from '../../ui/money';
import { useLocalDay } from '../../ui/now';
import { Segments } from '../../ui/range-switch';
import { PERIODS, periodDays, type PeriodId } from './periods';
import { ReconcileTable } from './reconcile-table';
import type { OpenedLines } from './opened-lines';

const BOUNDARIES: readonly Boundary[] = ['local', 'utc', 'epoch'];

/** The network's own figure, the chain's and the app's side by side, and why they differ. */
export function ReconcileDesk(props: { readonly network: string | null; readonly onOpenLines: (opened: OpenedLines) => void }) {
  const engine = useEngine();
  const names = useNetworkNames();
  const today = useLocalDay(useDayZone());
  const choices = names.all.filter((network) => network.used || network.id === props.network);
  const [picked, setPicked] = useState<string | null>(props.network);
  const network = picked ?? choices[0]?.id ?? names.all[0]?.id ?? '';
  const [period, setPeriod] = useState<PeriodId>('last-month');
  const [own, setOwn] = useState<{ readonly fromDay: string; readonly toDay: string } | null>(null);
  const [boundary, setBoundary] = useState<Boundary>('local');
  const days = period === 'own' && own !== null ? own : periodDays(period, today);
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(days.fromDay) && /^\d{4}-\d{2}-\d{2}$/.test(days.toDay) && days.fromDay <= days.toDay;
  const asked = useQuery({ ...engine.ask.reconcile.get.queryOptions({ input: { network, ...days, boundary } }), enabled: network !== '' && valid, placeholderData: keepPreviousData });
  const options = (choices.length === 0 ? names.all : choices).map((entry) => ({ value: entry.id, label: entry.name }));
  return (
    <div className="nw-grid">
      <section className="nw-card" aria-label={t('reconcile.question')}>
        <div className="nw-reconcile__ask">
          <Choice label={t('ledger.column.network')} value={network} onChange={setPicked} options={options} />
          <div>
            <p className="nw-field__label">{t('reconcile.period')}</p>
            <Segments
              label={t('reconcile.period')}
              value={period}
              onChange={(next) => {
                if (next === 'own' && own === null) setOwn(days);
                setPeriod(next);
              }}
              options={PERIODS.map((id) => ({ value: id, label: t(`period.${id}`) }))}
            />
          </div>
          <div>
            <p className="nw-field__label">{t('reconcile.boundary')}</p>
            <Segments label={t('reconcile.boundary')} value={boundary} onChange={setBoundary} options={BOUNDARIES.map((id) => ({ value: id, label: t(`boundary.${id}`) }))} />
          </div>
          {period === 'own' && own !== null ? (
            <>
              <Field label={t('reconcile.from')} type="date" value={own.fromDay} onChange={(fromDay) => setOwn({ ...own, fromDay })} />
              <Field label={t('reconcile.to')} type="date" value={own.toDay} onChange={(toDay) => setOwn({ ...own, toDay })} error={valid ? null : t('reconcile.days.wrong')} />
            </>
          ) : null}
        </div>
        <p className="nw-small nw-muted nw-reconcile__hint">{t(`boundary.${boundary}.hint`)}</p>
      </section>
      {asked.data === undefined ? <Card title={t('ledger.tab.reconcile')} state={stateOfAnswer(asked)} minHeight={200} /> : (
        <div className="nw-asked" aria-busy={asked.isPlaceholderData}>
          <Answer answer={asked.data} asked={stateOfAnswer(asked)} onOpenLines={props.onOpenLines} name={names.name(asked.data.network)} />
        </div>
      )}
    </div>
  );
}

function Answer(props: { readonly answer: Reconciliation; readonly asked: ReturnType<typeof stateOfAnswer>; readonly name: string; readonly onOpenLines: (opened: OpenedLines) => void }) {
  const { answer } = props;
  return (
    <>
      {answer.tokens.length === 0 ? <Card title={props.name} state={{ kind: 'first-run', message: t('reconcile.nothing') }} /> : null}
      {answer.tokens.map((token) => (
        <Card
          key={token.mint}
          title={`${props.name} · ${symbolText(token.symbol)}`}
          state={props.asked}
          minHeight={160}
          footer={
            <span>
              {answer.sources.length === 0
                ? `${t('reconcile.no-source')} `
                : answer.sources.map((source) => (
                    <span key={source.source}>
                      {t('reconcile.source', { source: sourceWords(source.source) })} {source.asOfMs === null ? t('reconcile.source.never') : <Age atMs={source.asOfMs} />}{'. '}
                    </span>
                  ))}{' '}
              {t('reconcile.counted-value')} <Money amount={token.countedValue} currency={answer.currency} />
            </span>
          }
        >
          <ReconcileTable token={token} network={answer.network} onOpenLines={props.onOpenLines} />
        </Card>
      ))}
    </>
  );
}
