import type { SourceLook } from '../../../shared/domain/source-look';
import type { NetworkWatch } from '../ports/watch';

const isAmount = (base: string, decimals: number): boolean => /^\d{1,78}$/.test(base) && Number.isInteger(decimals) && decimals >= 0 && decimals <= 30;
const isInstant = (ms: number): boolean => Number.isFinite(ms) && ms >= 0 && ms < 8_640_000_000_000_000;

/**
 * Keeps what can be true of a look: amounts of 0 and more, instants that exist, and only what speaks of the wallet and network that were asked
 * about. What is left out is a failure of the look, so that nobody takes it for nothing.
 */
export function checkLook(look: SourceLook, watch: Pick<NetworkWatch, 'network'>, walletId: string, host: string): SourceLook {
  let bad = 0;
  const keep = <T>(list: readonly T[], isGood: (one: T) => boolean): readonly T[] =>
    list.filter((one) => {
      const good = isGood(one);
      if (!good) bad += 1;
      return good;
    });
  const own = (one: { readonly walletId: string; readonly network: string }): boolean => one.walletId === walletId && one.network === watch.network;
  const positions = keep(look.positions, (one) => own(one) && isAmount(one.base, one.decimals) && isInstant(one.asOfMs) && one.releases.every((r) => isAmount(r.base, one.decimals) && (r.atMs === null || isInstant(r.atMs))));
  const reports = keep(look.reports, (one) => own(one) && isAmount(one.base, one.decimals) && isInstant(one.fromMs) && isInstant(one.toMs) && one.fromMs <= one.toMs && isInstant(one.asOfMs));
  const notices = keep(look.notices, (one) => own(one) && (one.sinceMs === null || isInstant(one.sinceMs)));
  const facts = keep(look.facts, (one) => own(one) && (one.value === null || Number.isFinite(one.value)) && isInstant(one.asOfMs));
  const holdings = keep(look.holdings, (one) => one.walletId === walletId && isAmount(one.base, one.decimals) && isInstant(one.asOfMs));
  if (bad === 0) return look;
  return { positions, reports, notices, facts, holdings, failures: [...look.failures, { code: 'bad-answer', detail: host }] };
}
