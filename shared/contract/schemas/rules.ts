import { z } from 'zod';

import type { DatedFigure, PayStep, RuleFigure, RuleProposal } from '../../networks/types';
import { currencySchema, daySchema, figureSchema, instantSchema, knownNumberSchema } from './common';

const sourced = { mark: z.enum(['verified', 'secondary', 'unsure']), source: z.string(), asOf: daySchema };

const datedFigureSchema = z.object({ ...sourced, fromDay: daySchema.nullable(), value: z.number() }) satisfies z.ZodType<DatedFigure>;

export const ruleFigureSchema = z.object({
  id: z.string(), subject: z.enum(['emission', 'split', 'pool', 'multiplier', 'fee', 'vesting', 'held', 'penalty', 'pledge', 'rate', 'day-boundary']), unit: z.string(),
  values: z.array(datedFigureSchema),
}) satisfies z.ZodType<RuleFigure>;

export const payStepSchema = z.object({ ...sourced, from: daySchema, factor: z.number(), open: z.string().nullable() }) satisfies z.ZodType<PayStep>;

export const ruleProposalSchema = z.object({
  ...sourced, id: z.string(), title: z.string(), status: z.enum(['draft', 'voting', 'accepted']), fromDay: daySchema.nullable(), text: z.string(),
  effects: z.array(z.object({ part: z.string().nullable(), low: z.number(), middle: z.number(), high: z.number(), why: z.string() })), open: z.array(z.string()),
}) satisfies z.ZodType<RuleProposal>;

/** Numbers of a network's rule: those in force on a day first. */
export const ruleBookSchema = z.object({
  network: z.string(), onDay: daySchema,
  figures: z.array(ruleFigureSchema.extend({
    /** In force on that day; null: none is known for it. */
    inForce: datedFigureSchema.nullable(),
    /** The next one that is decided. */
    next: datedFigureSchema.nullable(),
  })),
  steps: z.array(payStepSchema.extend({ ahead: z.boolean() })),
  proposals: z.array(ruleProposalSchema),
});

/** A proposal tried on what the operator really received. */
export const proposalTrialSchema = z.object({
  network: z.string(), proposal: ruleProposalSchema, currency: currencySchema,
  fromDay: daySchema, toDay: daySchema,
  /** By calendar month: what came, and what would have come. Values at receipt. */
  months: z.array(z.object({
    month: z.string(), lines: z.number().int(), symbol: z.string().nullable(),
    tokens: z.number(), tokensLow: z.number(), tokensMiddle: z.number(), tokensHigh: z.number(),
    value: knownNumberSchema, valueLow: knownNumberSchema, valueMiddle: knownNumberSchema, valueHigh: knownNumberSchema,
  })),
  /** Change of the whole period's value, middle case; unknown while a line has no price. */
  change: figureSchema,
  changeLow: knownNumberSchema, changeHigh: knownNumberSchema,
  /** Lines of the period that the proposal does not touch. */
  untouchedLines: z.number().int(),
  asOfMs: instantSchema,
});

export type RuleBookAnswer = z.infer<typeof ruleBookSchema>;
export type ProposalTrial = z.infer<typeof proposalTrialSchema>;
