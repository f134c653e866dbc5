import type { LedgerRow } from '../../../shared/contract/schemas/ledger';
import { fromWire, toNumber } from '../../../shared/units/token-amount';
import { ExplorerLink } from '../../money/proof-link';
import { NetworkTag } from '../../money/reward-list';
import type { NetworkNames } from '../../state/network-names';
import { chainName } from '../../strings/chains';
import type { Formats } from '../../strings/formats';
import { sourceWords } from '../../strings/sources';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import type { Column } from '../../ui/data-table';
import { Money, Tokens } from '../../ui/money';

/** Columns of the ledger: time, network, what, amount, value at receipt, source, proof. */
export function ledgerColumns(formats: Formats, names: NetworkNames, onWhy: (id: string) => void): readonly Column<LedgerRow>[] {
  const amount = (row: LedgerRow): number => toNumber(fromWire({ base: row.line.base, decimals: row.line.decimals }));
  return [
    { id: 'time', title: t('ledger.column.time'), cell: (row) => (row.line.atMs === null ? `— ${t('figure.unknown')}` : formats.dateTime(row.line.atMs)), sortBy: (row) => row.line.atMs },
    { id: 'network', title: t('ledger.column.network'), cell: (row) => (row.line.network === null ? <span className="nw-muted" title={t('ledger.no-network')}>{chainName(row.line.chain)}</span> : <NetworkTag network={row.line.network} />), sortBy: (row) => (row.line.network === null ? null : names.name(row.line.network)) },
    { id: 'kind', title: t('ledger.column.kind'), cell: (row) => <span title={t(`line.${row.line.kind}.hint`)}>{t(`line.${row.line.kind}`)}</span>, sortBy: (row) => row.line.kind },
    { id: 'amount', title: t('ledger.column.amount'), align: 'right', cell: (row) => <>{row.line.kind === 'outgoing' ? '−' : null}<Tokens amount={{ base: row.line.base, decimals: row.line.decimals }} symbol={row.line.symbol} /></>, sortBy: amount },
    { id: 'value', title: t('ledger.column.value'), align: 'right', cell: (row) => <Money amount={row.value} currency={row.currency} />, sortBy: (row) => (row.value.known ? row.value.value : null) },
    { id: 'price', title: t('ledger.column.price'), cell: (row) => <span className="nw-muted">{row.usd === null ? '—' : sourceWords(row.usd.typed ? 'typed' : row.usd.source)}</span>, sortBy: (row) => row.usd?.source ?? null },
    {
      id: 'links',
      title: t('ledger.column.links'),
      cell: (row) => (
        <span className="nw-row">
          <ExplorerLink url={row.explorerUrl} otherwise={<span className="nw-muted">{t('ledger.no-page')}</span>}>
            {t('ledger.transaction')}
          </ExplorerLink>
          <Button look="quiet" onClick={() => onWhy(row.line.id)}>
            {t('ledger.why')}
          </Button>
        </span>
      ),
    },
  ];
}
