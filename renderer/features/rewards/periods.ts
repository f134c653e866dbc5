export const PERIODS = ['this-month', 'last-month', '90d', 'year', 'own'] as const;
export type PeriodId = (typeof PERIODS)[number];

const DAY_MS = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** First and last day of a period that is named by its distance from today. `own` starts as the last month and is changed by hand. */
export function periodDays(period: PeriodId, today: string): { readonly fromDay: string; readonly toDay: string } {
  const monthStart = `${today.slice(0, 7)}-01`;
  switch (period) {
    case 'this-month':
      return { fromDay: monthStart, toDay: today };
    case '90d':
      return { fromDay: dayOf(Date.parse(`${today}T00:00:00Z`) - 89 * DAY_MS), toDay: today };
    case 'year':
      return { fromDay: `${today.slice(0, 4)}-01-01`, toDay: today };
    case 'last-month':
    case 'own': {
      const end = dayOf(Date.parse(`${monthStart}T00:00:00Z`) - DAY_MS);
      return { fromDay: `${end.slice(0, 7)}-01`, toDay: end };
    }
  }
}
