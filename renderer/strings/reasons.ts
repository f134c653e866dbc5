import { t, wordsForCode } from './words';

/** A sentence for a reason code of `Known` or `Reading`. A code without words is shown as it is, in the phrase "not known". */
export const reasonWords = (code: string): string => wordsForCode('reason', code) ?? `${t('figure.unknown')} (${code})`;

/** What would help, or null when the catalogue has no advice for this reason. */
export const remedyWords = (code: string): string | null => wordsForCode('reason', `${code}.remedy`);
