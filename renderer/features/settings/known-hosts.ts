import type { OutputOf } from '../../../shared/contract/handlers';
import type { Settings } from '../../../shared/contract/schemas/settings';
import { hostOf } from './endpoint-text';

export type Host = OutputOf<'system', 'traffic'>['hosts'][number];

/** What a host is for, and so which switch stops it and what it learns. */
export type HostKind = 'chain' | 'prices' | 'fiat' | 'other';

/** Hosts that this version asks when the switches are on, before the first call was made. */
const PRICE_HOSTS: readonly (readonly [host: string, purpose: string])[] = [
  ['coins.llama.fi', 'prices'],
  ['api.coingecko.com', 'prices'],
  ['api.frankfurter.dev', 'fiat'],
];

export function kindOf(purpose: string): HostKind {
  if (purpose === 'solana-rpc' || purpose === 'chain') return 'chain';
  return purpose === 'prices' || purpose === 'fiat' ? purpose : 'other';
}

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
export const switchOf = (kind: HostKind): 'chainEnabled' | 'pricesEnabled' | null => (kind === 'chain' ? 'chainEnabled' : kind === 'other' ? null : 'pricesEnabled');
