import type { NewestReward } from '../../../engine/ports/store';
import type { Database, Row } from '../sqlite/database';
import { numberOf, textOf, textOrNullOf } from '../sqlite/rows';

const rewardOf = (row: Row): NewestReward => ({
  network: textOrNullOf(row, 'network'),
  walletId: textOf(row, 'wallet_id'),
  sourceDevice: textOrNullOf(row, 'source_device'),
  atMs: numberOf(row, 'newest_ms'),
});

/** One pass over the rewards: the newest of each source in each stretch between the boundaries (UTC ms, oldest first). */
export function readNewestRewards(database: Database, boundariesMs: readonly number[]): readonly NewestReward[] {
  const stretch = boundariesMs.length === 0 ? '0' : `CASE ${boundariesMs.map((_at, i) => `WHEN sort_ms < ? THEN ${i}`).join(' ')} ELSE ${boundariesMs.length} END`;
  return database
    .prepare(`SELECT network, wallet_id, source_device, max(at_ms) AS newest_ms FROM ledger_lines WHERE kind = 'reward' AND at_ms IS NOT NULL GROUP BY network, wallet_id, source_device, ${stretch}`)
    .all(...boundariesMs)
    .map(rewardOf);
}
