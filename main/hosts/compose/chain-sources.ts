import { AKASH_LCD_URLS, AKASH_LIMIT } from '../../adapters/sources/akash/endpoints';
import { createAkash } from '../../adapters/sources/akash/create-akash';
import { createEvmSource } from '../../adapters/sources/evm/create-evm-source';
import { defaultEvmEndpoints, EVM_HOST_LIMITS } from '../../adapters/sources/evm/endpoints';
import { createFilecoin, DATA_PORTAL_URL } from '../../adapters/sources/filecoin/create-filecoin';
import { createSolanaSource } from '../../adapters/sources/solana/create-solana-source';
import { endpointsOf } from '../../adapters/sources/solana/endpoints';
import { createStorj } from '../../adapters/sources/storj/create-storj';
import type { ManagedHttp } from '../../adapters/system/http';
import type { ChainSource } from '../../engine/ports/chain';
import type { EntrySource } from '../../engine/ports/entries';
import type { SettingsStore } from '../../engine/ports/store';
import type { Clock, Logger, Random } from '../../engine/ports/system';
import type { NetworkWatch } from '../../engine/ports/watch';

export interface ChainSourcesPorts {
  readonly http: ManagedHttp;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly settings: SettingsStore;
}

export interface ChainSources {
  readonly chains: readonly ChainSource[];
  readonly entries: readonly EntrySource[];
  readonly watches: readonly NetworkWatch[];
}

type HostLimit = { readonly perSecond: number; readonly burst: number; readonly concurrent: number };

const hostsOf = (urls: readonly string[], limit: HostLimit): Readonly<Record<string, HostLimit>> => Object.fromEntries(urls.map((url) => [new URL(url).host, limit]));

/** What each public service lets one client ask; an endpoint of the person's own has no limit of ours. */
export const SOURCE_LIMITS: Readonly<Record<string, HostLimit>> = { ...EVM_HOST_LIMITS, ...hostsOf(AKASH_LCD_URLS, AKASH_LIMIT) };

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
  const { http, clock, random, logger, settings } = ports;
  const own = (source: string, usual: readonly string[]): readonly string[] => endpointsFor(settings, source, usual);
  const storj = createStorj({ http, clock });
  const akash = createAkash({
    http, clock,
    get lcdUrls() {
      return own('akash', AKASH_LCD_URLS);
    },
  });
  const filecoin = createFilecoin({ http, clock, random, logger, portalUrl: () => own('filecoin-data', [DATA_PORTAL_URL])[0] ?? DATA_PORTAL_URL });
  const evm = createEvmSource({ http, clock, random, endpoints: (chain) => own(chain, defaultEvmEndpoints(chain)) });
  return {
    chains: [createSolanaSource({ http, clock, random, logger, endpoints: () => endpointsOf(settings.get('solanaEndpoints')) })],
    entries: [filecoin.entries, evm, storj.entries, akash.entries],
    watches: [storj.watch, akash.watch],
  };
}
