import { z } from 'zod';

import type { Figure } from '../../domain/figure';
import type { Known } from '../../units/known';
import { parseLocalDate } from '../../units/local-date';

/** UTC milliseconds. */
export const instantSchema = z.number().int();

/** Local calendar day, YYYY-MM-DD, that exists. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine((day) => parseLocalDate(day) !== null, 'a day that exists, such as 2026-11-22');

/** ISO 4217 code. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/);

export const knownNumberSchema = z.discriminatedUnion('known', [
  z.object({ known: z.literal(true), value: z.number() }),
  z.object({ known: z.literal(false), reason: z.string() }),
]) satisfies z.ZodType<Known<number>>;

export const figureSchema = z.object({
  value: knownNumberSchema,
  unit: z.string(),
  kind: z.enum(['measured', 'reported', 'estimated', 'typed']),
  source: z.string(),
  asOfMs: instantSchema.nullable(),
  parts: z.number().int(),
  missing: z.number().int(),
}) satisfies z.ZodType<Figure>;

/** Token amount: base units as a decimal integer string, and the token's decimals. */
export const amountSchema = z.object({ base: z.string().regex(/^-?\d+$/), decimals: z.number().int().min(0).max(30) });

export const emptySchema = z.object({});

export const idInput = z.object({ id: z.string().min(1).max(200) });
