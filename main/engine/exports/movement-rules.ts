/**
 * Rules of the classifiers that say a token was bought or exchanged for another one: its value then is what it cost. Every other conversion is own
 * money on the move (between own wallets, into and out of staking, over a bridge, a deposit that came back): the tokens never changed hands.
 */
const PURCHASES: ReadonlySet<string> = new Set(['swap', 'helium-treasury-redemption']);

/** Rules that say a token left in exchange for something else; everything else that leaves was sent. */
const SALES: ReadonlySet<string> = new Set(['swap-out']);

export const isPurchase = (rule: string | null): boolean => rule !== null && PURCHASES.has(rule);
export const isSale = (rule: string | null): boolean => rule !== null && SALES.has(rule);
