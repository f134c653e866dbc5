import { useMemo } from 'react';
import type { Assumption, BreakEven } from '../../../shared/contract/schemas/economics';
import { Tornado } from '../../charts/tornado';
import { sourceWords } from '../../strings/sources';
import { useFormats } from '../../strings/use-formats';
import { t, wordsForCode } from '../../strings/words';
import { Age } from '../../ui/age';
import { Card } from '../../ui/card';
import { DataTable, type Column } from '../../ui/data-table';
import { KindWord } from '../../ui/kind-word';
import { assumptionText } from './assumption-text';

const MOST = 7;

/** What moves the result most. */
export function Moves(props: { readonly answer: BreakEven }) {
  const { estimate, currency } = props.answer;
  if (estimate === null) return null;
  return (
    <Card title={t('be.moves')} figureKind="estimated" minHeight={200}>
      <p className="nw-small nw-muted">{t('be.moves.lead')}</p>
      <Tornado title={t('be.moves')} currency={currency} base={estimate.npv} rows={estimate.sensitivity.filter((row) => row.lowNpv !== row.highNpv).slice(0, MOST).map((row) => ({ id: row.input, label: wordsForCode('input', row.input) ?? row.input, low: row.lowNpv, high: row.highNpv }))} />
    </Card>
  );
}

/** Every assumption with its value, kind, source and age. */
export function Assumptions(props: { readonly answer: BreakEven }) {
  const formats = useFormats();
  const columns = useMemo<readonly Column<Assumption>[]>(
    () => [
      { id: 'what', title: t('be.assumptions.column.what'), cell: (row) => wordsForCode('assumption', row.key) ?? row.key, csv: (row) => row.key },
      { id: 'value', title: t('be.assumptions.column.value'), align: 'right', cell: (row) => assumptionText(row, formats), csv: (row) => `${row.value} ${row.unit}`.trim() },
      { id: 'kind', title: t('be.assumptions.column.kind'), cell: (row) => <KindWord kind={row.kind} />, csv: (row) => row.kind },
      { id: 'source', title: t('be.assumptions.column.source'), cell: (row) => <span className="nw-table__wrap">{sourceWords(row.source)}</span>, csv: (row) => row.source },
      { id: 'age', title: t('be.assumptions.column.age'), align: 'right', cell: (row) => (row.asOfMs === null ? <span className="nw-unknown">—</span> : <Age atMs={row.asOfMs} />), csv: (row) => (row.asOfMs === null ? null : new Date(row.asOfMs).toISOString()) },
    ],
    [formats],
  );
  return (
    <Card title={t('be.assumptions')} minHeight={200}>
      <DataTable caption={t('be.assumptions')} columns={columns} rows={props.answer.assumptions} rowId={(row) => `${row.key}-${row.value}`} csvName="assumptions" />
    </Card>
  );
}

/** Whether customers or emission pay the rewards, where it is known. */
export function WhoPays(props: { readonly answer: BreakEven }) {
  const { emissionNote } = props.answer;
  const words = emissionNote === null ? null : wordsForCode('be.emission', emissionNote);
  return words === null ? null : (
    <Card title={t('be.emission')} minHeight={40}>
      <p>{words}</p>
    </Card>
  );
}

/** What is real and not in the figures, and the defaults that were used. */
export function NotModelled(props: { readonly answer: BreakEven }) {
  const { estimate } = props.answer;
  return estimate === null ? null : (
    <Card title={t('be.not-modelled')} minHeight={40}>
      <p>{t('be.not-modelled.lead')}</p>
      <ul className="nw-be-list">
        {estimate.notModelled.map((line) => (
          <li key={line}>{wordsForCode('not-modelled', line) ?? line}</li>
        ))}
      </ul>
      {estimate.defaults.length === 0 ? null : (
        <details className="nw-be-defaults">
          <summary>{t('be.defaults')}</summary>
          <p className="nw-mono nw-small">{estimate.defaults.join(', ')}</p>
        </details>
      )}
    </Card>
  );
}
