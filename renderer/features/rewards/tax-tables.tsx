import { useMemo } from 'react';
import type { TaxReport } from '../../../shared/contract/schemas/exports';
import type { Known } from '../../../shared/units/known';
import { fromWire, toNumber } from '../../../shared/units/token-amount';
import { NetworkTag } from '../../money/reward-list';
import { useNetworkNames } from '../../state/network-names';
import { cleanText } from '../../strings/clean-text';
import { symbolText } from '../../strings/symbol';
import { useFormats } from '../../strings/use-formats';
import { t, wordsForCode } from '../../strings/words';
import { DataTable, type Column } from '../../ui/data-table';
import { FactList } from '../../ui/fact-list';
import { Money, Tokens } from '../../ui/money';

type Income = TaxReport['income'][number];
type Disposal = TaxReport['disposals'][number];
type Held = TaxReport['holdings'][number];
type Lot = TaxReport['lots'][number];

const number = (value: Known<number>): number | null => (value.known ? value.value : null);

/** Columns that all of these tables have: the token and its amount. */
const amountColumn = <R extends { readonly symbol: string | null; readonly amount: Income['amount'] }>(): Column<R> => ({ id: 'amount', title: t('ledger.column.amount'), align: 'right', cell: (row) => <Tokens amount={row.amount} symbol={row.symbol} />, sortBy: (row) => toNumber(fromWire(row.amount)), csv: (row) => toNumber(fromWire(row.amount)) });
const symbolColumn = <R extends { readonly symbol: string | null }>(): Column<R> => ({ id: 'symbol', title: t('holdings.column.token'), cell: (row) => symbolText(row.symbol), sortBy: (row) => symbolText(row.symbol), csv: (row) => symbolText(row.symbol) });
const moneyColumn = <R,>(id: string, title: string, currency: string, of: (row: R) => Known<number>, signed = false): Column<R> => ({ id, title, align: 'right', cell: (row) => <Money amount={of(row)} currency={currency} signed={signed} />, sortBy: (row) => number(of(row)), csv: (row) => number(of(row)) });

export function IncomeTable(props: { readonly report: TaxReport }) {
  const names = useNetworkNames();
  const { report } = props;
  const { currency } = report.question;
  const columns = useMemo<readonly Column<Income>[]>(
    () => [
      { id: 'network', title: t('ledger.column.network'), cell: (row) => <NetworkTag network={row.network} />, sortBy: (row) => (row.network === null ? null : names.name(row.network)), csv: (row) => (row.network === null ? '' : names.name(row.network)) },
      { id: 'kind', title: t('ledger.column.kind'), cell: (row) => t(`line.${row.kind}`), sortBy: (row) => row.kind, csv: (row) => t(`line.${row.kind}`) },
      amountColumn<Income>(),
      { id: 'lines', title: t('tax.column.lines'), align: 'right', cell: (row) => (row.unpriced > 0 ? t('tax.lines-unpriced', { lines: row.lines, n: row.unpriced }) : String(row.lines)), sortBy: (row) => row.lines, csv: (row) => row.lines },
      { ...moneyColumn<Income>('value', t('ledger.column.value'), currency, (row) => row.value), total: <Money amount={report.incomeTotal} currency={currency} /> },
    ],
    [names, report, currency],
  );
  return <DataTable caption={t('tax.income.lines')} columns={columns} rows={report.income} rowId={(row) => `${row.network ?? ''}-${row.mint}-${row.kind}`} csvName={`income-${report.question.year}`} />;
}

