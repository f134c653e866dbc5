import type { EntrySource } from '../../../engine/ports/entries';
import type { Clock, Http, Logger, Random } from '../../../engine/ports/system';
import { createFilecoinEntries } from './entries';
import { createPortalFile, type PortalFile } from './portal-file';

export const DATA_PORTAL_URL = 'https://data.filecoindataportal.xyz/daily_storage_providers_metrics.parquet';

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
  readonly entries: EntrySource;
  readonly file: PortalFile;
}

export function createFilecoin(ports: FilecoinPorts): Filecoin {
  const url = ports.portalUrl ?? (() => DATA_PORTAL_URL);
  const file = createPortalFile({ http: ports.http, url });
  return { entries: createFilecoinEntries({ clock: ports.clock, logger: ports.logger, file, url }), file };
}
