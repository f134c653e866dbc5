import { z } from 'zod';

/** Base units as decimal text, at most 2^256 (78 digits). */
const wei = z.string().regex(/^\d{1,78}$/);
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const party = z.object({ address, coins: z.object({ tfuelwei: wei }) });

const common = {
  hash: z.string().regex(/^0x[0-9a-f]{64}$/),
  height: z.number().int().nonnegative(),
  atMs: z.number().int().nonnegative(),
};

/**
 * One transaction of Theta's explorer as it is kept: who gave and who received how much TFUEL. Of a coinbase with thousands of outputs the wallet's own
 * are kept and the others counted (`others`).
 */
export const thetaEntrySchema = z.object({
  v: z.literal(1),
  ...common,
  type: z.union([z.literal(0), z.literal(2), z.literal(5), z.literal(7)]),
  from: z.array(party).max(1_000),
  to: z.array(party).max(1_000),
  others: z.number().int().nonnegative(),
});

export type ThetaEntry = z.infer<typeof thetaEntrySchema>;
export type ThetaParty = z.infer<typeof party>;

export function parseThetaText(text: string): ThetaEntry | null {
  try {
    const entry = thetaEntrySchema.safeParse(JSON.parse(text));
    return entry.success ? entry.data : null;
  } catch {
    return null;
  }
}
