import { LOADING, FRESH, type CardState } from '../ui/card-state';
import { wordsOfError } from './error-words';

/** What a page needs to know of an answer; TanStack's query results fit. */
export interface Asked {
  readonly data: unknown;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly dataUpdatedAt: number;
  readonly refetch: () => unknown;
}

/**
 * The card state of an answer: loading until the first one, unreachable when there is none, stale when the last one is shown because the next
 * did not come. Fresh otherwise; then the figures themselves may say more.
 */
export function stateOfAnswer(asked: Asked): CardState {
  if (asked.data === undefined) {
    if (asked.isPending && (asked.error === null || asked.error === undefined)) return LOADING;
    return { kind: 'unreachable', reason: wordsOfError(asked.error), onRetry: () => void asked.refetch() };
  }
  if (asked.error !== null && asked.error !== undefined) return { kind: 'stale', asOfMs: asked.dataUpdatedAt, reason: wordsOfError(asked.error) };
  return FRESH;
}

/** The first state that is not fresh: what is wrong with the answer comes before what is wrong with a figure in it. */
export const firstTrouble = (...states: readonly CardState[]): CardState => states.find((state) => state.kind !== 'fresh') ?? FRESH;
