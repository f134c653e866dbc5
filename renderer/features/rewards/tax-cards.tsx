import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaxMethod, TaxQuestion, TaxReport } from '../../../shared/contract/schemas/exports';
import { Choice } from '../../forms/choice';
import { currencyOptions } from '../../forms/currencies';
import { useNumberField } from '../../forms/use-number-field';
import { useEngine } from '../../state/engine';
import { stateOfAnswer } from '../../state/query-state';
import { useDayZone } from '../../state/use-day-zone';
import { codeWords } from '../../strings/code-words';
import { t } from '../../strings/words';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import type { CardState } from '../../ui/card-state';
import { Field } from '../../ui/field';
import { Money } from '../../ui/money';
import { useLocalDay } from '../../ui/now';
import { ExportProgress } from './export-progress';
import { DisposalTable, HoldingTable, IncomeTable, LotTable, TaxCosts } from './tax-tables';
import { useExportJob } from './use-export-job';

const METHODS: readonly TaxMethod[] = ['fifo', 'lifo', 'hifo', 'average'];
const YEARS_BACK = 8;

/** Income at receipt of a year, what was sold, what is held and what to set aside. No tax advice. */
export function TaxCards() {
  const engine = useEngine();
  const settings = useQuery(engine.ask.settings.get.queryOptions({ input: {} }));
  const thisYear = Number(useLocalDay(useDayZone()).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [picked, setPicked] = useState<string | null>(null);
  const [method, setMethod] = useState<TaxMethod>('fifo');
  const share = useNumberField(30, { low: 0, high: 100, required: true, example: '30' });
  const currency = picked ?? settings.data?.currency ?? 'EUR';
  const desk = useExportJob();
  const question: TaxQuestion = { year, currency, method, setAsideShare: (share.value ?? 0) / 100 };
  const asked = useQuery({ ...engine.ask.exports.tax.queryOptions({ input: question }), enabled: settings.data !== undefined && share.valid, placeholderData: keepPreviousData });
  const years = Array.from({ length: YEARS_BACK }, (_, back) => String(thisYear - back));
  return (
    <>
      <Card title={t('tax.title')} minHeight={120}>
        <div className="nw-stack">
          <p className="nw-small nw-muted">{t('tax.no-advice')}</p>
          <div className="nw-form__pair nw-report__ask">
            <Choice label={t('tax.year')} value={String(year)} onChange={(value) => setYear(Number(value))} options={years.map((value) => ({ value, label: value }))} />
            <Choice label={t('records.currency')} value={currency} onChange={setPicked} options={currencyOptions(currency)} searchable />
            <Choice label={t('tax.method')} hint={t(`tax-method.${method}.hint`)} value={method} onChange={setMethod} options={METHODS.map((value) => ({ value, label: t(`tax-method.${value}`) }))} />
            <Field label={t('tax.set-aside-share')} hint={t('tax.set-aside-share.hint')} type="number" unit="%" value={share.text} onChange={share.set} error={share.error} />
          </div>
        </div>
      </Card>
      {asked.data === undefined ? <Card title={t('tax.income')} state={stateOfAnswer(asked)} minHeight={200} /> : (
        <div className="nw-asked" aria-busy={asked.isPlaceholderData}>
          <Report report={asked.data} state={stateOfAnswer(asked)} />
        </div>
      )}
      <Card title={t('tax.file')} minHeight={60}>
        <div className="nw-stack nw-stack--tight">
          <p className="nw-small nw-muted">{t('export-format.tax.hint')}</p>
          <ExportProgress desk={desk} />
          {desk.job?.state === 'running' ? null : (
            <div>
              <Button disabled={desk.busy || !share.valid} onClick={() => desk.start({ format: 'tax', tax: question })}>
                {t('tax.file.start', { year: String(year) })}
              </Button>
            </div>
          )}
        </div>
      </Card>
    </>
  );
}

function Report(props: { readonly report: TaxReport; readonly state: CardState }) {
  const { report, state } = props;
  const { currency } = report.question;
  return (
    <>
      {report.worthLessThanTax ? <Banner tone="loss">{t('tax.worth-less')}</Banner> : null}
      <div className="nw-span-4">
        <Card title={t('tax.income')} state={state} minHeight={60} figureKind="reported">
          <Money amount={report.incomeTotal} currency={currency} size="figure" withReason />
          {report.unpriced > 0 ? <p className="nw-small nw-warn">{t('tax.at-least', { n: report.unpriced })}</p> : null}
          {report.undated > 0 ? <p className="nw-small nw-warn">{t('tax.undated', { n: report.undated })}</p> : null}
        </Card>
      </div>
      <div className="nw-span-4">
        <Card title={t('tax.gain')} state={state} minHeight={60}>
          {report.disposals.length === 0 ? <p className="nw-muted">{t('tax.nothing-sold')}</p> : <Money amount={report.gainTotal} currency={currency} size="figure" signed withReason />}
          {report.gainsUnknown > 0 ? <p className="nw-small nw-warn">{t('tax.gains-unknown', { n: report.gainsUnknown })}</p> : null}
        </Card>
      </div>
      <div className="nw-span-4">
        <Card title={t('tax.set-aside')} state={state} minHeight={60} figureKind="estimated">
          <Money amount={report.setAside} currency={currency} size="figure" withReason />
        </Card>
      </div>
      {report.notes.length > 0 ? (
        <Card title={t('tax.notes')} minHeight={40}>
          <ul className="nw-bullets">
            {report.notes.map((note) => (
              <li key={note}>{codeWords('tax-note', note)}</li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={t('tax.income.lines')} state={report.income.length === 0 ? { kind: 'first-run', message: t('tax.income.none') } : state} minHeight={60}>
        <IncomeTable report={report} />
      </Card>
      {report.disposals.length > 0 ? (
        <Card title={t('tax.disposals')} minHeight={60}>
          <DisposalTable report={report} />
        </Card>
      ) : null}
      {report.holdings.length > 0 ? (
        <Card title={t('tax.holdings')} minHeight={60}>
          <HoldingTable report={report} />
          <LotTable report={report} />
        </Card>
      ) : null}
      {report.costs.length > 0 ? (
        <Card title={t('tax.costs')} minHeight={60}>
          <TaxCosts report={report} />
        </Card>
      ) : null}
    </>
  );
}
