import { useQuery } from '@tanstack/react-query';
import type { LineKind } from '../../../shared/domain/reward';
import { Choice } from '../../forms/choice';
import { walletName } from '../../money/wallet-name';
import { useEngine } from '../../state/engine';
import { useNetworkNames } from '../../state/network-names';
import { chainName } from '../../strings/chains';
import { t } from '../../strings/words';
import { Chips } from '../../ui/chips';
import { Field } from '../../ui/field';

/** Spam is hidden until asked for, and so is what is no income and only the tax report needs. */
export const KINDS: readonly LineKind[] = ['reward', 'staking', 'zero-claim', 'conversion', 'unclassified', 'outgoing', 'duplicate', 'spam'];
export const SHOWN_FIRST: readonly LineKind[] = ['reward', 'staking', 'zero-claim', 'conversion', 'unclassified'];

const ANY = 'any';

export interface Filters {
  readonly kinds: ReadonlySet<LineKind>;
  readonly networks: ReadonlySet<string>;
  readonly walletId: string | null;
  readonly search: string;
}

export function toggled<V>(set: ReadonlySet<V>, value: V): ReadonlySet<V> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

/** Chips for kinds and networks, a choice of the wallet (and with it the chain), and a search. */
export function LedgerFilters(props: { readonly filters: Filters; readonly counts: Readonly<Record<string, number>>; readonly fixedKind: boolean; readonly onChange: (filters: Filters) => void }) {
  const engine = useEngine();
  const names = useNetworkNames();
  const wallets = useQuery(engine.ask.wallets.list.queryOptions({ input: {} })).data?.wallets ?? [];
  const { filters, counts } = props;
  const change = (patch: Partial<Filters>): void => props.onChange({ ...filters, ...patch });
  // Kinds that never came are no chip, so that the row stays short; what is switched on stays, to be switched off.
  const kinds = KINDS.filter((kind) => SHOWN_FIRST.includes(kind) || (counts[kind] ?? 0) > 0 || filters.kinds.has(kind));
  const networks = names.all.filter((network) => network.used || filters.networks.has(network.id));
  return (
    <div className="nw-ledger__filters">
      {props.fixedKind ? null : <Chips label={t('ledger.filter.kinds')} selected={filters.kinds} onToggle={(kind) => change({ kinds: toggled(filters.kinds, kind) })} options={kinds.map((kind) => ({ value: kind, label: t(`line.${kind}`), count: counts[kind] ?? 0 }))} />}
      {props.fixedKind || networks.length === 0 ? null : <Chips label={t('ledger.filter.networks')} selected={filters.networks} onToggle={(id) => change({ networks: toggled(filters.networks, id) })} options={networks.map((network) => ({ value: network.id, label: network.name }))} />}
      {wallets.length > 1 ? (
        <div className="nw-ledger__wallet">
          <Choice
            label={t('ledger.filter.wallet')}
            value={filters.walletId ?? ANY}
            onChange={(id) => change({ walletId: id === ANY ? null : id })}
            options={[{ value: ANY, label: t('ledger.filter.wallet.any') }, ...wallets.map((wallet) => ({ value: wallet.id, label: `${chainName(wallet.chain)}: ${walletName(wallet)}` }))]}
          />
        </div>
      ) : null}
      <div className="nw-ledger__search" data-search>
        <Field label={t('ledger.search')} type="search" value={filters.search} onChange={(search) => change({ search })} />
      </div>
    </div>
  );
}
