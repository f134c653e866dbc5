import { z } from 'zod';
import { boundedList } from '../bounded';

/** Shapes of the chain's REST interface and of the Console, as far as we read them; more fields than these are no error. */

/** No coin of this chain comes near: anything larger is a mistake or a lie. */
const MAX_BASE = 1n << 64n;
const fits = (text: string): boolean => /^\d{1,20}$/.test(text) && BigInt(text) <= MAX_BASE;
const whole = z.string().refine(fits);
/** Cosmos decimals: up to 18 places. */
const decimal = z.string().refine((text) => /^\d+(?:\.\d{1,18})?$/.test(text) && fits(text.split('.', 1)[0] ?? ''));
const denom = z.string().regex(/^[a-zA-Z][a-zA-Z0-9/:._-]{2,127}$/);
const height = z.union([z.string().regex(/^\d{1,15}$/), z.int().nonnegative()]).transform(Number);
const sequence = z.union([z.string().regex(/^\d{1,20}$/), z.int().nonnegative()]).transform(String);

export const leaseEntry = z.object({
  lease: z.object({
    id: z.object({ owner: z.string().max(100), dseq: sequence, gseq: sequence, oseq: sequence, bseq: sequence.nullish(), provider: z.string().max(100) }),
    state: z.string().max(40),
    price: z.object({ denom, amount: decimal }),
    created_at: height,
    closed_on: height.nullish(),
  }),
  escrow_payment: z.object({
    state: z.object({
      state: z.string().max(40).nullish(),
      balance: z.object({ denom, amount: decimal }),
      unsettled: z.object({ denom, amount: decimal }).nullish().catch(null),
      withdrawn: z.object({ denom, amount: whole }),
    }),
  }),
});
export type LeaseEntry = z.infer<typeof leaseEntry>;

export const leasesAnswer = z.object({
  leases: boundedList(1_000),
  pagination: z.object({ next_key: z.string().max(4_000).nullish() }).nullish(),
});

export const blockAnswer = z.object({ block: z.object({ header: z.object({ height, time: z.string().max(64), chain_id: z.literal('akashnet-2') }) }) });

/** Millionths, with fractions where the Console multiplies; `totalUUsdcEarned` repeats the uact figure and is never added to it. */
const earned = z.number().min(0).max(1e18);
export const earningsAnswer = z.object({ earnings: z.object({ totalUAktEarned: earned, totalUActEarned: earned.nullish(), totalUUsdcEarned: earned.nullish() }) });

export interface Earned {
  readonly uakt: bigint;
  readonly uact: bigint;
}

export const toEarned = ({ earnings }: z.infer<typeof earningsAnswer>): Earned => ({
  uakt: BigInt(Math.floor(earnings.totalUAktEarned)),
  uact: BigInt(Math.floor(earnings.totalUActEarned ?? earnings.totalUUsdcEarned ?? 0)),
});

/** The lease and the coin it was paid in: the same lease in another coin is another account. */
export const leaseKey = ({ lease, escrow_payment: payment }: LeaseEntry): string =>
  `${lease.id.owner}/${lease.id.dseq}/${lease.id.gseq}/${lease.id.oseq}/${lease.id.bseq ?? '0'}/${payment.state.withdrawn.denom}`;

const PLACES = 18;

/** A decimal such as `12.5` times 10^18; the schema has checked it. */
export function scaled(text: string): bigint {
  const [units = '0', fraction = ''] = text.split('.');
  return BigInt(units) * 10n ** BigInt(PLACES) + BigInt(fraction.padEnd(PLACES, '0').slice(0, PLACES) || '0');
}

export const SCALE = 10n ** BigInt(PLACES);
