import { attributeLine } from '../../../shared/domain/attribution';
import type { Deployment } from '../../../shared/domain/device';
import { formatLocalDate, parseLocalDate } from '../../../shared/units/local-date';
import type { Zone } from '../../../shared/units/zone';
import type { LedgerStore } from '../ports/store';

/** Instants at which another set of deployments is in force, oldest first. */
function boundaries(deployments: readonly Deployment[], zone: Zone): readonly number[] {
  const days = deployments.flatMap(({ fromDate, toDate }) => {
    const from = parseLocalDate(fromDate);
    const to = toDate === null ? null : parseLocalDate(toDate);
    return [...(from === null ? [] : [from]), ...(to === null ? [] : [to + 1])];
  });
  return [...new Set(days)].toSorted((a, b) => a - b).map((day) => zone.startOfDay(day));
}

/**
 * When each device was last paid (UTC ms), by device id, however long ago; a device without a reward is absent. A reward that fits several
 * devices equally well is nobody's.
 */
export function lastRewards(ledger: Pick<LedgerStore, 'newestRewards'>, deployments: readonly Deployment[], zone: Zone): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  if (deployments.length === 0) return last;
  for (const reward of ledger.newestRewards(boundaries(deployments, zone))) {
    const { deployment } = attributeLine(reward, formatLocalDate(zone.dayAt(reward.atMs)), deployments);
    if (deployment !== null && reward.atMs > (last.get(deployment.deviceId) ?? Number.NEGATIVE_INFINITY)) last.set(deployment.deviceId, reward.atMs);
  }
  return last;
}
