import type { Assumption } from '../../../shared/contract/schemas/economics';
import type { Formats } from '../../strings/formats';

/**
 * The value of an assumption in the person's formats. Several values stand with "/" between them (watts idle, busy, host), a dated step as
 * "YYYY-MM-DD × factor"; text of any other form is shown as it came.
 */
export function assumptionText(assumption: Assumption, formats: Formats): string {
  const step = /^(\d{4}-\d{2}-\d{2}) × ([\d.]+)$/.exec(assumption.value);
  if (step !== null) return `${formats.localDate(step[1] ?? '')}: × ${formats.number(Number(step[2]), 3)}`;
  const values = assumption.value.split('/').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [first, ...others] = values;
  if (first === undefined || values.some((value) => !Number.isFinite(value))) return `${assumption.value} ${assumption.unit}`.trim();
  if (others.length > 0) return `${values.map((value) => formats.quantity(value, assumption.unit).number).join(' / ')} ${formats.quantity(first, assumption.unit).unit}`;
  // A token that costs cents is known to more than cents.
  if (assumption.key === 'tokenPrice') return formats.money(first, assumption.unit, { digits: first < 1 ? 4 : 2 });
  switch (assumption.unit) {
    case 'share':
      return formats.percent(first * 100, 1);
    case 'per year':
      return formats.percent(first * 100, 0);
    default:
      return formats.quantityText(first, assumption.unit);
  }
}
