import type { NetworkRule } from '../types';

const hip = { mark: 'verified', source: 'helium/HIP', asOf: '2026-07-13' } as const;
const oracles = { mark: 'verified', source: 'helium/oracles', asOf: '2026-08-20' } as const;

/** How hotspots were paid, oldest first. */
export const HELIUM_RULES: readonly NetworkRule[] = [
  { mark: 'verified', source: 'helium/docs legacy-blockchain-data', asOf: '2026-07-08', version: 'move to Solana', fromDay: '2023-04-18', text: 'Hotspots are paid on Solana, in IOT or MOBILE by their kind; earlier rewards stand on the old chain, which is not read.' },
  { ...hip, version: 'HIP-138', fromDay: '2025-01-28', text: 'Hotspots of both networks are paid in HNT. IOT and MOBILE are no longer issued and can be exchanged for HNT at their treasuries.' },
  { mark: 'verified', source: 'helium-program-library emissions/hnt.json', asOf: '2026-08-14', version: 'halving of 2025', fromDay: '2025-08-01', text: 'New HNT halves to 20,547.945 a day for the whole network; the next halving is on 1 August 2027.' },
  { ...hip, version: 'HIP-147', fromDay: '2025-09-01', text: 'Data is paid first; proof of coverage gets only what data leaves over.' },
  { ...oracles, version: 'rate of 0.10 USD a GB', fromDay: '2026-06-04', text: 'Mobile data is paid by carriers at 0.10 USD a GB instead of 0.50 USD.' },
  {
    ...hip, version: 'HIP-149', fromDay: '2026-07-16',
    text: 'Proof of coverage ends: mobile hotspots share 70 % of their network’s HNT by bytes, between half and three times the payer’s rate; IoT is paid by data credits. About 90 % of new HNT is a supplement that never reaches operators.',
  },
];
