/** Ids of the sources as the engine knows them (chain readers, readers of entries, looks at a network's own source): what `sourcesOff` lists. */
export const SOURCE_IDS = ['solana', 'evm', 'filecoin', 'filecoin-data-portal', 'helium-oracle', 'render-stats', 'storj', 'akash', 'theta', 'flux'] as const;
