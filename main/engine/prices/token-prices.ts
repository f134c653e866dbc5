import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { TokenPrice } from '../../../shared/contract/schemas/money';
import { known, unknown } from '../../../shared/units/known';
import type { NetworkBook } from '../../../shared/networks/network-book';
import { KNOWN_THIN, THIN_BELOW_USD } from '../../../shared/networks/price-ids';
import type { PricingDesk } from '../accounts/pricing-desk';

/** Today's price of every token that is held or paid in, with what a second source said and how thin its market is. */
export function tokenPrices(mints: readonly string[], pricing: Pick<PricingDesk, 'latest' | 'checks'>, book: NetworkBook): readonly DeepReadonly<TokenPrice>[] {
  return mints.map((mint) => {
    const token = book.token(mint);
    const price = pricing.latest(mint);
    const checks = pricing.checks().filter((check) => check.mint === mint);
    // Of several second opinions the one that differs most is the one to look at.
    const worst = checks.toSorted((a, b) => b.share - a.share)[0];
    const liquidityUsd = price?.liquidityUsd ?? null;
    return {
      mint, symbol: token?.symbol ?? null, network: token?.network ?? null,
      usd: { value: price === null ? unknown('no-price') : known(price.usd), unit: 'USD', kind: 'reported', source: price?.source ?? 'price', asOfMs: price?.atMs ?? null, parts: 1, missing: price === null ? 1 : 0 },
      check: worst === undefined ? null : { source: worst.secondSource, usd: worst.secondUsd, share: worst.share, differs: worst.differs },
      liquidityUsd,
      thin: liquidityUsd === null ? KNOWN_THIN.has(mint) : liquidityUsd < THIN_BELOW_USD,
    };
  });
}
