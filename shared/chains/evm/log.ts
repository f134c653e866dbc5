import { addressOfTopic, checksummed } from './address';
import { wordsOf } from './hex';
import { TRANSFER } from './signatures';

/** A log as it is kept: what a node says of one event, without the block around it. */
export interface EvmLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
  /** Position in its block. */
  readonly logIndex: number;
}

export interface Erc20Transfer {
  /** Checksummed, all three. */
  readonly token: string;
  readonly from: string;
  readonly to: string;
  /** Base units, 0 to 2^256 − 1. */
  readonly value: bigint;
}

/**
 * An ERC-20 transfer, or null. With four topics it is an ERC-721 (the number of a collectible, no amount); with other data it is no standard
 * event at all, whatever the contract calls it.
 */
export function parseTransfer(log: EvmLog): Erc20Transfer | null {
  if (log.topics.length !== 3 || log.topics[0]?.toLowerCase() !== TRANSFER) return null;
  const token = checksummed(log.address);
  const from = addressOfTopic(log.topics[1]);
  const to = addressOfTopic(log.topics[2]);
  const words = wordsOf(log.data);
  const [value] = words ?? [];
  if (token === null || from === null || to === null || words?.length !== 1 || value === undefined) return null;
  return { token, from, to, value };
}
