import type { Answer, Market } from './market';

const DAY_MS = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** `api.frankfurter.dev`: version 2 as a blended list, version 1 as a range of days with publications; weekends and holidays are absent, today until 15:00 UTC too. */
export function frankfurterAnswer(path: readonly string[], query: URLSearchParams, market: Market): Answer | null {
  if (path.join('/') === 'v2/rates') return blendedAnswer(query, market);
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

/** The blend is a tenth of a per cent above the reference, so that a test sees whose rate it got; it also speaks on holidays of one bank. */
function blendedAnswer(query: URLSearchParams, market: Market): Answer {
  const rows: unknown[] = [];
  const quote = query.get('quotes') ?? '';
  for (let ms = Date.parse(query.get('from') ?? ''); ms <= Date.parse(query.get('to') ?? ''); ms += DAY_MS) {
    const weekday = new Date(ms).getUTCDay();
    const rate = weekday === 0 || weekday === 6 || ms + 15 * 3_600_000 > market.nowMs() ? null : market.rate(quote, dayOf(ms));
    if (rate !== null) rows.push({ date: dayOf(ms), base: query.get('base'), quote, rate: rate * 1.001 });
  }
  return { status: 200, body: rows };
}
