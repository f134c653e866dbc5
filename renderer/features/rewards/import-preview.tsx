import { useMemo } from 'react';
import type { ImportPreview, ImportRow } from '../../../shared/contract/schemas/records';
import { useNetworkNames } from '../../state/network-names';
import { cleanText } from '../../strings/clean-text';
import { codeWords } from '../../strings/code-words';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { DataTable, type Column } from '../../ui/data-table';
import { Tokens } from '../../ui/money';

const SYMBOLS = { new: '✓', duplicate: '≡', bad: '▼', ignored: '—' } as const;
const CLASSES = { new: 'nw-gain', duplicate: 'nw-muted', bad: 'nw-loss', ignored: 'nw-muted' } as const;

/** What is wrong with a row, and the words of the file that it is about. */
function whyWords(row: ImportRow): string {
  if (row.why === null) return '';
  const words = codeWords('import', row.why);
  return row.what === null || row.what === '' ? words : `${words} (${cleanText(row.what, 60)})`;
}

/** What would come of each row: all bad ones first, by their line in the file. */
export function ImportPreviewTable(props: { readonly preview: ImportPreview }) {
  const formats = useFormats();
  const names = useNetworkNames();
  const columns = useMemo<readonly Column<ImportRow>[]>(
    () => [
      { id: 'line', title: t('imports.column.line'), align: 'right', cell: (row) => formats.number(row.line, 0), sortBy: (row) => row.line, csv: (row) => row.line },
      {
        id: 'state',
        title: t('imports.column.state'),
        cell: (row) => (
          <span className="nw-table__wrap">
            <span className={CLASSES[row.state]} aria-hidden="true">{SYMBOLS[row.state]} </span>
            {t(`import-state.${row.state}`)}
            {row.why === null ? null : `: ${whyWords(row)}`}
          </span>
        ),
        sortBy: (row) => row.state,
        csv: (row) => [t(`import-state.${row.state}`), whyWords(row)].join(' ').trim(),
      },
      { id: 'time', title: t('ledger.column.time'), cell: (row) => (row.atMs === null ? '—' : formats.dateTime(row.atMs)), sortBy: (row) => row.atMs },
      { id: 'network', title: t('ledger.column.network'), cell: (row) => (row.network === null ? '—' : names.name(row.network)), sortBy: (row) => row.network },
      { id: 'amount', title: t('ledger.column.amount'), align: 'right', cell: (row) => (row.amount === null ? '—' : `${cleanText(row.amount, 40)} ${cleanText(row.symbol ?? '', 16)}`), csv: (row) => row.amount },
    ],
    [formats, names],
  );
  const { rows, totals } = props.preview;
  if (rows.length === 0) return null;
  return (
    <div className="nw-stack nw-stack--tight">
      <DataTable caption={t('imports.preview')} columns={columns} rows={rows} rowId={(row) => String(row.line)} maxHeight={320} csvName="import-preview" />
      {totals.length === 0 ? null : (
        <p className="nw-small nw-muted">
          {t('imports.totals')}{' '}
          {totals.map((total, index) => (
            <span key={total.mint}>
              {index > 0 ? ', ' : null}
              <Tokens amount={total.amount} symbol={total.symbol} /> ({t('imports.lines', { n: total.lines })})
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
