import type { Answer, Market } from './market';

const DAY_MS = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** `api.frankfurter.dev/v1`: a range of days with publications; weekends and holidays are absent, today until 15:00 UTC too. */
export function frankfurterAnswer(path: readonly string[], query: URLSearchParams, market: Market): Answer | null {
  const range = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(path[1] ?? '');
  const quote = query.get('symbols') ?? '';
  if (path[0] !== 'v1' || range === null) return null;
  const rates: Record<string, Record<string, number>> = {};
  for (let ms = Date.parse(range[1] ?? ''); ms <= Date.parse(range[2] ?? ''); ms += DAY_MS) {
    const day = dayOf(ms);
    const weekday = new Date(ms).getUTCDay();
    if (weekday === 0 || weekday === 6 || market.holidays.includes(day) || ms + 15 * 3_600_000 > market.nowMs()) continue;
    const rate = market.rate(quote, day);
    if (rate !== null) rates[day] = { [quote]: rate };
  }
  if (Object.keys(rates).length === 0) return { status: 404, body: { message: 'not found' } };
  return { status: 200, body: { amount: 1.0, base: query.get('base'), start_date: range[1], end_date: range[2], rates } };
}
