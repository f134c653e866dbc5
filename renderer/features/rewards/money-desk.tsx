import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MoneyStatesRow } from '../../../shared/contract/schemas/money';
import { PositionsTable } from '../../money/positions-table';
import { NetworkTag } from '../../money/reward-list';
import { useEngine } from '../../state/engine';
import { useNetworkNames } from '../../state/network-names';
import { stateOfAnswer } from '../../state/query-state';
import { symbolText } from '../../strings/symbol';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';
import { DataTable, type Column } from '../../ui/data-table';
import { FigureView } from '../../ui/figure';
import { Tokens } from '../../ui/money';
import { CalendarCard } from './calendar-card';

/** In the order in which money moves. Locked capital is no income and stands apart. */
const COLUMNS = ['accrued', 'claimable', 'held', 'vesting', 'paid'] as const;

/** Where money stands, network by network, and what comes when. */
export function MoneyDesk() {
  const engine = useEngine();
  const asked = useQuery(engine.ask.money.states.queryOptions({ input: {} }));
  const rows = useMemo(() => asked.data?.rows ?? [], [asked.data]);
  const names = useNetworkNames();
  const columns = useMemo(() => columnsOf(names.name), [names]);
  const positions = useMemo(() => rows.flatMap((row) => row.states.flatMap((state) => state.positions)), [rows]);
  const earned = positions.filter((position) => position.state !== 'locked');
  const locked = positions.filter((position) => position.state === 'locked');
  const withMoney = rows.filter((row) => row.states.some((state) => state.state !== 'locked'));
  return (
    <div className="nw-grid">
      <CalendarCard />
      <Card title={t('money.states')} state={asked.data !== undefined && withMoney.length === 0 ? { kind: 'first-run', message: t('money.states.none') } : stateOfAnswer(asked)} minHeight={160}>
        <p className="nw-small nw-muted nw-money__lead">{t('money.lead')}</p>
        <DataTable caption={t('money.states')} columns={columns} rows={withMoney} rowId={(row) => `${row.network}-${row.mint}`} />
      </Card>
      {locked.length > 0 ? (
        <Card title={t('money.locked')} minHeight={80}>
          <p className="nw-small nw-muted nw-money__lead">{t('money.locked.lead')}</p>
          <PositionsTable caption={t('money.locked')} positions={locked} withNetwork emptyText="" />
        </Card>
      ) : null}
      {earned.length > 0 ? (
        <Card title={t('money.parts')} minHeight={80}>
          <PositionsTable caption={t('money.parts')} positions={earned} withNetwork emptyText="" />
        </Card>
      ) : null}
    </div>
  );
}

function columnsOf(nameOf: (network: string) => string): readonly Column<MoneyStatesRow>[] {
  return [
    {
      id: 'network',
      title: t('ledger.column.network'),
      cell: (row) => (
        <>
          <NetworkTag network={row.network} /> <span className="nw-small nw-muted">{symbolText(row.symbol)}</span>
        </>
      ),
      sortBy: (row) => nameOf(row.network),
      csv: (row) => nameOf(row.network),
    },
    ...COLUMNS.map((column): Column<MoneyStatesRow> => ({ id: column, title: t(`money-state.${column}`), align: 'right', cell: (row) => <StateCell row={row} column={column} /> })),
  ];
}

function StateCell(props: { readonly row: MoneyStatesRow; readonly column: (typeof COLUMNS)[number] }) {
  const state = props.row.states.find((candidate) => candidate.state === props.column);
  if (state === undefined) return <span className="nw-unknown" title={t('money.nothing')}>—<span className="nw-hidden">{t('money.nothing')}</span></span>;
  return (
    <span className="nw-money__cell">
      <Tokens amount={state.amount} symbol={props.row.symbol} />
      <span className="nw-small nw-muted">
        <FigureView figure={state.value} size="body" withReason={false} />
      </span>
    </span>
  );
}
