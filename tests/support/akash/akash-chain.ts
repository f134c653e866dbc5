import { createStandIn, type StandIn } from '../node-sources/stand-in';

export interface StandInLease {
  readonly dseq: number;
  readonly owner?: string;
  readonly provider?: string;
  readonly denom?: string;
  withdrawn: string;
  balance?: string;
  unsettled?: string;
  /** Per block. */
  readonly price?: string;
  readonly createdAt: number;
  closedOn?: number;
}

export interface AkashStory {
  readonly provider: string;
  height: number;
  /** UTC ms of the height. */
  atMs: number;
  leases: StandInLease[];
  pageSize: number;
  /** Coins by UTC day (`YYYY-MM-DD`); a day that is missing is 0. */
  earned: Record<string, { readonly uact?: number; readonly uakt?: number }>;
}

const leaseOf = (story: AkashStory, lease: StandInLease): unknown => {
  const denom = lease.denom ?? 'uact';
  return {
    lease: {
      id: { owner: lease.owner ?? 'akash1tenant', dseq: String(lease.dseq), gseq: 1, oseq: 1, provider: lease.provider ?? story.provider, bseq: 1 },
      state: lease.closedOn === undefined ? 'active' : 'closed', price: { denom, amount: lease.price ?? '10.000000000000000000' },
      created_at: String(lease.createdAt), closed_on: String(lease.closedOn ?? 0), reason: 'lease_closed_invalid',
    },
    escrow_payment: {
      id: { aid: { scope: 'deployment', xid: `akash1tenant/${lease.dseq}` }, xid: `1/1/${story.provider}` },
      state: {
        owner: story.provider, state: lease.closedOn === undefined ? 'open' : 'closed', rate: { denom, amount: lease.price ?? '10.000000000000000000' },
        balance: { denom, amount: lease.balance ?? '0.000000000000000000' }, unsettled: { denom, amount: lease.unsettled ?? '0.000000000000000000' }, withdrawn: { denom, amount: lease.withdrawn },
      },
    },
  };
};

/** Chain and Console of an invented provider on one loopback port: `/lcd` and `/console`. */
export const createAkashChain = (story: AkashStory): Promise<StandIn> =>
  createStandIn(({ url }) => {
    if (url.pathname === '/lcd/cosmos/base/tendermint/v1beta1/blocks/latest') {
      return { json: { block_id: {}, block: { header: { chain_id: 'akashnet-2', height: String(story.height), time: new Date(story.atMs).toISOString() } } } };
    }
    if (url.pathname === '/lcd/akash/market/v1beta5/leases/list') {
      const wanted = story.leases.filter((lease) => url.searchParams.get('filters.state') === null || lease.closedOn === undefined);
      const key = url.searchParams.get('pagination.key');
      const from = key === null ? 0 : Number(Buffer.from(key, 'base64').toString());
      const to = from + story.pageSize;
      return { json: { leases: wanted.slice(from, to).map((lease) => leaseOf(story, lease)), pagination: { next_key: to < wanted.length ? Buffer.from(String(to)).toString('base64') : null, total: '0' } } };
    }
    const [, earningsOf] = /^\/console\/v1\/provider-earnings\/(.+)$/.exec(url.pathname) ?? [];
    if (earningsOf === story.provider) {
      const [from, to] = [url.searchParams.get('from') ?? '', url.searchParams.get('to') ?? ''];
      // As the real one: no block lies after tomorrow's midnight.
      if (Date.parse(to) > story.atMs) return undefined;
      const days = Object.entries(story.earned).filter(([day]) => day >= from && day < to).map(([, coins]) => coins);
      const uact = days.reduce((sum, coins) => sum + (coins.uact ?? 0), 0);
      const uakt = days.reduce((sum, coins) => sum + (coins.uakt ?? 0), 0);
      return { json: { earnings: { totalUAktEarned: uakt, totalUUsdcEarned: uact, totalUActEarned: uact, totalUUsdEarned: uact } } };
    }
    return undefined;
  });
