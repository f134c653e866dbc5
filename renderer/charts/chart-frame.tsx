import { useId, useState, type ReactNode } from 'react';
import { t } from '../strings/words';
import { Button } from '../ui/button';
import { DataTable, type Column } from '../ui/data-table';
import './charts.css';
import { useWidth } from './use-width';

export interface ChartFrameProps<R> {
  /** One sentence that says what the picture shows: for screen readers, and for everybody under the chart. */
  readonly summary: string;
  readonly height: number;
  /** Named series with their colour, shown as direct labels over the chart. */
  readonly keys?: ReactNode;
  readonly table: { readonly caption: string; readonly columns: readonly Column<R>[]; readonly rows: readonly R[]; readonly rowId: (row: R) => string; readonly csvName?: string };
  readonly children: (width: number) => ReactNode;
}

/** The frame of every chart: the picture, its sentence, and the same data as a table on demand. */
export function ChartFrame<R>(props: ChartFrameProps<R>) {
  const summaryId = useId();
  const [ref, width] = useWidth<HTMLDivElement>();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="nw-chart" aria-labelledby={summaryId}>
      {props.keys}
      <div className="nw-chart__plot" ref={ref} style={{ height: props.height }}>
        {width > 0 ? props.children(width) : null}
      </div>
      <figcaption className="nw-chart__caption">
        <span id={summaryId}>{props.summary}</span>{' '}
        <Button look="quiet" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t('action.hide-table') : t('action.show-table')}
        </Button>
      </figcaption>
      {asTable ? (
        <DataTable caption={props.table.caption} columns={props.table.columns} rows={props.table.rows} rowId={props.table.rowId} maxHeight={280} {...(props.table.csvName === undefined ? {} : { csvName: props.table.csvName })} />
      ) : null}
    </figure>
  );
}
