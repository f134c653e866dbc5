import { errorWords } from '../strings/errors';
import { t } from '../strings/words';

/** The code of an error that crossed the contract, and what came with it; null for anything else. */
export function contractError(error: unknown): { readonly code: string; readonly context: Readonly<Record<string, string>> } | null {
  if (typeof error !== 'object' || error === null || !('code' in error) || typeof error.code !== 'string') return null;
  const data: unknown = 'data' in error ? error.data : null;
  const context: unknown = typeof data === 'object' && data !== null && 'context' in data ? data.context : null;
  return { code: error.code, context: isTexts(context) ? context : {} };
}

/** A sentence for whatever a call threw. */
export function wordsOfError(error: unknown): string {
  const known = contractError(error);
  return known === null ? t('error.unknown') : errorWords(known.code, known.context);
}

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && Object.values(value).every((entry) => typeof entry === 'string');
