import type { Figure } from '../../shared/domain/figure';

/**
 * The eight states of a card. Each is a different truth and each looks different: a zero that nobody measured, a source that does not answer
 * and a part that does not exist must never be confused.
 */
export type CardState =
  | { readonly kind: 'first-run'; readonly message: string; readonly action?: { readonly label: string; readonly onClick: () => void } }
  | { readonly kind: 'loading' }
  | { readonly kind: 'partial'; readonly have: number; readonly of: number; readonly what: PartialWhat }
  | { readonly kind: 'fresh' }
  | { readonly kind: 'stale'; readonly asOfMs: number; readonly reason?: string }
  | { readonly kind: 'unreachable'; readonly sinceMs?: number; readonly reason?: string; readonly onRetry?: () => void }
  | { readonly kind: 'not-supported'; readonly reason: string; readonly remedy?: string | null }
  | { readonly kind: 'measured-zero' };

export type PartialWhat = 'sources' | 'devices' | 'lines' | 'days';

export const FRESH: CardState = { kind: 'fresh' };
export const LOADING: CardState = { kind: 'loading' };

/** States in which the content of the card is shown, with a note; in the others the message takes its place. */
export const showsContent = (state: CardState): boolean =>
  state.kind === 'fresh' || state.kind === 'partial' || state.kind === 'stale' || state.kind === 'measured-zero';

/**
 * The state that a figure by itself puts its card in. An unknown value is left to the figure, which shows "—" and the reason.
 * @param staleAfterMs age from which the figure counts as stale; null: it does not age (a typed value, a closed month).
 */
export function cardStateOf(figure: Figure, nowMs: number, staleAfterMs: number | null, what: PartialWhat = 'sources'): CardState {
  if (!figure.value.known) return FRESH;
  if (staleAfterMs !== null && figure.asOfMs !== null && nowMs - figure.asOfMs > staleAfterMs) return { kind: 'stale', asOfMs: figure.asOfMs };
  if (figure.missing > 0) return { kind: 'partial', have: figure.parts - figure.missing, of: figure.parts, what };
  if (figure.value.value === 0 && figure.parts > 0 && (figure.kind === 'measured' || figure.kind === 'reported')) return { kind: 'measured-zero' };
  return FRESH;
}
