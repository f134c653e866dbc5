import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { HoldingRow } from '../../../shared/contract/schemas/ledger';
import { formatLocalDate } from '../../../shared/units/local-date';
import { unknown } from '../../../shared/units/known';
import { toWire, tokenAmount } from '../../../shared/units/token-amount';
import type { Books } from '../accounts/books';
import type { PricingDesk } from '../accounts/pricing-desk';
import { incomeFigure } from '../accounts/summary';
import type { Store } from '../ports/store';

/** What each wallet holds with today's value, beside what it earned in that token: a balance proves no payment, so the two are never added. */
export function readHoldings(store: Store, books: Books, pricing: PricingDesk): readonly DeepReadonly<HoldingRow>[] {
  const currency = books.currency();
  const context = books.context();
  return store.ledger.holdings().map((holding) => {
    const earned = store.ledger.allLines({ walletId: holding.walletId, mints: [holding.mint], kinds: ['reward', 'staking'] });
    const base = earned.reduce((sum, e) => sum + BigInt(e.line.base), 0n);
    const lines = earned.map((entry) => ({
      value: entry.line.atMs === null ? unknown('no-time') : pricing.valueOf(entry, currency, formatLocalDate(books.zone().dayAt(entry.line.atMs))),
    }));
    return {
      holding,
      value: pricing.valueHolding(holding, currency),
      earned: earned.length === 0 ? null : toWire(tokenAmount(base, holding.decimals)),
      earnedValue: incomeFigure(lines, context.readSinceMs === Number.NEGATIVE_INFINITY, context),
    };
  });
}
