/** Reads a typed price per kWh so that cents are never taken for whole units, or the other way round. */
export type KwhPriceText =
  | { readonly kind: 'price'; /** Per kWh in whole units of the currency. */ readonly price: number }
  /** A bare number that could be either: the page asks. */
  | { readonly kind: 'ambiguous'; readonly ifWhole: number; readonly ifCents: number }
  | { readonly kind: 'invalid' };

/** Words for hundredths, as they are typed: cent, ct, c, ¢, p, pence, øre, öre, grosz, haléř … */
const CENT_WORDS = /^(?:¢|c|ct|cts|cent|cents|p|pence|øre|öre|ore|gr|rp)$/;
const WHOLE_WORDS = /^(?:€|\$|£|eur|usd|gbp|chf|euro|euros|dollar|dollars|pound|pounds)$/;
/** Household power costs less than this in every currency whose unit is near a euro; bare numbers above need the question. */
const SURELY_WHOLE_BELOW = 1;

/** "0.32", "0,32 €", "32 ct", "32 ct/kWh". Negative and empty text is invalid. */
export function parseKwhPrice(text: string): KwhPriceText {
  const match = /^\s*([€$£¢]?)\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*([^\d\s/]*)\s*(?:(?:\/|per)\s*kwh)?\s*$/i.exec(text);
  if (match === null) return { kind: 'invalid' };
  const value = Number((match[2] ?? '').replace(',', '.'));
  const unit = ((match[1] ?? '') + (match[3] ?? '')).toLowerCase();
  if (!Number.isFinite(value)) return { kind: 'invalid' };
  if (CENT_WORDS.test(unit)) return { kind: 'price', price: value / 100 };
  if (WHOLE_WORDS.test(unit)) return { kind: 'price', price: value };
  if (unit !== '') return { kind: 'invalid' };
  return value < SURELY_WHOLE_BELOW ? { kind: 'price', price: value } : { kind: 'ambiguous', ifWhole: value, ifCents: value / 100 };
}