export function DisposalTable(props: { readonly report: TaxReport }) {
  const formats = useFormats();
  const { report } = props;
  const { currency } = report.question;
  const columns = useMemo<readonly Column<Disposal>[]>(
    () => [
      { id: 'time', title: t('ledger.column.time'), cell: (row) => formats.day(row.atMs), sortBy: (row) => row.atMs, csv: (row) => new Date(row.atMs).toISOString() },
      symbolColumn<Disposal>(),
      amountColumn<Disposal>(),
      { id: 'how', title: t('tax.column.how'), cell: (row) => <span title={t(`tax.how.${row.how}.hint`)}>{t(`tax.how.${row.how}`)}</span>, sortBy: (row) => row.how, csv: (row) => t(`tax.how.${row.how}`) },
      moneyColumn<Disposal>('proceeds', t('tax.column.proceeds'), currency, (row) => row.proceeds),
      moneyColumn<Disposal>('cost', t('tax.column.cost-basis'), currency, (row) => row.costBasis),
      { ...moneyColumn<Disposal>('gain', t('tax.gain'), currency, (row) => row.gain, true), total: <Money amount={report.gainTotal} currency={currency} signed /> },
    ],
    [formats, report, currency],
  );
  return <DataTable caption={t('tax.disposals')} columns={columns} rows={report.disposals} rowId={(row) => `${row.lineId}-${row.atMs}-${row.amount.base}`} csvName={`disposals-${report.question.year}`} maxHeight={420} />;
}

export function HoldingTable(props: { readonly report: TaxReport }) {
  const { report } = props;
  const { currency } = report.question;
  const columns = useMemo<readonly Column<Held>[]>(
    () => [
      symbolColumn<Held>(),
      amountColumn<Held>(),
      moneyColumn<Held>('cost', t('tax.column.cost-basis'), currency, (row) => row.costBasis),
      moneyColumn<Held>('now', t('holdings.column.value'), currency, (row) => row.valueNow),
      moneyColumn<Held>('aside', t('tax.set-aside'), currency, (row) => row.setAside),
      { id: 'warning', title: t('tax.column.warning'), cell: (row) => (row.worthLessThanTax ? <span className="nw-loss"><span aria-hidden="true">▼ </span>{t('tax.worth-less.short')}</span> : null), csv: (row) => (row.worthLessThanTax ? t('tax.worth-less.short') : '') },
    ],
    [currency],
  );
  return <DataTable caption={t('tax.holdings')} columns={columns} rows={report.holdings} rowId={(row) => row.mint} csvName={`holdings-${report.question.year}`} />;
}

export function LotTable(props: { readonly report: TaxReport }) {
  const formats = useFormats();
  const { report } = props;
  const { currency } = report.question;
  const columns = useMemo<readonly Column<Lot>[]>(
    () => [
      { id: 'time', title: t('tax.column.acquired'), cell: (row) => (row.lots > 1 ? t('tax.lots.together', { day: formats.day(row.acquiredAtMs), n: row.lots }) : formats.day(row.acquiredAtMs)), sortBy: (row) => row.acquiredAtMs, csv: (row) => new Date(row.acquiredAtMs).toISOString() },
      symbolColumn<Lot>(),
      amountColumn<Lot>(),
      moneyColumn<Lot>('cost', t('tax.column.cost-basis'), currency, (row) => row.costBasis),
    ],
    [formats, currency],
  );
  return (
    <details className="nw-form__more nw-lots">
      <summary>{t('tax.lots', { n: report.lots.length })}</summary>
      <DataTable caption={t('tax.lots.title')} columns={columns} rows={report.lots} rowId={(row) => `${row.mint}-${row.acquiredAtMs}-${row.amount.base}`} csvName={`lots-${report.question.year}`} maxHeight={420} />
    </details>
  );
}

/** A cost that the app reckons, by its code; a typed one by the operator's own word. */
const costWords = (what: string): string => (what.startsWith('typed:') ? cleanText(what.slice(6), 80) : (wordsForCode('cost', what) ?? cleanText(what, 80)));

/** Costs beside the income: they are separate deductions at best, and never taken off by the app. */
export function TaxCosts(props: { readonly report: TaxReport }) {
  const { costs, question } = props.report;
  return (
    <>
      <p className="nw-small nw-muted">{t('tax.costs.lead')}</p>
      <FactList rows={costs.map((cost, index) => ({ id: `${cost.device ?? ''}-${cost.what}-${index}`, label: [costWords(cost.what), cost.device === null ? null : cleanText(cost.device, 60)].filter((part) => part !== null).join(' · '), value: <Money amount={cost.amount} currency={question.currency} withReason />, note: cost.missing > 0 && cost.amount.known ? t('tax.cost.missing', { n: cost.missing, days: cost.days + cost.missing }) : null }))} />
    </>
  );
}
