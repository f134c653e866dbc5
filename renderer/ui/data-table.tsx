import { useMemo, useState, type ReactNode } from 'react';
import { t } from '../strings/words';
import { Button } from './button';
import { downloadText, toCsv, type CsvCell } from './csv';
import './data-table.css';
import { sortRows, type SortOrder, type SortValue } from './table-sort';

export interface Column<R> {
  readonly id: string;
  readonly title: string;
  readonly align?: 'left' | 'right';
  readonly cell: (row: R) => ReactNode;
  /** Makes the header a sort button. */
  readonly sortBy?: (row: R) => SortValue;
  /** What stands in the CSV; without it the column is left out there. */
  readonly csv?: (row: R) => CsvCell;
  /** The cell of the total row. */
  readonly total?: ReactNode;
}

export interface DataTableProps<R> {
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  readonly initialSort?: SortOrder;
  readonly emptyText?: string;
  /** Name of the CSV file without its ending; without it there is no CSV button. */
  readonly csvName?: string;
  readonly maxHeight?: number;
  readonly onOpen?: (row: R) => void;
}

/** A table that sorts by its headers, keeps its head in view, can end in a total row and hands out what it shows as CSV. */
export function DataTable<R>(props: DataTableProps<R>) {
  const [order, setOrder] = useState<SortOrder | null>(props.initialSort ?? null);
  const rows = useMemo(() => {
    const column = order === null ? undefined : props.columns.find((candidate) => candidate.id === order.columnId);
    return order === null || column?.sortBy === undefined ? props.rows : sortRows(props.rows, column.sortBy, order.descending);
  }, [props.rows, props.columns, order]);

  const onCsv = (): void => {
    const columns = props.columns.filter((column) => column.csv !== undefined);
    downloadText(
      `${props.csvName ?? 'table'}.csv`,
      toCsv(
        columns.map((column) => column.title),
        rows.map((row) => columns.map((column) => column.csv?.(row) ?? null)),
      ),
    );
  };

  const withTotal = props.columns.some((column) => column.total !== undefined);
  return (
    <div className="nw-table">
      <div className="nw-table__box" tabIndex={0} role="group" aria-label={props.caption} style={props.maxHeight === undefined ? undefined : { maxHeight: props.maxHeight }}>
        <table>
          <caption className="nw-hidden">{props.caption}</caption>
          <thead>
            <tr>
              {props.columns.map((column) => (
                <HeadCell key={column.id} column={column} order={order} onSort={setOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={props.rowId(row)} className={props.onOpen === undefined ? undefined : 'nw-table__open'} onClick={props.onOpen === undefined ? undefined : () => props.onOpen?.(row)}>
                {props.columns.map((column) => (
                  <td key={column.id} className={column.align === 'right' ? 'nw-right' : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {withTotal && rows.length > 0 ? (
            <tfoot>
              <tr>
                {props.columns.map((column, index) => (
                  <td key={column.id} className={column.align === 'right' ? 'nw-right' : undefined}>
                    {column.total ?? (index === 0 ? t('table.total') : null)}
                  </td>
                ))}
              </tr>
            </tfoot>
          ) : null}
        </table>
        {rows.length === 0 ? <p className="nw-table__empty nw-muted">{props.emptyText ?? t('table.empty')}</p> : null}
      </div>
      {props.csvName !== undefined && rows.length > 0 ? (
        <div className="nw-row nw-row--apart nw-small nw-muted">
          <span>{t('table.rows', { n: rows.length })}</span>
          <Button look="quiet" onClick={onCsv}>
            {t('action.csv')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function HeadCell<R>(props: { readonly column: Column<R>; readonly order: SortOrder | null; readonly onSort: (order: SortOrder) => void }) {
  const { column, order } = props;
  const active = order !== null && order.columnId === column.id;
  const className = column.align === 'right' ? 'nw-right' : undefined;
  if (column.sortBy === undefined) {
    return (
      <th scope="col" className={className}>
        {column.title}
      </th>
    );
  }
  return (
    <th scope="col" className={className} aria-sort={active ? (order.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className="nw-table__sort" title={t('table.sort', { column: column.title })} onClick={() => props.onSort({ columnId: column.id, descending: active ? !order.descending : column.align === 'right' })}>
        {column.title}
        <span aria-hidden="true">{active ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}
