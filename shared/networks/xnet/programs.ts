/** Streamflow's token distributors, which XNET and many other projects use. Verified: streamflow-finance/js-sdk interface description (April 2026). */
export const STREAMFLOW_DISTRIBUTORS: ReadonlyMap<string, string> = new Map([
  ['MErKy6nZVoVAkryxAejJz2juifQ4ArgLgHmaJCQkU7N', 'Streamflow distributor'],
  ['aMERKpFAWoChCi5oZwPvgsSCoGpZKBiU7fi76bdZjt2', 'Streamflow aligned distributor'],
]);

/** Claims by the first 8 bytes of their data. Accounts of all three: 0 distributor, 2 its token account, 3 the claimant's, 4 claimant. */
export const STREAMFLOW_CLAIMS: ReadonlyMap<string, string> = new Map([
  ['4eb1627bd215bb53', 'new_claim'],
  ['22ceb5170bcf935a', 'claim_locked'],
  ['2c15afa1634c2cf9', 'claim_locked_v2'],
]);
