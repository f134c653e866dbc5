import { parseKwhPrice } from '../../shared/economics/kwh-price-text';

/** The price per kWh in a text, once it is certain; null while it could be cents or whole units, or is none. */
export const kwhPriceOf = (text: string): number | null => {
  const parsed = parseKwhPrice(text);
  return parsed.kind === 'price' ? parsed.price : null;
};
