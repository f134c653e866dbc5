import type { Clock, Http } from '../../../engine/ports/system';
import type { NetworkWatch } from '../../../engine/ports/watch';
import type { LookFailure, SourceFact, SourceLook, SourceNotice, SourceReport } from '../../../../shared/domain/source-look';
import type { Position } from '../../../../shared/domain/position';
import type { Cancel } from '../../../../shared/units/cancel';
import { hostOf, isSourceFailure } from '../ask-json';
import { satelliteEntry } from './answers';
import { createStorjClient } from './client';
import { toNodeFacts, toNodeNotices } from './node-state';
import { toPositions, toReports } from './money-state';
import { toSatelliteFacts, toSatelliteNotices } from './satellite-state';
import type { SatelliteScores, StorjSeen } from './seen';

export interface StorjWatchPorts {
  readonly http: Http;
  readonly clock: Pick<Clock, 'now'>;
}

/** Asks a node's dashboard how it stands: money on its way, held amounts, scores, disk, version. */
export function createStorjWatch({ http, clock }: StorjWatchPorts): NetworkWatch {
  return {
    id: 'storj',
    network: 'storj',
    watches: (wallet) => wallet.chain === 'storj',
    async look(wallet, _context, cancel): Promise<SourceLook> {
      const host = hostOf(wallet.address);
      const client = createStorjClient(http, wallet.address);
      const failures: LookFailure[] = [];
      const unreadable = (count: number, what: string): void => {
        if (count > 0) failures.push({ code: 'bad-answer', detail: `${host}: ${count} ${what}` });
      };
      /** A question that may fail alone. */
      const attempt = async <T>(question: (cancel?: Cancel) => Promise<T>): Promise<T | null> => {
        try {
          return await question(cancel);
        } catch (error) {
          if (!isSourceFailure(error)) throw error;
          failures.push({ code: error.chainCode, detail: `${error.host}${error.detail === '' ? '' : ` (${error.detail})`}` });
          return null;
        }
      };
      // Nobody there at all: that is the failure of the whole look.
      const node = await client.dashboard(cancel);
      const entries = (node.satellites ?? []).map((row) => satelliteEntry.safeParse(row));
      unreadable(entries.filter((row) => !row.success).length, 'satellites');
      const satellites = entries.flatMap((row) => (row.success ? [row.data] : []));
      const scores: SatelliteScores[] = [];
      const estimates: StorjSeen['estimates'][number][] = [];
      for (const satellite of satellites) {
        const data = await attempt((token) => client.satellite(satellite.id, token));
        if (data !== null && data.id === satellite.id) scores.push({ satellite, data });
        else if (data !== null) unreadable(1, 'satellites');
        const estimate = await attempt((token) => client.estimate(satellite.id, token));
        if (estimate !== null) estimates.push({ satelliteId: satellite.id, estimate });
      }
      const held = await attempt((token) => client.held(token));
      const periods = await attempt((token) => client.periods(token));
      const [first] = periods ?? [];
      const last = periods?.at(-1);
      const paystubs = periods === null ? null : first === undefined || last === undefined ? { rows: [], unreadable: 0 } : await attempt((token) => client.paystubs(first, last, token));
      unreadable(held?.unreadable ?? 0, 'held amounts');
      unreadable(paystubs?.unreadable ?? 0, 'paystubs');

      const seen: StorjSeen = { walletId: wallet.id, nowMs: clock.now(), satellites, scores, estimates, held, paystubs };
      const facts: readonly SourceFact[] = [...toNodeFacts(node, seen), ...toSatelliteFacts(seen)];
      const notices: readonly SourceNotice[] = [...toNodeNotices(node, seen), ...toSatelliteNotices(seen)];
      const positions: readonly Position[] = toPositions(seen);
      const reports: readonly SourceReport[] = toReports(seen);
      return { positions, reports, notices, facts, holdings: [], failures };
    },
  };
}
