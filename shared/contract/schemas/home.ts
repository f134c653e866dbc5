import { z } from 'zod';

import { currencySchema, figureSchema, instantSchema, knownNumberSchema } from './common';
import { ledgerRowSchema } from './ledger';

/** Something that wants a look: cause, since when, what it costs an hour, what to do (words by code). */
export const attentionSchema = z.object({
  code: z.string(), context: z.record(z.string(), z.string()), sinceMs: instantSchema.nullable(), perHour: knownNumberSchema,
});

export const homeSchema = z.object({
  nowMs: instantSchema,
  currency: currencySchema,
  tz: z.string(),
  level: z.enum(['well', 'attention', 'unknown', 'first-run']),
  devices: z.object({ up: z.number().int(), down: z.number().int(), unknown: z.number().int() }),
  lastReward: ledgerRowSchema.nullable(),
  next: z.array(z.object({ network: z.string(), atMs: instantSchema.nullable(), basis: z.string() })),
  netToday: figureSchema,
  netMonth: figureSchema,
  incomeToday: figureSchema,
  incomeMonth: figureSchema,
  costMonth: figureSchema,
  /** False when a cost is unknown: the cards then say "income" and name the cost. */
  netIsKnown: z.boolean(),
  unknownCosts: z.array(z.string()),
  /** Net of the month so far against the same number of days of the month before. */
  netMonthBefore: figureSchema,
  uptime30d: figureSchema,
  /** Days of the last 30 in which the app watched: the share above is of that time only. */
  watchedDays30: z.number(),
  costNowPerHour: figureSchema,
  kwhPriceNow: figureSchema,
  wattsNow: figureSchema,
  recent: z.array(ledgerRowSchema),
  attention: z.array(attentionSchema),
});

export type Home = z.infer<typeof homeSchema>;
export type Attention = z.infer<typeof attentionSchema>;
