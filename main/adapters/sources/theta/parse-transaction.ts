import { sameAddress } from '../../../../shared/chains/evm/address';
import { thetaEntrySchema, type ThetaEntry } from './raw-entry';

const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const count = (value: unknown): number => (typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN);

/** Parties beyond the wallet that are kept of one side: enough to see who sent it. */
const KEPT = 20;

/** A party as it stands; the schema decides afterwards whether it is one. An account that moved no TFUEL may leave the field out. */
const partyOf = (value: unknown): { readonly address: string; readonly coins: unknown } => {
  const { address, coins } = record(value);
  return { address: typeof address === 'string' ? address.toLowerCase() : '', coins: { tfuelwei: record(coins)['tfuelwei'] ?? '0' } };
};

/** Types that move TFUEL; the others (stake, slash, reserve, split rule) are not asked for and never kept. */
export const THETA_TYPES = [0, 2, 5, 7] as const;

/** A transaction of the chain's other types. */
export const isOtherType = (value: unknown): boolean => {
  const { type } = record(value);
  return typeof type === 'number' && Number.isInteger(type) && type >= 0 && type < 100 && !THETA_TYPES.some((one) => one === type);
};

/**
 * A transaction of `/accountTx` as it is kept, or null for anything of another shape. In a service payment (5) the source's coins are what the target
 * receives; in a contract call (7) `from` sends its coins along. Source: explorer docs/api.md, accountTxRouter.js.
 */
export function parseTransaction(value: unknown, wallet: string): ThetaEntry | null {
  const tx = record(value);
  const data = record(tx['data']);
  const type = tx['type'];
  const sides = (): { readonly from: readonly unknown[]; readonly to: readonly unknown[] } => {
    switch (type) {
      case 0: return { from: [], to: list(data['outputs']) };
      case 2: return { from: list(data['inputs']), to: list(data['outputs']) };
      case 5: return { from: [data['source']], to: [{ address: record(data['target'])['address'], coins: record(data['source'])['coins'] }] };
      case 7: return { from: [data['from']], to: data['to'] === undefined ? [] : [{ address: record(data['to'])['address'], coins: record(data['from'])['coins'] }] };
      default: return { from: [], to: [] };
    }
  };
  const { from, to } = sides();
  const kept = (all: readonly unknown[]): readonly { readonly address: string }[] => {
    const parties = all.map(partyOf);
    const others = parties.filter((one) => !sameAddress(one.address, wallet)).slice(0, KEPT);
    return parties.filter((one) => sameAddress(one.address, wallet) || others.includes(one));
  };
  const [givers, takers] = [kept(from), kept(to)];
  const parsed = thetaEntrySchema.safeParse({
    v: 1, hash: String(tx['hash']).toLowerCase(), height: count(tx['block_height']), atMs: count(tx['timestamp']) * 1000, type, from: givers, to: takers, others: from.length + to.length - givers.length - takers.length,
  });
  return parsed.success ? parsed.data : null;
}
