import { z } from 'zod';

/** Shapes of the small answers, as far as we read them; more fields than these are no error. */

export const signaturesAnswer = z.array(z.object({
  signature: z.string().min(1), slot: z.number().int().nonnegative(), err: z.unknown(), blockTime: z.number().nullish(),
}));

const tokenAmountAnswer = z.object({ amount: z.string().regex(/^\d+$/), decimals: z.number().int().min(0).max(255) });

/** `jsonParsed`: accounts that the endpoint could not parse come as base64 and are left out by the reader. */
export const tokenAccountsAnswer = z.object({
  value: z.array(z.object({
    pubkey: z.string(),
    account: z.object({
      data: z.union([
        z.object({ parsed: z.object({ info: z.object({ mint: z.string(), owner: z.string(), tokenAmount: tokenAmountAnswer }) }) }),
        z.array(z.unknown()),
        z.string(),
      ]),
    }),
  })),
});

export const accountsAnswer = z.object({
  value: z.array(z.object({ owner: z.string(), data: z.tuple([z.string(), z.literal('base64')]) }).nullable()),
});

export const lamportsAnswer = z.object({ value: z.number().int().nonnegative() });
export const secondsAnswer = z.number().nullable();
export const slotAnswer = z.number().int().nonnegative();
