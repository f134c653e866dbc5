import type { Figure } from '../../../shared/domain/figure';
import type { PricePoint } from '../../../shared/domain/price';
import type { SpotCheck } from '../prices/spot-prices';
import type { Holding } from '../../../shared/domain/wallet';
import type { MoneyRules } from './books';

/** What the rest of the engine needs from prices. */
export interface PricingDesk extends MoneyRules {
  /** Fetches what is missing or old: spot prices, prices at receipt, daily closes, fiat rates. Never throws; what failed is in its answer. */
  refresh(): Promise<{ readonly valued: number; readonly unpriced: number; readonly failed: readonly string[] }>;
  latest(mint: string): PricePoint | null;
  daily(mint: string): readonly PricePoint[];
  /** Values a line by hand, marked as typed. */
  setTyped(lineId: string, usdPerToken: number): void;
  /** Today's value of what is held. */
  valueHolding(holding: Holding, currency: string): Figure;
  /** What second sources said of today's prices. */
  checks(): readonly SpotCheck[];
  /** Tokens whose price of today is asked for. */
  wanted(): readonly string[];
  /** Sources that could not be asked in the last refresh. */
  failed(): readonly string[];
  onChange(listener: () => void): void;
}
