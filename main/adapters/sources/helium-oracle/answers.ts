import { z } from 'zod';
import { boundedList, plainObject } from '../bounded';
import { isAddress } from './accounts';

/** Shapes of the entity service and of the oracles, as far as we read them; more fields than these are no error. */

const address = z.string().max(44).refine((text) => isAddress(text));

export const entityEntry = z.object({
  name: z.string().nullish(),
  asset_id: address,
  entity_key_b64: z.string().min(1).max(2_000).regex(/^[A-Za-z0-9+/]+={0,2}$/),
  entity_key_str: z.string().min(1).max(2_000).regex(/^[\x21-\x7e]+$/),
});
export type Entity = z.infer<typeof entityEntry>;

export const walletAnswer = z.object({ hotspots_count: z.int().nonnegative().nullish(), hotspots: boundedList(20_000) });

const U64 = 1n << 64n;
/** Base units, as text or (older oracles) as a number. Negative and larger than the chain can hold is no answer. */
export function toLifetime(value: unknown): bigint | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || !/^\d{1,20}$/.test(text)) return null;
  const amount = BigInt(text);
  return amount < U64 ? amount : null;
}

/** By entity key; values are read one by one. */
export const bulkAnswer = z.object({ currentRewards: plainObject });
export const singleAnswer = z.object({ currentRewards: z.unknown() });
