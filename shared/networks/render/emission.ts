import type { DatedRate } from '../types';

const rnp022 = { mark: 'verified', source: 'RNP-022', asOf: '2026-05-18', fromMs: Date.UTC(2025, 11, 20) } as const;

/** RENDER a week for all rendering nodes together. The split from 2026-12-20 on is not published in the sources at hand. */
export const RENDER_PER_WEEK: readonly DatedRate[] = [
  { ...rnp022, tokens: 15_000, per: 'week', what: 'job-rewards' },
  { ...rnp022, tokens: 2_800, per: 'week', what: 'availability-rewards' },
];
