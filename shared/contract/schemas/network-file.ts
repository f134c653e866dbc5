import { z } from 'zod';

import { daySchema } from './common';
import { chainSchema } from './ledger';
import { hardwareNoteSchema, networkRuleSchema, tokenFactsSchema } from './networks';

const sourced = { mark: z.enum(['verified', 'secondary', 'unsure']), source: z.string().min(1).max(300), asOf: daySchema };
const plain = (most: number) => z.string().min(1).max(most).regex(/^[^\p{Cc}\p{Cf}]*$/u, 'plain text without control characters');

const cadenceSchema = z.strictObject({
  accrual: z.enum(['block', 'hour', 'utc-day', 'week', 'two-weeks', 'month', 'round', 'job']),
  payout: z.enum(['on-claim', 'per-block', 'per-job', 'per-round', 'daily', 'weekly', 'two-weekly', 'monthly', 'rare']),
  /** UTC instant at which a reward period starts, and its length in milliseconds. */
  epochStartMs: z.number().int().nullable().default(null),
  epochMs: z.number().int().min(60_000).nullable().default(null),
  silentIntervals: z.number().int().min(1).max(100).nullable().default(null),
});

/**
 * A network as a data file: what a person writes to add one without touching code. Its payments are recognised by their senders. Unknown keys are
 * refused, so that a misspelt one is seen.
 */
export const networkFileSchema = z.strictObject({
  /** Version of this format. */
  nodeworthNetwork: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'small letters, digits and hyphens, such as my-network'),
  name: plain(60),
  /** Where these facts come from, and the day they were read. */
  source: plain(300),
  asOf: daySchema,
  mark: z.enum(['verified', 'secondary', 'unsure']).default('secondary'),
  tokens: z.array(z.strictObject({
    /** `solana` or `eip155:N`. */
    chain: z.string().regex(/^(solana|eip155:[1-9]\d{0,14})$/, 'solana, or eip155: and the number of the chain'),
    /** Mint or contract. */
    address: plain(60),
    symbol: plain(20),
    name: plain(60).exactOptional(),
    decimals: z.number().int().min(0).max(30).nullable().default(null),
  })).min(1).max(8),
  /** Addresses that pay the rewards: by adding the file you confirm them. */
  senders: z.array(z.strictObject({ address: plain(60), what: plain(120).exactOptional() })).max(50).default([]),
  cadence: cadenceSchema,
  rule: z.strictObject({ version: plain(60), text: plain(600), fromDay: daySchema.nullable().default(null) }),
  verification: plain(300).nullable().default(null),
  notKnown: z.array(plain(300)).max(20).default([]),
});

export type NetworkFile = z.infer<typeof networkFileSchema>;

/** What a facts file may say of a network that comes with the app. Programs and addresses by which payments are proven are code and not replaced. */
export const replacedNetworkSchema = z.strictObject({
  id: z.string(),
  cadence: cadenceSchema.extend(sourced).exactOptional(),
  rules: z.array(networkRuleSchema).min(1).max(100).exactOptional(),
  hardware: z.array(hardwareNoteSchema).max(200).exactOptional(),
  verification: plain(300).nullable().exactOptional(),
  notKnown: z.array(plain(300)).max(50).exactOptional(),
  /** Decimals, names and marks of tokens it already has; a file adds no token. */
  tokens: z.array(tokenFactsSchema).max(20).exactOptional(),
});

export const factsPayloadSchema = z.strictObject({
  issuedOn: daySchema,
  networks: z.array(replacedNetworkSchema).max(100).default([]),
  tariffs: z.array(z.strictObject({ region: z.string().regex(/^[A-Z]{2}(-[A-Z]{2})?$/), price: z.number().positive().max(10), currency: z.enum(['EUR', 'USD', 'GBP']), source: plain(300), asOf: plain(40), confidence: z.enum(['verified', 'secondary', 'unsure']) })).max(400).default([]),
});

/** The signature covers the characters of `payload` as they stand, so that no two readings of the same JSON exist. */
export const factsFileSchema = z.strictObject({
  nodeworthFacts: z.literal(1),
  /** Name of the key that signed it. */
  key: z.string().max(60),
  payload: z.string().max(4_000_000),
  /** Ed25519 over the UTF-8 bytes of `payload`, base64. */
  signature: z.string().max(200),
});

export type ReplacedNetwork = z.infer<typeof replacedNetworkSchema>;
export type FactsPayload = z.infer<typeof factsPayloadSchema>;

export const chainsOf = (file: NetworkFile) => [...new Set(file.tokens.map((token) => token.chain))].map((chain) => chainSchema.parse(chain));
