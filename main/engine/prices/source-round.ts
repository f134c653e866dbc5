import type { PricePoint } from '../../../shared/domain/price';
import { CancelledError } from '../../../shared/units/cancel';
import type { Cancel } from '../../../shared/units/cancel';
import type { PriceSource } from '../ports/prices';
import type { Clock, Logger } from '../ports/system';

/** A source for the length of one refresh: once it failed it is not asked again in that round, and nothing it does throws. */
export interface SourceRound {
  readonly id: PriceSource['id'];
  readonly failed: boolean;
  /** null: the source could not be asked. An empty list is an answer: it has no price. */
  spot(mints: readonly string[]): Promise<readonly PricePoint[] | null>;
  at(mint: string, instantsMs: readonly number[]): Promise<readonly (PricePoint & { readonly askedAtMs: number })[] | null>;
  daily(mint: string, fromMs: number, toMs: number): Promise<readonly PricePoint[] | null>;
}

/** A price from later than this is no price: one of the year 2098 would be the newest for ever. */
const AHEAD_MS = 3_600_000;

export function createSourceRound(source: PriceSource, logger: Logger, cancel: Cancel, clock: Pick<Clock, 'now'>): SourceRound {
  let failed = false;
  const guarded = async <T extends PricePoint>(ask: () => Promise<readonly T[]>): Promise<readonly T[] | null> => {
    if (failed) return null;
    if (cancel.cancelled) throw new CancelledError();
    try {
      const latestMs = clock.now() + AHEAD_MS;
      return (await ask()).filter((point) => point.atMs <= latestMs && Number.isFinite(point.usd) && point.usd >= 0);
    } catch (error) {
      if (cancel.cancelled) throw new CancelledError();
      failed = true;
      logger.warn('prices.source-failed', { source: source.id, reason: reasonOf(error) });
      return null;
    }
  };
  return {
    id: source.id,
    get failed() {
      return failed;
    },
    spot: (mints) => guarded(() => source.spot(mints, cancel)),
    at: (mint, instantsMs) => guarded(() => source.at(mint, instantsMs, cancel)),
    daily: (mint, fromMs, toMs) => guarded(() => source.daily(mint, fromMs, toMs, cancel)),
  };
}

/** A code for the log: the network's, the source's, or the name of the error. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unexpected';
  if ('httpCode' in error && typeof error.httpCode === 'string') return error.httpCode;
  if ('reason' in error && typeof error.reason === 'string') return error.reason;
  return error.name;
}
