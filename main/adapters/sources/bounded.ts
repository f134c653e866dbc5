import { z } from 'zod';

/** A list that is looked into only when it is no longer than any honest one: checking millions of entries one by one would stop everything else. */
export const boundedList = (max: number): z.ZodType<readonly unknown[]> => z.custom<readonly unknown[]>((value) => Array.isArray(value) && value.length <= max);

/** An object whose entries the reader looks up by itself. */
export const plainObject: z.ZodType<Readonly<Record<string, unknown>>> = z.custom<Readonly<Record<string, unknown>>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
