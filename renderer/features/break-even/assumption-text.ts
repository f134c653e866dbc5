import type { Assumption } from '../../../shared/contract/schemas/economics';
import type { Formats } from '../../strings/formats';

/** The value of an assumption in the person's formats; text that is no number (several values, a dated step) stands as it came. */
export function assumptionText(assumption: Assumption, formats: Formats): string {
  const value = Number(assumption.value);
  if (assumption.value.trim() === '' || !Number.isFinite(value)) return `${assumption.value.replaceAll('/', ' / ')} ${assumption.unit}`.trim();
  switch (assumption.unit) {
    case 'share':
      return formats.percent(value * 100, 1);
    case 'per year':
      return formats.percent(value * 100, 0);
    default:
      return formats.quantityText(value, assumption.unit);
  }
}
