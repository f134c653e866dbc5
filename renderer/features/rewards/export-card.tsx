import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExportFormat, ExportGaps, ExportQuestion } from '../../../shared/contract/schemas/exports';
import { Choice } from '../../forms/choice';
import { useEngine } from '../../state/engine';
import { useNetworkNames } from '../../state/network-names';
import { firstTrouble, stateOfAnswer } from '../../state/query-state';
import { useDayZone } from '../../state/use-day-zone';
import { gapWords } from '../../strings/sources';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { useLocalDay } from '../../ui/now';
import { ExportProgress } from './export-progress';
import { useExportJob } from './use-export-job';

const FORMATS: readonly ExportFormat[] = ['csv', 'json', 'koinly', 'rotki', 'costs'];

/** A file of the ledger: which, of which time, what it would lack, and only then the button. */
export function ExportCard() {
  const engine = useEngine();
  const today = useLocalDay(useDayZone());
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [fromDay, setFromDay] = useState(`${today.slice(0, 4)}-01-01`);
  const [toDay, setToDay] = useState(today);
  const desk = useExportJob();
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(fromDay) && /^\d{4}-\d{2}-\d{2}$/.test(toDay) && fromDay <= toDay;
  const question: ExportQuestion = { format, fromDay, toDay };
  const gaps = useQuery({ ...engine.ask.exports.gaps.queryOptions({ input: question }), enabled: valid, placeholderData: keepPreviousData });
  return (
    <Card title={t('export.title')} state={firstTrouble(stateOfAnswer(gaps))} minHeight={160}>
      <div className="nw-stack">
        <div className="nw-form__pair nw-report__ask">
          <Choice
            label={t('export.format')}
            value={format}
            onChange={(next) => {
              setFormat(next);
              desk.clear();
            }}
            options={FORMATS.map((value) => ({ value, label: t(`export-format.${value}`) }))}
          />
          <Field label={t('reconcile.from')} type="date" value={fromDay} onChange={setFromDay} />
          <Field label={t('reconcile.to')} type="date" value={toDay} onChange={setToDay} error={valid ? null : t('reconcile.days.wrong')} />
        </div>
        <p className="nw-small nw-muted">{t(`export-format.${format}.hint`)}</p>
        {gaps.data === undefined ? null : <Gaps gaps={gaps.data} />}
        <ExportProgress desk={desk} />
        {desk.job?.state === 'running' ? null : (
          <div>
            <Button look={desk.job?.state === 'done' ? 'plain' : 'filled'} disabled={!valid || desk.busy} onClick={() => desk.start(question)}>
              {t('export.start')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

/** What the file would lack, told before it is made. */
export function Gaps(props: { readonly gaps: ExportGaps }) {
  const formats = useFormats();
  const names = useNetworkNames();
  const { gaps } = props;
  const lacks = [
    gaps.unpriced > 0 ? t('gaps.unpriced', { n: gaps.unpriced }) : null,
    gaps.daysWithoutPrice > 0 ? t('gaps.days', { n: gaps.daysWithoutPrice }) : null,
    gaps.undated > 0 ? t('gaps.undated', { n: gaps.undated }) : null,
    gaps.unclassified > 0 ? t('gaps.unclassified', { n: gaps.unclassified }) : null,
    gaps.readSinceMs === null ? t('gaps.not-read') : null,
    gaps.unknownCosts.length > 0 ? t('gaps.costs', { gaps: gaps.unknownCosts.map((code) => gapWords(code, names.name)).join(', ') }) : null,
  ].filter((line) => line !== null);
  return (
    <div role="status" className="nw-gaps">
      <p>
        {t('gaps.lines', { lines: gaps.lines, counted: gaps.counted })} {gaps.readSinceMs === null ? null : gaps.readSinceMs <= 0 ? t('gaps.since-all') : t('gaps.since', { day: formats.day(gaps.readSinceMs) })}
      </p>
      {lacks.length === 0 ? <p className="nw-muted">{t('gaps.none')}</p> : (
        <ul>
          {lacks.map((line) => (
            <li key={line} className="nw-warn">
              <span aria-hidden="true">◐ </span>
              {line}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
