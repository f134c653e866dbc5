import type { Deployment } from '../../../shared/domain/device';
import { toNumber, tokenAmount } from '../../../shared/units/token-amount';
import type { DayAccount, DayLine } from '../accounts/day-book';
import { isDayRead } from '../accounts/summary';
import type { SummaryContext } from '../accounts/summary';

/** Tokens a day that really came. */
export interface EarningRate {
  readonly perDay: number;
  /** Full days that were read and that the rate is the mean of. */
  readonly days: number;
  readonly untilMs: number;
  /** Null: what this deployment received. A number: the mean of so many devices of the wallets that are not entered here. */
  readonly ofDevices: number | null;
}

const rewardsIn = (days: readonly DayAccount[], network: string, mint: string): readonly DayLine[] =>
  days.flatMap((a) => a.lines).filter((l) => l.kind === 'reward' && l.network === network && l.mint === mint);

function rateOf(lines: readonly DayLine[], days: readonly DayAccount[], ofDevices: number | null): EarningRate | null {
  const last = days.at(-1);
  if (lines.length === 0 || last === undefined) return null;
  const base = lines.reduce((sum, l) => sum + l.base, 0n);
  return { perDay: toNumber(tokenAmount(base, lines[0]?.decimals ?? 0)) / days.length / (ofDevices ?? 1), days: days.length, untilMs: last.toMs, ofDevices };
}

/** What the deployment received a day, over the full days that were read and on which it was at work; null where no reward is known to be its own. */
export function rateOfDeployment(accounts: readonly DayAccount[], context: SummaryContext, network: string, mint: string, deployment: Deployment): EarningRate | null {
  const days = accounts.filter((a) => a.over && isDayRead(a, context) && deployment.fromDate <= a.day && (deployment.toDate === null || a.day <= deployment.toDate));
  return rateOf(rewardsIn(days, network, mint).filter((l) => l.deployment?.id === deployment.id), days, null);
}

/**
 * What one more device of the network might receive: the mean of the devices that pay into the wallets and belong to no deployment. What
 * a deployment earned is that device's own, and a reward that fits several is one of theirs. Rewards that do not name a device count as
 * those of one.
 * @param countDevices how many devices the rewards of these days name that belong to no deployment
 */
export function rateOfOthers(accounts: readonly DayAccount[], context: SummaryContext, network: string, mint: string, countDevices: (days: readonly DayAccount[]) => number): EarningRate | null {
  const days = accounts.filter((a) => a.over && isDayRead(a, context));
  const lines = rewardsIn(days, network, mint).filter((l) => l.deployment === null && l.shared.length === 0);
  return rateOf(lines, days, lines.length === 0 ? 0 : countDevices(days));
}
