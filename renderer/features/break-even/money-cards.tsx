import type { BreakEven } from '../../../shared/contract/schemas/economics';
import { RangeBar } from '../../charts/range-bar';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { FigureView, QuantityView } from '../../ui/figure';

/** Net per month: low, middle, high. */
export function NetCard(props: { readonly answer: BreakEven; readonly wide: boolean }) {
  const { netPerMonth: net, currency } = props.answer;
  if (net === null) return null;
  return (
    <Card className={props.wide ? 'nw-span-6' : 'nw-span-4'} title={t('be.net')} figureKind="estimated" minHeight={84}>
      {net.low === null || net.high === null ? (
        <>
          <p className="nw-small nw-muted">{t('be.net.single')}</p>
          <QuantityView value={net.middle} unit={currency} size="figure" signed estimated />
        </>
      ) : (
        <RangeBar label={t('be.net')} currency={currency} low={net.low} middle={net.middle} high={net.high} />
      )}
    </Card>
  );
}

/** What was put in, and what would be left of it today. */
export function RiskCard(props: { readonly answer: BreakEven; readonly wide: boolean }) {
  const { moneyAtRisk: risk, currency } = props.answer;
  if (risk === null) return null;
  return (
    <Card className={props.wide ? 'nw-span-6' : 'nw-span-4'} title={t('be.risk')} figureKind="estimated" minHeight={84}>
      <dl className="nw-be-pairs">
        <dt>
          <QuantityView value={risk.outlay} unit={currency} size="title" />
        </dt>
        <dd className="nw-muted">{t('be.risk.outlay')}</dd>
        <dt>
          <QuantityView value={risk.resaleToday} unit={currency} size="title" estimated />
        </dt>
        <dd className="nw-muted">{t('be.risk.resale')}</dd>
      </dl>
    </Card>
  );
}

/** What really came, beside the forecast. */
export function RealisedCard(props: { readonly answer: BreakEven }) {
  const { realisedNet } = props.answer;
  return (
    <Card className="nw-span-4" title={t('be.realised')} minHeight={84} {...(realisedNet.value.known ? { figureKind: realisedNet.kind, asOfMs: realisedNet.asOfMs } : {})}>
      <FigureView figure={realisedNet} size="figure" signed />
      <p className="nw-small nw-muted">{t('be.realised.note')}</p>
    </Card>
  );
}
