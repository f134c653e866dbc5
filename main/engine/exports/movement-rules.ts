/**
 * Rules of the classifiers that say a token was bought or exchanged for another one: its value then is what it cost. Every other conversion is own
 * money on the move (between own wallets, into and out of staking, over a bridge, a deposit that came back): the tokens never changed hands.
 */
const PURCHASES: ReadonlySet<string> = new Set(['swap', 'helium-treasury-redemption']);

/** Rules that say a token left in exchange for something else; everything else that leaves was sent. */
const SALES: ReadonlySet<string> = new Set(['swap-out']);

/** Rules that say a token left a wallet and is the person's still: it went to another own wallet, into their own stake, or to themselves. */
const OWN_OUT: ReadonlySet<string> = new Set(['own-transfer-out', 'livepeer-bonded', 'flux-own-change']);

/** Rules that say a deposit came back, which had left by a line of its own. Stakes and bridges are none: what goes there is no line. */
const REFUNDS: ReadonlySet<string> = new Set(['nosana-refund']);

/** Rules that say the person refused whoever sent it. */
const REFUSED: ReadonlySet<string> = new Set(['sender-refused', 'helium-split-refused']);

export const isOwnOut = (rule: string | null): boolean => rule !== null && OWN_OUT.has(rule);
export const isOwnIn = (rule: string | null): boolean => rule === 'own-transfer';
export const isRefund = (rule: string | null): boolean => rule !== null && REFUNDS.has(rule);
export const isRefused = (rule: string | null): boolean => rule !== null && REFUSED.has(rule);
export const isPurchase = (rule: string | null): boolean => rule !== null && PURCHASES.has(rule);
export const isSale = (rule: string | null): boolean => rule !== null && SALES.has(rule);
