import type { LedgerRow } from '../../shared/contract/schemas/ledger';
import { useNetworkNames } from '../state/network-names';
import { t } from '../strings/words';
import { Age } from '../ui/age';
import { Money, Tokens } from '../ui/money';
import { seriesEdge, seriesFill } from '../ui/tokens';
import './money.css';

/** A few ledger lines: what, when, how much, what it was worth, and its transaction. */
export function RewardList(props: { readonly rows: readonly LedgerRow[] }) {
  return (
    <ul className="nw-lines">
      {props.rows.map((row) => (
        <li className="nw-lines__row" key={row.line.id}>
          <NetworkTag network={row.line.network} fallback={t(`line.${row.line.kind}`)} />
          <span className="nw-lines__amount">
            <Tokens amount={{ base: row.line.base, decimals: row.line.decimals }} symbol={row.line.symbol} />
          </span>
          <span className="nw-lines__value">
            <Money amount={row.value} currency={row.currency} />
          </span>
          <span className="nw-lines__age nw-muted nw-small">
            {row.line.atMs === null ? t('figure.unknown') : <Age atMs={row.line.atMs} />} ·{' '}
            <a href={row.explorerUrl} target="_blank" rel="noreferrer noopener">
              {t('ledger.transaction')}
            </a>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A network's name with its colour. */
export function NetworkTag(props: { readonly network: string | null; readonly fallback?: string }) {
  const names = useNetworkNames();
  const slot = props.network === null ? 8 : names.slot(props.network);
  return (
    <span className="nw-network">
      <span className="nw-network__mark" style={{ background: seriesFill(slot), borderColor: seriesEdge(slot) }} aria-hidden="true" />
      {props.network === null ? (props.fallback ?? t('figure.unknown')) : names.name(props.network)}
    </span>
  );
}
