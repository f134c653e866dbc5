import type { Migration } from '../sqlite/migrate';

/**
 * Transactions by state, source and decoder: how many an older decoder has read, how many are missing and how many there are is told from this index
 * alone, however many were read.
 */
export const olderReadings: Migration = {
  id: 11,
  name: 'older-readings',
  up: `
    CREATE INDEX wallet_transactions_by_state ON wallet_transactions (wallet_id, state, source, decoder_version);
  `,
};
