import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarEntry } from '../../../shared/domain/money-calendar';
import { basisWords } from '../../money/next-words';
import { NetworkTag } from '../../money/reward-list';
import { useEngine } from '../../state/engine';
import { stateOfAnswer } from '../../state/query-state';
import { useDayZone } from '../../state/use-day-zone';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Age } from '../../ui/age';
import { Card } from '../../ui/card';
import { Tokens } from '../../ui/money';
import { useLocalDay } from '../../ui/now';
import { Segments } from '../../ui/range-switch';
import { calendarOf } from './calendar-shape';

const DAY_MS = 86_400_000;
const SPANS = ['30', '90', '365'] as const;

/** What comes when, for all networks: overdue first, then by day, and at the end what nobody can date. */
export function CalendarCard() {
  const engine = useEngine();
  const formats = useFormats();
  const zone = useDayZone();
  const [span, setSpan] = useState<(typeof SPANS)[number]>('30');
  const today = useLocalDay(zone);
  // Asked by whole days, so that the question stays the same for a day.
  const fromMs = Date.parse(`${today}T00:00:00Z`) - DAY_MS;
  const asked = useQuery(engine.ask.money.calendar.queryOptions({ input: { fromMs, toMs: fromMs + (Number(span) + 1) * DAY_MS } }));
  const entries = asked.data?.entries ?? [];
  const { overdue, days, undated } = calendarOf(entries, zone);
  return (
    <Card
      title={t('calendar.title')}
      state={asked.data !== undefined && entries.length === 0 ? { kind: 'first-run', message: t('calendar.none') } : stateOfAnswer(asked)}
      minHeight={120}
      controls={<Segments label={t('calendar.days')} value={span} onChange={setSpan} options={SPANS.map((days_) => ({ value: days_, label: t('calendar.days.n', { n: Number(days_) }) }))} />}
    >
      <div className="nw-calendar" tabIndex={0} role="group" aria-label={t('calendar.title')}>
        <ul>
          {overdue.map((entry, index) => (
            <Entry key={keyOf(entry, index)} entry={entry} when={t('calendar.overdue')} warn />
          ))}
          {days.flatMap((day) => day.entries.map((entry, index) => <Entry key={keyOf(entry, index)} entry={entry} when={index === 0 ? formats.localDate(day.day) : ''} day={formats.localDate(day.day)} />))}
          {undated.map((entry, index) => (
            <Entry key={keyOf(entry, index)} entry={entry} when={index === 0 ? t('calendar.undated') : ''} day={t('calendar.undated')} />
          ))}
        </ul>
      </div>
    </Card>
  );
}

const keyOf = (entry: CalendarEntry, index: number): string => [entry.network, entry.what, entry.mint ?? '', String(entry.atMs), entry.walletId ?? '', index].join('-');

/** `when` stands before the first entry of a day only; who does not see the page hears it with each. */
function Entry(props: { readonly entry: CalendarEntry; readonly when: string; readonly day?: string; readonly warn?: boolean }) {
  const { entry } = props;
  const basis = basisWords(entry.basis);
  return (
    <li className={props.when === '' ? 'nw-calendar__entry nw-calendar__entry--same' : 'nw-calendar__entry'}>
      <span className={props.warn === true ? 'nw-calendar__day nw-warn' : 'nw-calendar__day'}>
        {props.warn === true ? <span aria-hidden="true">▲ </span> : null}
        {props.when === '' ? <span className="nw-hidden">{props.day}</span> : props.when}
      </span>
      <NetworkTag network={entry.network} />
      <span>
        {t(`calendar.what.${entry.what}`)}
        <span className="nw-small nw-muted" title={basis ?? undefined}>
          {entry.overdue && entry.atMs !== null ? <> · <Age atMs={entry.atMs} /></> : null}
          {basis === null ? null : ` · ${basis}`}
        </span>
      </span>
      <span className="nw-calendar__amount">{entry.base === null || entry.decimals === null ? <span className="nw-muted nw-small">{entry.what === 'payout' || entry.what === 'release' ? t('calendar.amount.unknown') : ''}</span> : <Tokens amount={{ base: entry.base, decimals: entry.decimals }} symbol={entry.symbol} />}</span>
    </li>
  );
}
