import type { NetworkRule } from '../types';

const rnp = { mark: 'verified', source: 'rendernetwork/RNPs', asOf: '2026-05-18' } as const;

/** How node operators were paid, oldest first. */
export const RENDER_RULES: readonly NetworkRule[] = [
  { ...rnp, version: 'RNP-001', fromDay: '2023-12-20', text: 'Customers’ RENDER is burned (95 %) and new RENDER is issued: 760,567 a month in the first year, 492,132 in the second and third, 380,284 in the fourth.' },
  { ...rnp, version: 'RNP-013', fromDay: '2024-05-01', text: 'Rendering nodes share 15,000 RENDER a week by the work that was approved.' },
  { ...rnp, version: 'RNP-015', fromDay: null, text: 'Idle nodes get availability rewards by power, memory and age; more than three nodes on one wallet earn less each.' },
  { ...rnp, version: 'RNP-019', fromDay: null, text: 'A compute subnet pays for availability and for jobs by the kind of card; about the first 100 USD are held back as a stake.' },
  { ...rnp, version: 'RNP-021', fromDay: null, text: 'The base of compute jobs rises from 10 to 25 RENDER a full week, at most 100,000 RENDER a month for the subnet.' },
  { ...rnp, version: 'RNP-022', fromDay: '2025-12-20', text: 'Third year: 15,000 RENDER a week for rendering jobs and 2,800 for availability.' },
  { ...rnp, version: 'RNP-001, fourth year', fromDay: '2026-12-20', text: 'New RENDER falls by 23 % to 380,284 a month; the split between nodes, grants and operations is not published yet.' },
];
