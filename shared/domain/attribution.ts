import type { Deployment } from './device';
import type { LedgerLine } from './reward';

const active = (d: Deployment, day: string): boolean => d.fromDate <= day && (d.toDate === null || day <= d.toDate);

/** Who earned a line. `shared`: several deployments fit equally well, so nobody can say which device it was. */
export interface Attribution {
  readonly deployment: Deployment | null;
  readonly shared: readonly Deployment[];
}

/**
 * The deployment that earned a line: same network, its wallet and its hotspot where they are named, in force on that day; the most
 * exact match wins.
 * @param day local day of the line, YYYY-MM-DD
 */
export function attributeLine(line: Pick<LedgerLine, 'network' | 'walletId' | 'sourceDevice'>, day: string, deployments: readonly Deployment[]): Attribution {
  let best: readonly Deployment[] = [];
  let bestScore = -1;
  for (const d of deployments) {
    if (d.network !== line.network || !active(d, day)) continue;
    if (d.walletId !== null && d.walletId !== line.walletId) continue;
    if (d.sourceDevice !== null && d.sourceDevice !== line.sourceDevice) continue;
    const score = (d.walletId === null ? 0 : 1) + (d.sourceDevice === null ? 0 : 2);
    if (score > bestScore) {
      best = [d];
      bestScore = score;
    } else if (score === bestScore) best = [...best, d];
  }
  return best.length === 1 ? { deployment: best[0] ?? null, shared: [] } : { deployment: null, shared: best };
}

/** Deployments of a device that are in force on that day. */
export const deploymentsOn = (deployments: readonly Deployment[], deviceId: string, day: string): readonly Deployment[] =>
  deployments.filter((d) => d.deviceId === deviceId && active(d, day));
