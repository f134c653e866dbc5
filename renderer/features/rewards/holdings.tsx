import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { HoldingRow } from '../../../shared/contract/schemas/ledger';
import { fromWire, toNumber } from '../../../shared/units/token-amount';
import { useEngine } from '../../state/engine';
import { stateOfAnswer } from '../../state/query-state';
import { t } from '../../strings/words';
import { Age } from '../../ui/age';
import { Card } from '../../ui/card';
import { DataTable, type Column } from '../../ui/data-table';
import { FigureView } from '../../ui/figure';
import { Tokens } from '../../ui/money';

/** What is held now, beside what was earned: two different things, never added. */
export function Holdings() {
  const engine = useEngine();
  const asked = useQuery(engine.ask.rewards.holdings.queryOptions({ input: {} }));
  const columns = useMemo(() => holdingColumns(), []);
  if (asked.data === undefined) return <Card title={t('ledger.tab.holdings')} state={stateOfAnswer(asked)} />;
  return (
    <div className="nw-ledger">
      <p className="nw-muted">{t('holdings.lead')}</p>
      <DataTable caption={t('ledger.tab.holdings')} columns={columns} rows={asked.data.rows} rowId={(row) => `${row.holding.walletId}-${row.holding.mint}`} csvName="holdings" emptyText={t('holdings.none')} />
    </div>
  );
}

function holdingColumns(): readonly Column<HoldingRow>[] {
  const symbol = (row: HoldingRow): string => row.holding.symbol ?? t('ledger.unknown-token');
  const held = (row: HoldingRow): number => toNumber(fromWire({ base: row.holding.base, decimals: row.holding.decimals }));
  const value = (figure: HoldingRow['value']): number | null => (figure.value.known ? figure.value.value : null);
  return [
    {
      id: 'token',
      title: t('holdings.column.token'),
      cell: (row) => (
        <span title={row.holding.mint}>
          {symbol(row)} <span className="nw-small nw-muted">· <Age atMs={row.holding.asOfMs} /></span>
        </span>
      ),
      sortBy: symbol,
      csv: symbol,
    },
    { id: 'held', title: t('holdings.column.held'), align: 'right', cell: (row) => <Tokens amount={{ base: row.holding.base, decimals: row.holding.decimals }} symbol={symbol(row)} />, sortBy: held, csv: held },
    { id: 'value', title: t('holdings.column.value'), align: 'right', cell: (row) => <FigureView figure={row.value} size="body" withReason={false} />, sortBy: (row) => value(row.value), csv: (row) => value(row.value) },
    { id: 'earned', title: t('holdings.column.earned'), align: 'right', cell: (row) => (row.earned === null ? <span className="nw-unknown">—</span> : <Tokens amount={row.earned} symbol={symbol(row)} />), sortBy: (row) => (row.earned === null ? null : toNumber(fromWire(row.earned))), csv: (row) => (row.earned === null ? null : toNumber(fromWire(row.earned))) },
    { id: 'earned-value', title: t('holdings.column.earned-value'), align: 'right', cell: (row) => <FigureView figure={row.earnedValue} size="body" withReason={false} />, sortBy: (row) => value(row.earnedValue), csv: (row) => value(row.earnedValue) },
  ];
}
