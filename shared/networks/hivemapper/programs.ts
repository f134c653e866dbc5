/**
 * Programs of Hivemapper. Verified: Hivemapper documentation "What is HONEY"; streamingfast/substreams-hivemapper (October 2024). No interface
 * description was published after 2024.
 */
export const HIVEMAPPER_PAYMENT = 'BNH1dUp3ExFbgo3YctSqQbJXRFn3ffkwbcmSas8azfaW';
/** Library that mints and burns for the payment program. */
export const HIVEMAPPER_REWARD = 'EEjwuvCMVYjgHUeX1BM9qmUog59Pft88c3jbt2ATwcJw';
/** The authority of every reward met in recorded mainnet transfers of August 2026 (secondary); told in the evidence, not asked for. */
export const HONEY_MINT_AUTHORITY = '7VhQVr8M2Dpdwp4QzzQB7EpvANtMMjv7gwpBHCrV3U2A';

/** What an instruction of the payment program pays for. */
export type HivemapperKind = 'coverage' | 'bounty' | 'consumption' | 'trainer' | 'operations';

export interface HivemapperPayment {
  readonly name: string;
  readonly kind: HivemapperKind;
  /** Positions of the token accounts of driver and fleet owner where the payment is split; null: one person gets all. */
  readonly split: { readonly driver: number; readonly fleet: number } | null;
}

const payment = (name: string, kind: HivemapperKind, split: HivemapperPayment['split'] = null): HivemapperPayment => ({ name, kind, split });

/**
 * Instructions of the payment program by the first 8 bytes of their data, sha256("global:" + name); recomputed in a test. The positions of the split
 * are verified for the first two; those of the consumption and burst splits are told by no source.
 */
export const HIVEMAPPER_PAYMENTS: ReadonlyMap<string, HivemapperPayment> = new Map([
  ['97390a76961d243a', payment('pay_to', 'coverage')],
  ['6b2ac6ba32610da5', payment('pay_reward', 'coverage')],
  ['aca13268e0cc1c58', payment('pay_and_forward', 'coverage', { driver: 3, fleet: 4 })],
  ['e97d8338ad0d0e71', payment('pay_and_forward_reward', 'coverage', { driver: 4, fleet: 5 })],
  ['bba127b3a463c02b', payment('pay_imagery_qa_invoice', 'trainer')],
  ['f119c9092a05799f', payment('pay_operational_reward', 'operations')],
  ['b3134e8aa7dedbc4', payment('pay_map_consumption_reward', 'consumption')],
  ['90c14aab15c9cf42', payment('pay_consumption_reward', 'consumption')],
  ['08b58e48d53876c9', payment('pay_and_forward_consumption_reward', 'consumption')],
  ['81fcafd1bbf86e6f', payment('pay_burst_reward', 'bounty')],
  ['78572c4251db9fa6', payment('pay_and_forward_burst_reward', 'bounty')],
]);
