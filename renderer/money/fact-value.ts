import { cleanText } from '../strings/clean-text';
import type { Formats } from '../strings/formats';
import { t } from '../strings/words';

/** A figure of a network's own source as text: a share as percent, bytes by the thousand, seconds as a length of time; "—" for nothing. */
export function factValue(fact: { readonly value: number | null; readonly text: string | null; readonly unit: string }, formats: Formats): string {
  if (fact.value === null) return fact.text === null || fact.text === '' ? `— ${t('figure.unknown')}` : cleanText(fact.text);
  switch (fact.unit) {
    case '':
    case 'count':
      return formats.number(fact.value, 2);
    case 'share':
      return formats.percent(fact.value * 100, 2);
    case 's':
      return formats.duration(fact.value * 1000);
    case 'ms':
      return formats.dateTime(fact.value);
    case 'iB':
      return formats.bytesBinary(fact.value);
    default:
      return formats.quantityText(fact.value, cleanText(fact.unit, 24));
  }
}
