import type { BreakEven } from '../../../shared/contract/schemas/economics';
import type { Verdict } from '../../../shared/economics/verdict';
import type { Formats } from '../../strings/formats';
import { t, wordsForCode } from '../../strings/words';

/** Months as whole years where they are, else as months. */
export const spanWords = (months: number): string => (months % 12 === 0 ? t('be.years', { n: months / 12 }) : t('be.months', { n: months }));

/** The share of futures in words of "N in 100"; a share above nothing is never shown as 0, one below all never as 100. */
const inHundred = (share: number): number => (share > 0 && share < 0.01 ? 1 : share < 1 && share > 0.99 ? 99 : Math.round(share * 100));

/** The verdict as one plain sentence. */
export function verdictWords(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'pays-back': {
      const params = { low: verdict.monthsLow, high: verdict.monthsHigh, never: inHundred(verdict.shareNever) };
      return verdict.monthsLow === verdict.monthsHigh ? t('be.verdict.pays-back-same', params) : t('be.verdict.pays-back', params);
    }
    case 'pays-back-in-some':
      return t('be.verdict.pays-back-in-some', { low: t('be.months', { n: verdict.monthsLow }), middle: verdict.monthsMiddle, never: inHundred(verdict.shareNever), years: spanWords(verdict.horizonMonths) });
    case 'does-not-pay-back':
      return t('be.verdict.does-not-pay-back', { years: spanWords(verdict.horizonMonths), never: inHundred(verdict.shareNever) });
    case 'cannot-tell':
      if (verdict.reason === 'device-sold') return t('be.verdict.sold');
      return t('be.verdict.cannot-tell', { reason: t('be.reason.what', { what: missingWords(verdict.reason) }) });
  }
}

/** From which day and from which balance the months of the verdict count. */
export function fromWords(answer: Pick<BreakEven, 'startDay' | 'openingKind' | 'openingBalance' | 'currency'>, formats: Formats): string {
  const day = formats.localDate(answer.startDay);
  const balance = answer.openingBalance;
  if (answer.openingKind === 'not-owned' || balance === null) return t('be.verdict.from', { day });
  const money = formats.money(Math.abs(balance), answer.currency);
  if (answer.openingKind === 'price-only') return t('be.verdict.from.price-only', { day, money });
  return balance < 0 ? t('be.verdict.from.open', { day, money }) : t('be.verdict.from.ahead', { day, money });
}

/** An input that is missing, by its code. */
export const missingWords = (code: string): string => wordsForCode('be.missing', code) ?? code;
