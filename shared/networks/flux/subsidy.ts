/**
 * What a node is paid per block, by height. fluxd main.cpp GetBlockSubsidy and GetFluxnodeSubsidy, snapshot 2026-05-01: since Proof of Node 14 FLUX
 * a block, times 0.9 after every 1,051,200 blocks, at most 20 times; 9, 3.5 and 1 of 14 parts go to one node of each tier.
 */
export const FLUX_DECIMALS = 8;
export const PON_HEIGHT = 2_020_000;
export const BLOCKS_PER_CUT = 1_051_200;
export const MOST_CUTS = 20;
/** Height of the first cut: 12.6 FLUX a block from there on, about 2026-10-28. */
export const FIRST_CUT_HEIGHT = PON_HEIGHT + BLOCKS_PER_CUT;
/** Seconds between blocks since Proof of Node, and blocks a day. */
export const FLUX_BLOCK_S = 30;
export const FLUX_BLOCKS_PER_DAY = 2_880;

const COIN = 100_000_000n;

export type FluxTier = 'cumulus' | 'nimbus' | 'stratus';

/** Shares of the subsidy in halves of a fourteenth. */
const SHARES: Readonly<Record<FluxTier, bigint>> = { cumulus: 2n, nimbus: 7n, stratus: 18n };

/** Collateral of a node in base units, fluxd fluxnode.h (V2). */
export const FLUX_COLLATERAL: Readonly<Record<FluxTier, bigint>> = { cumulus: 1_000n * COIN, nimbus: 12_500n * COIN, stratus: 40_000n * COIN };

export const FLUX_TIERS: readonly FluxTier[] = ['cumulus', 'nimbus', 'stratus'];

/** Subsidy of a block in base units; null before Proof of Node, where other rules and miners were paid. */
export function blockSubsidy(height: number): bigint | null {
  if (!Number.isInteger(height) || height < PON_HEIGHT) return null;
  const cuts = Math.min(MOST_CUTS, Math.floor((height - PON_HEIGHT) / BLOCKS_PER_CUT));
  let subsidy = 14n * COIN;
  for (let cut = 0; cut < cuts; cut += 1) subsidy = (subsidy * 9n) / 10n;
  return subsidy;
}

/** What one node of a tier is paid in a block of that height, in base units; null before Proof of Node. */
export function tierReward(tier: FluxTier, height: number): bigint | null {
  const subsidy = blockSubsidy(height);
  return subsidy === null ? null : (subsidy * SHARES[tier]) / 28n;
}

/** The node rounds in floating point at some cut: a difference of this many base units is still the tier's reward. */
const ROUNDING = 10n;

/** The tier whose reward an output of a coinbase is; null: none of that height. */
export function tierOfReward(base: bigint, height: number): FluxTier | null {
  for (const tier of FLUX_TIERS) {
    const reward = tierReward(tier, height);
    if (reward === null) return null;
    const off = base > reward ? base - reward : reward - base;
    if (off <= ROUNDING) return tier;
  }
  return null;
}
