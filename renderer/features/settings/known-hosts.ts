import type { OutputOf } from '../../../shared/contract/handlers';
import type { Settings } from '../../../shared/contract/schemas/settings';
import { hostOf } from './endpoint-text';

export type Host = OutputOf<'system', 'traffic'>['hosts'][number];

/** What a host is for, and so which switch stops it and what it learns. */
export type HostKind = 'chain' | 'filecoin' | 'filecoin-data-portal' | 'helium-oracle' | 'helium-entities' | 'render-stats' | 'storj-node' | 'akash-chain' | 'akash-console' | 'prices' | 'fiat' | 'other';

/** Kinds by what the adapters write down as the purpose of a call; EVM, Theta and Flux say `chain`. */
const KINDS: ReadonlyMap<string, HostKind> = new Map([
  ['solana-rpc', 'chain'],
  ['chain', 'chain'],
  ['filecoin-rpc', 'filecoin'],
  ['filecoin-data-portal', 'filecoin-data-portal'],
  ['helium-oracle', 'helium-oracle'],
  ['helium-entities', 'helium-entities'],
  ['render-stats', 'render-stats'],
  ['storj-node', 'storj-node'],
  ['akash-chain', 'akash-chain'],
  ['akash-console', 'akash-console'],
  ['prices', 'prices'],
  ['fiat', 'fiat'],
]);

/** Hosts that this version asks when the switches are on, before the first call was made. */
const PRICE_HOSTS: readonly (readonly [host: string, purpose: string])[] = [
  ['api.jup.ag', 'prices'],
  ['coins.llama.fi', 'prices'],
  ['api.coingecko.com', 'prices'],
  ['data-api.binance.vision', 'prices'],
  ['api.frankfurter.dev', 'fiat'],
];

export const kindOf = (purpose: string): HostKind => KINDS.get(purpose) ?? 'other';

/** The kinds of a host's purposes, each once. */
export const kindsOf = (host: Host): readonly HostKind[] => [...new Set(host.purposes.map(kindOf))];

/** Hosts that were called, and behind them those that will be while the switches are as they are. */
export function hostsOf(called: readonly Host[], settings: Pick<Settings, 'solanaEndpoints' | 'chainEnabled' | 'pricesEnabled'>): readonly Host[] {
  const endpoints = settings.solanaEndpoints.flatMap((endpoint) => {
    const host = hostOf(endpoint);
    return host === null ? [] : [[host, 'solana-rpc'] as const];
  });
  const coming = [...(settings.chainEnabled ? endpoints : []), ...(settings.pricesEnabled ? PRICE_HOSTS : [])];
  const known = new Set(called.map((host) => host.host));
  const news = new Map(coming.filter(([host]) => !known.has(host)));
  return [...called, ...[...news].map(([host, purpose]): Host => ({ host, purposes: [purpose], calls: 0, failures: 0, lastCallAtMs: null, lastStatus: null }))];
}

/** The switch that stops a kind of host; null where none does. */
export function switchOf(kind: HostKind): 'chainEnabled' | 'pricesEnabled' | null {
  if (kind === 'other') return null;
  return kind === 'prices' || kind === 'fiat' ? 'pricesEnabled' : 'chainEnabled';
}
