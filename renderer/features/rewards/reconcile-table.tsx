import { useMemo } from 'react';
import type { Cause, ReconcileRow, Reconciliation } from '../../../shared/contract/schemas/reconcile';
import { fromWire, toNumber, type TokenAmountWire } from '../../../shared/units/token-amount';
import { codeWords } from '../../strings/code-words';
import type { Formats } from '../../strings/formats';
import { sourceWords } from '../../strings/sources';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { DataTable, type Column } from '../../ui/data-table';
import { Tokens } from '../../ui/money';
import { causeGroups } from './cause-groups';
import type { LineFilter, OpenedLines } from './opened-lines';

type Token = Reconciliation['tokens'][number];

/** One row a stretch: three figures, the difference, its causes. Every figure that the app counted leads to its lines. */
export function ReconcileTable(props: { readonly token: Token; readonly network: string; readonly onOpenLines: (opened: OpenedLines) => void }) {
  const formats = useFormats();
  const { token, network, onOpenLines } = props;
  const columns = useMemo(() => {
    const open = (filter: LineFilter, words: string): void => onOpenLines({ filter, words, from: 'reconcile', network });
    return columnsOf(token, network, formats, open);
  }, [token, network, formats, onOpenLines]);
  return <DataTable caption={t('ledger.tab.reconcile')} columns={columns} rows={token.rows} rowId={(row) => String(row.fromMs)} csvName="reconciliation" />;
}

function columnsOf(token: Token, network: string, formats: Formats, open: (filter: LineFilter, words: string) => void): readonly Column<ReconcileRow>[] {
  const { total } = token;
  const stretch = (row: ReconcileRow): string => (formats.day(row.fromMs) === formats.day(row.toMs - 1) ? formats.day(row.fromMs) : t('reconcile.stretch', { from: formats.dayShort(row.fromMs), to: formats.day(row.toMs - 1) }));
  const amount = (of: TokenAmountWire | null): React.ReactNode => (of === null ? <Nothing /> : <Tokens amount={of} symbol={token.symbol} />);
  const number = (of: TokenAmountWire | null): number | null => (of === null ? null : toNumber(fromWire(of)));
  const lines = (row: ReconcileRow): LineFilter => ({ networks: [network], mints: [token.mint], kinds: ['reward', 'staking'], fromMs: row.fromMs, toMs: row.toMs - 1 });
  const everything = (row: ReconcileRow): LineFilter => ({ mints: [token.mint], fromMs: row.fromMs, toMs: row.toMs - 1 });
  const counted = (row: ReconcileRow): React.ReactNode => (
    <Button look="quiet" onClick={() => open(lines(row), t('reconcile.opened.counted', { stretch: stretch(row) }))}>
      <Tokens amount={row.counted} symbol={token.symbol} /> <span className="nw-hidden">{t('reconcile.lines', { n: row.lines })}</span>
    </Button>
  );
  const chain = (row: ReconcileRow): React.ReactNode => (row.chain === null ? <Nothing /> : (
    <Button look="quiet" onClick={() => open(everything(row), t('reconcile.opened.chain', { stretch: stretch(row) }))}>
      <Tokens amount={row.chain} symbol={token.symbol} />
    </Button>
  ));
  return [
    { id: 'stretch', title: t('reconcile.column.stretch'), cell: stretch, sortBy: (row) => row.fromMs, csv: stretch, total: t('table.total') },
    { id: 'source', title: t('reconcile.column.source'), align: 'right', cell: (row) => <span title={row.sourceName === null ? undefined : sourceWords(row.sourceName)}>{amount(row.source)}</span>, sortBy: (row) => number(row.source), csv: (row) => number(row.source), total: amount(total.source) },
    { id: 'chain', title: t('reconcile.column.chain'), align: 'right', cell: chain, sortBy: (row) => number(row.chain), csv: (row) => number(row.chain), total: amount(total.chain) },
    { id: 'counted', title: t('reconcile.column.counted'), align: 'right', cell: counted, sortBy: (row) => number(row.counted), csv: (row) => number(row.counted), total: amount(total.counted) },
    { id: 'source-difference', title: t('reconcile.column.source-difference'), align: 'right', cell: (row) => <Difference of={row.sourceDifference} symbol={token.symbol} />, sortBy: (row) => number(row.sourceDifference), csv: (row) => number(row.sourceDifference), total: <Difference of={total.sourceDifference} symbol={token.symbol} /> },
    { id: 'chain-difference', title: t('reconcile.column.chain-difference'), align: 'right', cell: (row) => <Difference of={row.chainDifference} symbol={token.symbol} />, sortBy: (row) => number(row.chainDifference), csv: (row) => number(row.chainDifference), total: <Difference of={total.chainDifference} symbol={token.symbol} /> },
    {
      id: 'causes',
      title: t('reconcile.column.causes'),
      cell: (row) => (
        <span className="nw-table__wrap">
          {row.causes.length === 0 ? <span className="nw-muted">{t('reconcile.no-cause')}</span> : null}
          {causeGroups(row.causes).map((group) => (
            <span key={group.of ?? ''} className="nw-cause">
              {group.of === null ? null : <span className="nw-muted">{t(`reconcile.causes.${group.of}`)}</span>}
              {group.causes.map((cause) => <CauseWords key={`${cause.code}-${cause.amount?.base ?? ''}`} cause={cause} symbol={token.symbol} onOpen={(filter, words) => open(filter, `${words} ${stretch(row)}`)} />)}
            </span>
          ))}
        </span>
      ),
      csv: (row) => causeGroups(row.causes).flatMap((group) => [...(group.of === null ? [] : [t(`reconcile.causes.${group.of}`)]), ...group.causes.map((cause) => codeWords('cause', cause.code))]).join(' '),
    },
  ];
}

function CauseWords(props: { readonly cause: Cause; readonly symbol: string | null; readonly onOpen: (filter: LineFilter, words: string) => void }) {
  const { cause } = props;
  const words = codeWords('cause', cause.code);
  const { filter } = cause;
  return (
    <span className="nw-cause">
      {words}
      {cause.amount === null ? null : (
        <>
          {' '}
          <Tokens amount={cause.amount} symbol={props.symbol} />
        </>
      )}{' '}
      {filter === null || cause.lines === 0 ? null : (
        <Button look="quiet" onClick={() => props.onOpen(filter, words)}>
          {t('reconcile.lines', { n: cause.lines })}
        </Button>
      )}
    </span>
  );
}

const Nothing = () => (
  <span className="nw-unknown" title={t('reconcile.says-nothing')}>
    —<span className="nw-hidden">{t('reconcile.says-nothing')}</span>
  </span>
);

/** With its sign; a difference of nothing is said, because it was looked for. */
function Difference(props: { readonly of: TokenAmountWire | null; readonly symbol: string | null }) {
  if (props.of === null) return <Nothing />;
  const base = BigInt(props.of.base);
  if (base === 0n) return <span className="nw-muted">{t('reconcile.equal')}</span>;
  return (
    <span className="nw-warn">
      {base > 0n ? '+' : null}
      <Tokens amount={props.of} symbol={props.symbol} />
    </span>
  );
}
