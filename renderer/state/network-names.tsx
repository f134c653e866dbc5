import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo, type ReactNode } from 'react';

import type { ChainId } from '../../shared/domain/wallet';
import { networks as builtIn } from '../../shared/networks/registry';
import { cleanText } from '../strings/clean-text';
import { slotOf, type SeriesSlot } from '../ui/tokens';
import { useEngine } from './engine';

export interface NamedNetwork {
  readonly id: string;
  readonly name: string;
  readonly chains: readonly ChainId[];
  /** True when a wallet, node or deployment of the operator belongs to it; false also while nobody has answered yet. */
  readonly used: boolean;
}

/** Names and colours of all networks in force, also of those that the operator added from a file. */
export interface NetworkNames {
  readonly all: readonly NamedNetwork[];
  /** The name; the id where nobody knows it. */
  name(id: string): string;
  slot(id: string): SeriesSlot;
}

type Entry = Omit<NamedNetwork, 'used'> & { readonly colorSlot: number; readonly used?: boolean };

export function namesOf(entries: readonly Entry[]): NetworkNames {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    all: entries.map(({ id, name, chains, used }) => ({ id, name: cleanText(name, 60), chains, used: used ?? false })),
    name: (id) => cleanText(byId.get(id)?.name ?? id, 60),
    slot: (id) => slotOf(byId.get(id)?.colorSlot ?? -1),
  };
}

const NamesContext = createContext<NetworkNames>(namesOf(builtIn));

/** Asked once and again only when a network was added or replaced: names do not change with the ledger. */
export const NAMES_KEY = 'network-names';

/** Names for everything below; until the engine answers, those that came with the page. */
export function NetworkNamesProvider(props: { readonly children: ReactNode }) {
  const engine = useEngine();
  const asked = useQuery({ queryKey: [[NAMES_KEY]], queryFn: () => engine.client.networks.list({}), staleTime: Number.POSITIVE_INFINITY });
  const rows = asked.data?.networks;
  const names = useMemo(() => namesOf(rows === undefined || rows.length === 0 ? builtIn : rows), [rows]);
  return <NamesContext.Provider value={names}>{props.children}</NamesContext.Provider>;
}

export const useNetworkNames = (): NetworkNames => useContext(NamesContext);
