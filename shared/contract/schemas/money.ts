import { z } from 'zod';

import type { CalendarEntry } from '../../domain/money-calendar';
import { amountSchema, figureSchema, instantSchema } from './common';
import { positionSchema } from './networks';

/** Money of one network and token by state. Each state is a figure of its own and they are never added. */
export const moneyStatesRowSchema = z.object({
  network: z.string(), mint: z.string(), symbol: z.string().nullable(),
  states: z.array(z.object({
    state: z.enum(['accrued', 'claimable', 'held', 'vesting', 'locked', 'paid']),
    amount: amountSchema,
    /** Today's value; for `paid` the value at receipt. */
    value: figureSchema,
    /** For all but `paid`: the positions behind it. */
    positions: z.array(positionSchema),
  })),
});

export const calendarEntrySchema = z.object({
  network: z.string(), walletId: z.string().nullable(), what: z.enum(['epoch-end', 'payout', 'release', 'minimum', 'rule']), atMs: instantSchema.nullable(), overdue: z.boolean(),
  mint: z.string().nullable(), symbol: z.string().nullable(), base: z.string().nullable(), decimals: z.number().int().nullable(), basis: z.string(),
}) satisfies z.ZodType<CalendarEntry>;

/** A price of today with what a second source said. */
export const tokenPriceSchema = z.object({
  mint: z.string(), symbol: z.string().nullable(), network: z.string().nullable(),
  /** USD a whole token, with source and age. */
  usd: figureSchema,
  check: z.object({ source: z.string(), usd: z.number(), share: z.number(), differs: z.boolean() }).nullable(),
  /** Depth of the market as the source tells it, USD; null: not told. */
  liquidityUsd: z.number().nullable(),
  /** True: so little is traded that a sale would fetch less than this price. */
  thin: z.boolean(),
});

export type MoneyStatesRow = z.infer<typeof moneyStatesRowSchema>;
export type TokenPrice = z.infer<typeof tokenPriceSchema>;
