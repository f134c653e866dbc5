import type { NetworkRow } from '../../shared/contract/schemas/networks';
import type { Formats } from '../strings/formats';
import { t, wordsForCode } from '../strings/words';

/** When the next payment is due, or since when it is overdue, or that nobody can say. */
export function nextWords(next: NetworkRow['next'], nowMs: number, formats: Formats): { readonly text: string; readonly overdue: boolean; readonly basis: string | null } {
  if (next === null || next.atMs === null) return { text: t('networks.next.unknown'), overdue: false, basis: next === null ? null : basisWords(next.basis) };
  return { text: next.overdue ? t('networks.next.overdue', { age: formats.age(nowMs, next.atMs) }) : formats.age(nowMs, next.atMs), overdue: next.overdue, basis: basisWords(next.basis) };
}

/** How a date is known. */
export const basisWords = (basis: string): string | null => wordsForCode('basis', basis);
