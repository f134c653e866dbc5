import type { NetworkFacts } from '../types';
import { GLM_ETHEREUM, GLM_POLYGON } from './tokens';

export const golem: NetworkFacts = {
  id: 'golem',
  name: 'Golem',
  chains: ['eip155:137', 'eip155:1'],
  colorSlot: 13,
  tokens: [GLM_POLYGON, GLM_ETHEREUM],
  cadence: {
    mark: 'verified',
    source: 'golemfactory/yagna: payments per task or by instalments within an agreement',
    asOf: '2026-03-28',
    accrual: 'job',
    payout: 'per-job',
    epochStartMs: null,
    epochMs: null,
    silentIntervals: null,
  },
  recognition: 'confirmed-sender',
  rules: [
    {
      mark: 'verified',
      source: 'golemfactory/yagna',
      asOf: '2026-03-28',
      version: '2026-03-28',
      fromDay: null,
      text: 'Requestors pay providers in GLM on Polygon, per task or in instalments during an agreement. Nothing is minted for operators: every payment is a customer’s.',
    },
    {
      mark: 'verified',
      source: 'golemfactory/yagna config-payments.toml, multi-contract of chain 137',
      asOf: '2026-03-28',
      version: 'payment contract',
      fromDay: null,
      text: 'A requestor may pay many providers at once through Golem’s payment contract. GLM that comes through it counts by itself; GLM that comes as a plain transfer counts once you confirm its sender, or the whole wallet as one that only receives Golem payments.',
    },
  ],
  notKnown: [
    'Whether a plain GLM transfer is a payment for work: it looks like any other transfer.',
    'Which task a payment was for: that stands in the provider’s own node and not on the chain.',
  ],
  verification: 'Nobody checks the hardware: a requestor pays for results, and providers are rated by whether their tasks succeed.',
  hardware: [],
};
