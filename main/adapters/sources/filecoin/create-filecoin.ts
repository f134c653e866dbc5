import type { EntrySource } from '../../../engine/ports/entries';
import type { Clock, Http, Logger, Random } from '../../../engine/ports/system';
import type { NetworkWatch } from '../../../engine/ports/watch';
import { createFilecoinEntries } from './entries';
import { createGroupReader } from './group-reader';
import { createPortalFile } from './portal-file';
import { createRecentDays } from './recent-days';
import { createFilecoinRpc, DEFAULT_ENDPOINTS } from './rpc-client';
import { createFilecoinWatch } from './watch';
import { createWinScanner } from './win-scanner';

export const DATA_PORTAL_URL = 'https://data.filecoindataportal.xyz/daily_storage_providers_metrics.parquet';

/** Requests a second towards these hosts, for the http port. No host publishes its limit; a look asks at most some 250 small questions. */
export const FILECOIN_LIMITS = {
  'api.node.glif.io': { perSecond: 10, burst: 20, concurrent: 4 },
  'data.filecoindataportal.xyz': { perSecond: 5, burst: 10, concurrent: 2 },
} as const;

export interface FilecoinPorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Lotus JSON-RPC endpoints in the order in which they are asked; read before every question. */
  readonly endpoints?: () => readonly string[];
  /** Address of the daily file. */
  readonly portalUrl?: () => string;
}

export interface Filecoin {
  /** Daily block rewards of storage providers, as ledger lines. */
  readonly entries: EntrySource;
  /** What nodes and the Data Portal say of a provider now. */
  readonly watch: NetworkWatch;
}

/** Filecoin as far as the app reads it. What was read of the file for the ledger is shared with the looks. */
export function createFilecoin(ports: FilecoinPorts): Filecoin {
  const { http, clock, logger } = ports;
  const url = ports.portalUrl ?? (() => DATA_PORTAL_URL);
  const file = createPortalFile({ http, url });
  const groups = createGroupReader();
  const rpc = createFilecoinRpc({ http, clock, random: ports.random, endpoints: ports.endpoints ?? (() => DEFAULT_ENDPOINTS) });
  return {
    entries: createFilecoinEntries({ clock, logger, file, groups, url }),
    watch: createFilecoinWatch({ rpc, clock, logger, recent: createRecentDays({ file, groups, clock }), scanner: createWinScanner({ rpc, clock }) }),
  };
}
