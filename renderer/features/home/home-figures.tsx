import { useState } from 'react';
import type { Home } from '../../../shared/contract/schemas/home';
import type { Figure } from '../../../shared/domain/figure';
import { changePercent } from '../../money/earnings-shape';
import { firstTrouble } from '../../state/query-state';
import { useNetworkNames } from '../../state/network-names';
import { gapWords } from '../../strings/sources';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { cardStateOf, type CardState } from '../../ui/card-state';
import { ExplainPanel } from '../../ui/explain-panel';
import { FigureView } from '../../ui/figure';
import { useNow } from '../../ui/now';

const HOUR_MS = 3_600_000;
const HEIGHT = 92;
/** Below this a share of 30 days needs the word how much of them it speaks of. */
const FULLY_WATCHED_DAYS = 29.5;

type Panel = 'today' | 'month' | 'uptime' | 'cost';

/** The four cards of the first screen. */
export function HomeFigures(props: { readonly home: Home | undefined; readonly state: CardState }) {
  const formats = useFormats();
  const now = useNow();
  const [panel, setPanel] = useState<Panel | null>(null);
  const { home } = props;
  const state = (figure: Figure | undefined, staleAfterMs: number | null): CardState => firstTrouble(props.state, figure === undefined ? props.state : cardStateOf(figure, now, staleAfterMs, 'lines'));
  const isNet = home === undefined || home.netIsKnown;
  const today = isNet ? home?.netToday : home.incomeToday;
  const month = isNet ? home?.netMonth : home.incomeMonth;
  const change = home === undefined || !isNet ? null : changePercent(valueOf(home.netMonth), valueOf(home.netMonthBefore));
  return (
    <>
      <Card className="nw-span-3" title={t(isNet ? 'home.net-today' : 'home.income-today')} state={state(today, 6 * HOUR_MS)} minHeight={HEIGHT} {...provenance(today)} onExplain={() => setPanel('today')}>
        {today === undefined || home === undefined ? null : (
          <>
            <FigureView figure={today} signed={isNet} />
            <Beside home={home} isNet={isNet} income={home.incomeToday} />
          </>
        )}
      </Card>
      <Card className="nw-span-3" title={t(isNet ? 'home.net-month' : 'home.income-month')} state={state(month, 6 * HOUR_MS)} minHeight={HEIGHT} {...provenance(month)} onExplain={() => setPanel('month')}>
        {month === undefined || home === undefined ? null : (
          <>
            <FigureView figure={month} signed={isNet} />
            <Beside home={home} isNet={isNet} income={home.incomeMonth} />
            {change === null ? null : <p className="nw-small nw-muted">{t('home.against-before', { change: `${change > 0 ? '▲ +' : change < 0 ? '▼ −' : ''}${formats.percent(Math.abs(change), 0)}` })}</p>}
          </>
        )}
      </Card>
      <Card className="nw-span-3" title={t('home.uptime')} state={firstTrouble(props.state)} minHeight={HEIGHT} {...provenance(home?.uptime30d)} onExplain={() => setPanel('uptime')}>
        {home === undefined ? null : (
          <>
            <FigureView figure={home.uptime30d} />
            {home.uptime30d.value.known && home.watchedDays30 < FULLY_WATCHED_DAYS ? (
              <p className="nw-small nw-muted">{home.watchedDays30 < 1 ? t('home.uptime.watched-so-far', { time: formats.duration(home.watchedDays30 * 24 * HOUR_MS) }) : t('home.uptime.watched', { days: formats.number(home.watchedDays30, 1) })}</p>
            ) : null}
          </>
        )}
      </Card>
      {/* Typed watts hold until they are typed again; only a counter that fell silent is stale. */}
      <Card className="nw-span-3" title={t('home.cost-now')} state={state(home?.costNowPerHour, home?.costNowPerHour.kind === 'measured' ? 10 * 60_000 : null)} minHeight={HEIGHT} {...provenance(home?.costNowPerHour)} onExplain={() => setPanel('cost')}>
        {home === undefined ? null : <CostNow home={home} />}
      </Card>
      {home === undefined ? null : <Panels home={home} panel={panel} onClose={() => setPanel(null)} />}
    </>
  );
}

const valueOf = (figure: Figure): number | null => (figure.value.known ? figure.value.value : null);

const provenance = (figure: Figure | undefined) => (figure === undefined || !figure.value.known ? {} : { figureKind: figure.kind, asOfMs: figure.asOfMs });

/** Beside a net: the income it is part of. Beside an income: which costs are missing for a net. */
function Beside(props: { readonly home: Home; readonly isNet: boolean; readonly income: Figure }) {
  const formats = useFormats();
  const names = useNetworkNames();
  if (props.isNet) {
    return props.income.value.known ? <p className="nw-small nw-muted">{t('home.of-income', { income: formats.money(props.income.value.value, props.income.unit) })}</p> : null;
  }
  if (props.home.unknownCosts.length === 0) return null;
  return <p className="nw-small nw-warn">{t('home.not-net', { gaps: props.home.unknownCosts.map((code) => gapWords(code, names.name)).join(', ') })}</p>;
}

function CostNow(props: { readonly home: Home }) {
  const formats = useFormats();
  const { costNowPerHour: cost, kwhPriceNow: price, wattsNow: watts } = props.home;
  return (
    <>
      <FigureView figure={{ ...cost, unit: `${cost.unit}/h` }} withReason={false} />
      <p className="nw-small nw-muted">{price.value.known ? t('home.cost-now.at', { price: formats.quantityText(price.value.value, `${price.unit}/kWh`) }) : t('home.cost-now.price-unknown')}</p>
      {watts.value.known ? <p className="nw-small nw-muted">{t('home.cost-now.watts', { watts: formats.quantityText(watts.value.value, 'W') })}</p> : null}
    </>
  );
}

function Panels(props: { readonly home: Home; readonly panel: Panel | null; readonly onClose: () => void }) {
  const { home, panel } = props;
  const content = {
    today: { title: t('home.net-today'), formula: t('explain.net'), rows: [{ label: t('explain.net-row'), figure: home.netToday, signed: true }, { label: t('explain.income'), figure: home.incomeToday }] },
    month: { title: t('home.net-month'), formula: t('explain.net'), rows: [{ label: t('explain.net-row'), figure: home.netMonth, signed: true }, { label: t('explain.income'), figure: home.incomeMonth }, { label: t('explain.cost'), figure: home.costMonth }] },
    uptime: { title: t('home.uptime'), formula: t('explain.uptime'), rows: [{ label: t('home.uptime'), figure: home.uptime30d }] },
    cost: { title: t('home.cost-now'), formula: t('explain.cost-now'), rows: [{ label: t('home.cost-now'), figure: { ...home.costNowPerHour, unit: `${home.costNowPerHour.unit}/h` } }, { label: t('explain.watts'), figure: home.wattsNow }, { label: t('source.tariff'), figure: { ...home.kwhPriceNow, unit: `${home.kwhPriceNow.unit}/kWh` } }] },
  }[panel ?? 'today'];
  return <ExplainPanel opened={panel !== null} title={content.title} formula={content.formula} rows={content.rows} onClose={props.onClose} />;
}
