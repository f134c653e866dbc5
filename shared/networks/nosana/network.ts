import type { NetworkFacts } from '../types';
import { NOS } from './tokens';

const programs = { mark: 'verified', source: 'nosana-ci/nosana-programs', asOf: '2026-07-14' } as const;
const docs = { mark: 'verified', source: 'docs.nosana.io, learn.nosana.com', asOf: '2026-07-14' } as const;

export const nosana: NetworkFacts = {
  id: 'nosana',
  name: 'Nosana',
  chains: ['solana'],
  colorSlot: 3,
  tokens: [NOS],
  // Idle time is unpaid and a job comes when it comes: silence means nothing.
  cadence: { ...programs, accrual: 'job', payout: 'per-job', epochStartMs: null, epochMs: null, silentIntervals: null },
  recognition: 'program',
  rules: [
    { ...docs, version: 'mining pool', fromDay: '2022-01-01', text: 'Besides the job price, 20 million NOS of a mining pool were paid out over 24 months.' },
    { ...programs, version: 'price per second', fromDay: '2023-09-11', text: 'A job pays its price times the seconds it ran, at most its timeout; the rest of the deposit goes back to the client.' },
    { ...docs, version: 'job price alone', fromDay: '2024-02-01', text: 'The mining pool is spent: hosts live on the job price alone, paid at once when a job ends.' },
    { ...programs, version: 'end', fromDay: '2024-12-03', text: 'A job can also be ended by its client; the host is paid for the seconds it ran without signing anything.' },
  ],
  notKnown: ['How hosts are paid for jobs whose price is 0: the program moves nothing for them.', 'What the markets pay today: prices stand in accounts and move.'],
  verification: null,
  hardware: [{ mark: 'secondary', source: 'a public catalogue of earnings: about 0.048 USD a busy hour', asOf: '2026-08-01', id: 'nosana-rtx-3060', name: 'GeForce RTX 3060', watts: null, priceUsd: null }],
};
