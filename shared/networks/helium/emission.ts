import type { DatedRate } from '../types';

const emissions = { mark: 'verified', source: 'helium-program-library helium-admin-cli emissions/hnt.json', asOf: '2026-08-14' } as const;

/** New HNT a day for the whole network, before net emissions and the HIP-149 supplement (which is no operator income). */
export const HNT_PER_DAY: readonly DatedRate[] = [
  { ...emissions, fromMs: Date.UTC(2023, 7, 3), tokens: 40_983.60655738, per: 'day', what: 'scheduled-emission' },
  { ...emissions, fromMs: Date.UTC(2024, 7, 1), tokens: 41_095.89041096, per: 'day', what: 'scheduled-emission' },
  { ...emissions, fromMs: Date.UTC(2025, 7, 1), tokens: 20_547.94520548, per: 'day', what: 'scheduled-emission' },
  { mark: 'verified', source: 'HIP-20 two-year halving, computed', asOf: '2026-11-01', fromMs: Date.UTC(2027, 7, 1), tokens: 10_273.97260274, per: 'day', what: 'scheduled-emission' },
];
