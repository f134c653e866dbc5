import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { HoldingRow } from '../../../shared/contract/schemas/ledger';
import type { TokenPrice } from '../../../shared/contract/schemas/money';
import type { Position } from '../../../shared/domain/position';
import type { Wallet } from '../../../shared/domain/wallet';
import { fromWire, toNumber } from '../../../shared/units/token-amount';
import { PositionsTable } from '../../money/positions-table';
import { walletName } from '../../money/wallet-name';
import { useEngine } from '../../state/engine';
import { firstTrouble, stateOfAnswer } from '../../state/query-state';
import { chainName } from '../../strings/chains';
import { cleanText } from '../../strings/clean-text';
import { sourceWords } from '../../strings/sources';
import { symbolText } from '../../strings/symbol';
import { t } from '../../strings/words';
import { Age } from '../../ui/age';
import { Card } from '../../ui/card';
import { DataTable, type Column } from '../../ui/data-table';
import { FigureView } from '../../ui/figure';
import { Tokens } from '../../ui/money';
import { PriceDoubt } from './price-doubt';

/** What is held now per wallet and token with today's value, beside what was earned; what can be claimed and what is locked stand apart. */
export function Holdings() {
  const engine = useEngine();
  const asked = useQuery(engine.ask.rewards.holdings.queryOptions({ input: {} }));
  const prices = useQuery(engine.ask.money.prices.queryOptions({ input: {} }));
  const states = useQuery(engine.ask.money.states.queryOptions({ input: {} }));
  const wallets = useQuery(engine.ask.wallets.list.queryOptions({ input: {} }));
  const columns = useMemo(() => holdingColumns(prices.data?.tokens ?? [], wallets.data?.wallets ?? []), [prices.data, wallets.data]);
  const positions = (states.data?.rows ?? []).flatMap((row) => row.states.flatMap((state) => state.positions));
  const of = (wanted: Position['state']): readonly Position[] => positions.filter((position) => position.state === wanted);
  const failed = prices.data?.failed ?? [];
  return (
    <div className="nw-grid">
      <Card title={t('ledger.tab.holdings')} state={stateOfAnswer(asked)} minHeight={160}>
        <p className="nw-small nw-muted nw-money__lead">{t('holdings.lead')}</p>
        {failed.length === 0 ? null : (
          <p className="nw-small nw-warn">
            <span aria-hidden="true">▲ </span>
            {t('holdings.price.failed', { sources: failed.map(sourceWords).join(', ') })}
          </p>
        )}
        <DataTable caption={t('ledger.tab.holdings')} columns={columns} rows={asked.data?.rows ?? []} rowId={(row) => `${row.holding.walletId}-${row.holding.mint}`} csvName="holdings" emptyText={t('holdings.none')} />
      </Card>
      {(['claimable', 'locked'] as const).map((state) =>
        of(state).length === 0 ? null : (
          <Card key={state} title={t(`money-state.${state}`)} state={firstTrouble(stateOfAnswer(states))} minHeight={60}>
            <p className="nw-small nw-muted nw-money__lead">{t(`money-state.${state}.hint`)}</p>
            <PositionsTable caption={t(`money-state.${state}`)} positions={of(state)} withNetwork emptyText="" />
          </Card>
        ),
      )}
    </div>
  );
}

function holdingColumns(prices: readonly TokenPrice[], wallets: readonly Wallet[]): readonly Column<HoldingRow>[] {
  const symbol = (row: HoldingRow): string => symbolText(row.holding.symbol);
  const held = (row: HoldingRow): number => toNumber(fromWire({ base: row.holding.base, decimals: row.holding.decimals }));
  const value = (figure: HoldingRow['value']): number | null => (figure.value.known ? figure.value.value : null);
  const priceOf = (row: HoldingRow): TokenPrice | undefined => prices.find((price) => price.mint === row.holding.mint);
  const wallet = (row: HoldingRow): string => {
    const of = wallets.find((entry) => entry.id === row.holding.walletId);
    return of === undefined ? '' : `${chainName(of.chain)}: ${walletName(of)}`;
  };
  return [
    {
      id: 'token',
      title: t('holdings.column.token'),
      cell: (row) => (
        <span title={cleanText(row.holding.mint)}>
          {symbol(row)} <span className="nw-small nw-muted">· <Age atMs={row.holding.asOfMs} /></span>
        </span>
      ),
      sortBy: symbol,
      csv: symbol,
    },
    { id: 'wallet', title: t('holdings.column.wallet'), cell: (row) => <span className="nw-muted">{wallet(row)}</span>, sortBy: wallet, csv: wallet },
    { id: 'held', title: t('holdings.column.held'), align: 'right', cell: (row) => <Tokens amount={{ base: row.holding.base, decimals: row.holding.decimals }} symbol={row.holding.symbol} />, sortBy: held, csv: held },
    { id: 'value', title: t('holdings.column.value'), align: 'right', cell: (row) => <FigureView figure={row.value} size="body" withReason={false} />, sortBy: (row) => value(row.value), csv: (row) => value(row.value) },
    { id: 'price', title: t('holdings.column.price'), cell: (row) => <PriceDoubt price={priceOf(row)} />, csv: (row) => { const price = priceOf(row); return price === undefined ? null : value(price.usd); } },
    { id: 'earned', title: t('holdings.column.earned'), align: 'right', cell: (row) => (row.earned === null ? <span className="nw-unknown">—</span> : <Tokens amount={row.earned} symbol={row.holding.symbol} />), sortBy: (row) => (row.earned === null ? null : toNumber(fromWire(row.earned))), csv: (row) => (row.earned === null ? null : toNumber(fromWire(row.earned))) },
    { id: 'earned-value', title: t('holdings.column.earned-value'), align: 'right', cell: (row) => <FigureView figure={row.earnedValue} size="body" withReason={false} />, sortBy: (row) => value(row.earnedValue), csv: (row) => value(row.earnedValue) },
  ];
}
