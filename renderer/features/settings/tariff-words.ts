import type { Tariff, TariffPeriod } from '../../../shared/domain/tariff';
import { monthName, weekdayName } from '../../forms/period-names';
import type { Formats } from '../../strings/formats';
import { t } from '../../strings/words';

/** A tariff in words, one part for each period, in the order in which they are tried. */
export function tariffWords(tariff: Tariff, formats: Formats): readonly string[] {
  const price = (value: number): string => formats.quantityText(value, `${tariff.currency}/kWh`);
  const parts = tariff.periods.map((period) => {
    const when = whenWords(period, formats);
    if (when !== '') return t('tariff.period', { price: price(period.price), when });
    return tariff.periods.length === 1 ? t('tariff.flat', { price: price(period.price) }) : t('tariff.period.rest', { price: price(period.price) });
  });
  return tariff.standingPerDay > 0 ? [...parts, t('tariff.standing', { money: formats.money(tariff.standingPerDay, tariff.currency) })] : parts;
}

/** "22:00–06:00, Sat, Sun, Nov, Dec"; empty for a period that holds at all times. */
function whenWords(period: TariffPeriod, formats: Formats): string {
  return [
    ...(period.from === undefined || period.to === undefined ? [] : [`${period.from}–${period.to}`]),
    ...(period.days ?? []).map((day) => weekdayName(day, formats.locale)),
    ...(period.months ?? []).map((month) => monthName(month, formats.locale)),
  ].join(', ');
}
