import { z } from 'zod';

/** Shapes of the small answers, as far as we read them; more fields than these are no error. */

/** Names of the chain are short base58; longer text is no name and goes nowhere. */
const base58Answer = (most: number) => z.string().min(1).max(most).regex(/^[1-9A-HJ-NP-Za-km-z]+$/);
const addressAnswer = base58Answer(44);
/** UTC seconds until 2100; a time beyond is none. */
const secondsOrNone = z.number().nullish().transform((seconds) => (seconds !== null && seconds !== undefined && Number.isSafeInteger(seconds) && seconds >= 0 && seconds <= 4_102_444_800 ? seconds : null));

export const signaturesAnswer = z.array(z.object({
  signature: base58Answer(100), slot: z.number().int().nonnegative(), err: z.unknown(), blockTime: secondsOrNone,
}));

/** Amounts of the chain are 64 bits wide: an answer with more is no answer. */
const baseUnitsAnswer = z.string().refine((digits) => /^\d{1,20}$/.test(digits) && BigInt(digits) < 2n ** 64n);
const tokenAmountAnswer = z.object({ amount: baseUnitsAnswer, decimals: z.number().int().min(0).max(255) });

/** `jsonParsed`: accounts that the endpoint could not parse come as base64 and are left out by the reader. */
export const tokenAccountsAnswer = z.object({
  value: z.array(z.object({
    pubkey: addressAnswer,
    account: z.object({
      data: z.union([
        z.object({ parsed: z.object({ info: z.object({ mint: addressAnswer, owner: addressAnswer, tokenAmount: tokenAmountAnswer }) }) }),
        z.array(z.unknown()),
        z.string(),
      ]),
    }),
  })),
});

export const accountsAnswer = z.object({
  value: z.array(z.object({ owner: addressAnswer, data: z.tuple([z.string(), z.literal('base64')]) }).nullable()),
});

export const lamportsAnswer = z.object({ value: z.number().int().nonnegative() });
export const secondsAnswer = secondsOrNone;
export const slotAnswer = z.number().int().nonnegative();
