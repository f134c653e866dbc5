import type { Cause } from '../../../shared/contract/schemas/reconcile';

/** Causes of one difference; `of` null where an older engine does not say of which. */
export interface CauseGroup {
  readonly of: 'source' | 'chain' | null;
  readonly causes: readonly Cause[];
}

/** Causes by the difference that each explains, because the amounts of one difference add up to it and those of two do not. */
export function causeGroups(causes: readonly Cause[]): readonly CauseGroup[] {
  return (['source', 'chain', null] as const).map((of) => ({ of, causes: causes.filter((cause) => (cause.of ?? null) === of) })).filter((group) => group.causes.length > 0);
}
