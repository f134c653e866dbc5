import { AKASH_LCD_URLS, AKASH_LIMIT } from '../../adapters/sources/akash/endpoints';
import { createAkash } from '../../adapters/sources/akash/create-akash';
import { createEvmSource } from '../../adapters/sources/evm/create-evm-source';
import { createEvmWatches } from '../../adapters/sources/evm/create-evm-watches';
import { defaultEvmEndpoints, EVM_HOST_LIMITS } from '../../adapters/sources/evm/endpoints';
import { createFilecoin, DATA_PORTAL_URL } from '../../adapters/sources/filecoin/create-filecoin';
import { DEFAULT_ENDPOINTS as FILECOIN_ENDPOINTS } from '../../adapters/sources/filecoin/rpc-client';
import type { EvmPorts } from '../../adapters/sources/evm/pool';
import { FLUX_API } from '../../adapters/sources/flux/client';
import { createFluxSource } from '../../adapters/sources/flux/create-flux-source';
import { createFluxWatch } from '../../adapters/sources/flux/create-flux-watch';
import { ENTITIES_URL, HELIUM_ORACLE_LIMIT, HNT_ORACLE_URL } from '../../adapters/sources/helium-oracle/endpoints';
import { createHeliumOracle } from '../../adapters/sources/helium-oracle/watch';
import { createRenderStats, RENDER_STATS_LIMIT, RENDER_STATS_URL } from '../../adapters/sources/render-stats/watch';
import { createSolanaClient } from '../../adapters/sources/solana/client';
import { createSolanaSource } from '../../adapters/sources/solana/create-solana-source';
import { endpointsOf } from '../../adapters/sources/solana/endpoints';
import { createStorj } from '../../adapters/sources/storj/create-storj';
import { THETA_EXPLORER } from '../../adapters/sources/theta/client';
import { createThetaSource } from '../../adapters/sources/theta/create-theta-source';
import { createThetaWatch } from '../../adapters/sources/theta/create-theta-watch';
import type { ManagedHttp } from '../../adapters/system/http';
import type { ChainSource } from '../../engine/ports/chain';
import type { EntrySource } from '../../engine/ports/entries';
import type { SettingsStore } from '../../engine/ports/store';
import type { Clock, Logger, Random } from '../../engine/ports/system';
import type { NetworkWatch } from '../../engine/ports/watch';
import type { Cancel } from '../../../shared/units/cancel';
import { HNT } from '../../../shared/networks/helium/tokens';
import type { NetworkBook } from '../../../shared/networks/network-book';
import { builtInBook } from '../../../shared/networks/registry';

/** Mirrors of networks' own services, where a person runs one; they are asked about wallets of chains that many networks share. */
export interface SourceAddresses {
  readonly heliumEntities?: string;
  readonly heliumOracle?: string;
  readonly renderStats?: string;
}

/** Mirrors named by the environment: `NODEWORTH_HELIUM_ENTITIES_URL`, `NODEWORTH_HELIUM_ORACLE_URL`, `NODEWORTH_RENDER_STATS_URL`. */
export function sourceAddressesOf(env: Readonly<Record<string, string | undefined>>): SourceAddresses {
  const named = { heliumEntities: env['NODEWORTH_HELIUM_ENTITIES_URL'], heliumOracle: env['NODEWORTH_HELIUM_ORACLE_URL'], renderStats: env['NODEWORTH_RENDER_STATS_URL'] };
  return Object.fromEntries(Object.entries(named).filter(([, url]) => url !== undefined)) as SourceAddresses;
}

export interface ChainSourcesPorts {
  readonly http: ManagedHttp;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly settings: SettingsStore;
  /** The networks in force. */
  readonly networks: () => NetworkBook;
  readonly addresses: SourceAddresses;
}

export interface ChainSources {
  readonly chains: readonly ChainSource[];
  readonly entries: readonly EntrySource[];
  readonly watches: readonly NetworkWatch[];
}

type HostLimit = { readonly perSecond: number; readonly burst: number; readonly concurrent: number };

const hostsOf = (urls: readonly string[], limit: HostLimit): Readonly<Record<string, HostLimit>> => Object.fromEntries(urls.map((url) => [new URL(url).host, limit]));

/** What each public service lets one client ask; an endpoint of the person's own has no limit of ours. */
export const SOURCE_LIMITS: Readonly<Record<string, HostLimit>> = { ...EVM_HOST_LIMITS, ...hostsOf(AKASH_LCD_URLS, AKASH_LIMIT), ...hostsOf([RENDER_STATS_URL], RENDER_STATS_LIMIT), ...hostsOf([ENTITIES_URL, HNT_ORACLE_URL], HELIUM_ORACLE_LIMIT) };

/** Endpoints that the person set for a source, by its id in the setting `endpoints`; the usual ones when none are set. Read before every question. */
export function endpointsFor(settings: SettingsStore, source: string, usual: readonly string[]): readonly string[] {
  try {
    const stored: unknown = JSON.parse(settings.get('endpoints') ?? '{}');
    const own: unknown = typeof stored === 'object' && stored !== null ? Reflect.get(stored, source) : undefined;
    const urls = Array.isArray(own) ? own.filter((url): url is string => typeof url === 'string' && url !== '') : [];
    return urls.length === 0 ? usual : urls;
  } catch {
    return usual;
  }
}

/** Every chain and interface that this version reads. */
export function createChainSources(ports: ChainSourcesPorts): ChainSources {
  const { http, clock, random, logger, settings, networks, addresses } = ports;
  const own = (source: string, usual: readonly string[]): readonly string[] => endpointsFor(settings, source, usual);
  const storj = createStorj({ http, clock });
  const akash = createAkash({
    http, clock,
    get lcdUrls() {
      return own('akash', AKASH_LCD_URLS);
    },
  });
  const filecoin = createFilecoin({ http, clock, random, logger, endpoints: () => own('filecoin', FILECOIN_ENDPOINTS), portalUrl: () => own('filecoin-data', [DATA_PORTAL_URL])[0] ?? DATA_PORTAL_URL });
  const evm: EvmPorts = { http, clock, random, endpoints: (chain) => own(chain, defaultEvmEndpoints(chain)) };
  const flux = { http, clock, random, bases: () => own('flux', [FLUX_API]) };
  const theta = { http, clock, random, bases: () => own('theta', [THETA_EXPLORER]) };
  const solanaPorts = { http, clock, random, logger, endpoints: () => endpointsOf(settings.get('solanaEndpoints')) };
  // One client for reading and for looks: the endpoint's limit counts for both.
  const client = createSolanaClient(solanaPorts);
  const accounts = { read: (asked: readonly string[], cancel?: Cancel) => client.accounts(asked, cancel) };
  const heliumOracle = createHeliumOracle({
    http, clock, accounts, entitiesUrl: addresses.heliumEntities ?? ENTITIES_URL, ...(addresses.heliumOracle === undefined ? {} : { oracleUrls: { [HNT.mint]: [addresses.heliumOracle] } }),
  });
  const renderStats = createRenderStats({ http, clock, baseUrl: addresses.renderStats ?? RENDER_STATS_URL });
  return {
    chains: [createSolanaSource({ ...solanaPorts, client, networks })],
    entries: [filecoin.entries, createEvmSource(evm), storj.entries, akash.entries, createThetaSource(theta), createFluxSource(flux)],
    watches: [heliumOracle, renderStats, filecoin.watch, storj.watch, akash.watch, createThetaWatch(theta), createFluxWatch(flux), ...createEvmWatches(evm, builtInBook)],
  };
}
