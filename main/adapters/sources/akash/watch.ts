import type { NetworkWatch } from '../../../engine/ports/watch';
import type { Position } from '../../../../shared/domain/position';
import type { LookFailure, SourceFact, SourceNotice, SourceReport } from '../../../../shared/domain/source-look';
import type { ChainFailure } from '../../../engine/ports/chain';
import { AKASH_DENOMS } from '../../../../shared/networks/akash/tokens';
import { coinId } from '../../../../shared/networks/token-id';
import { MS_PER_DAY } from '../../../../shared/units/duration';
import { isSourceFailure } from '../ask-json';
import { SCALE, scaled, type LeaseEntry } from './answers';
import { createAkashClient, utcDayOf, type AkashPorts, type Leases } from './client';
import { BLOCK_MS } from './endpoints';

const REPORT_DAYS = 7;
/** Before this day leases were counted in another way (Mainnet 17), so that price times blocks says nothing about them. */
const COUNTED_SINCE_MS = Date.UTC(2026, 2, 24);

interface Accrued {
  base: bigint;
  estimated: boolean;
}

/** What a lease owes the provider: settled by the chain at the least, and by price and blocks where those can be reckoned with. */
function accruedOf(lease: LeaseEntry, found: Leases): { readonly base: bigint; readonly estimated: boolean } {
  const { balance, withdrawn } = lease.escrow_payment.state;
  const settled = scaled(balance.amount) / SCALE;
  const { price, created_at: createdAt } = lease.lease;
  const createdMs = found.atMs - (found.height - createdAt) * BLOCK_MS;
  if (lease.lease.state !== 'active' || createdMs < COUNTED_SINCE_MS || price.denom !== withdrawn.denom || createdAt > found.height) return { base: settled, estimated: false };
  const owed = (scaled(price.amount) * BigInt(found.height - createdAt)) / SCALE - BigInt(withdrawn.amount);
  return owed > settled ? { base: owed, estimated: true } : { base: settled, estimated: false };
}

/** Asks the chain what is on its way to a provider, and the Console what each day earned. */
export function createAkashWatch(ports: AkashPorts): NetworkWatch {
  const client = createAkashClient(ports);
  return {
    id: 'akash',
    network: 'akash',
    watches: (wallet) => wallet.chain === 'akash',
    async look(wallet, _context, cancel) {
      const nowMs = ports.clock.now();
      const failures: LookFailure[] = [];
      const failed = (error: unknown): ChainFailure => {
        if (!isSourceFailure(error)) throw error;
        failures.push({ code: error.chainCode, detail: `${error.host}${error.detail === '' ? '' : ` (${error.detail})`}` });
        return error;
      };
      const base = { walletId: wallet.id, network: 'akash', asOfMs: nowMs } as const;
      const positions: Position[] = [];
      const facts: SourceFact[] = [];
      const notices: SourceNotice[] = [];
      const reports: SourceReport[] = [];
      let chainFailure: ChainFailure | null = null;
      try {
        const found = await client.leases(wallet.address, 'active', cancel);
        if (found.unreadable > 0) failures.push({ code: 'bad-answer', detail: `${client.status().endpoint}: ${found.unreadable} leases` });
        const byDenom = new Map<string, Accrued>();
        for (const lease of found.leases) {
          const denom = lease.escrow_payment.state.withdrawn.denom;
          const accrued = accruedOf(lease, found);
          const sum = byDenom.get(denom) ?? { base: 0n, estimated: false };
          byDenom.set(denom, { base: sum.base + accrued.base, estimated: sum.estimated || accrued.estimated });
          const { unsettled } = lease.escrow_payment.state;
          if (unsettled !== null && unsettled !== undefined && scaled(unsettled.amount) >= SCALE) {
            const device = `${lease.lease.id.dseq}/${lease.lease.id.gseq}/${lease.lease.id.oseq}`;
            notices.push({ walletId: wallet.id, network: 'akash', device, code: 'akash-overdrawn', context: { lease: device, amount: (scaled(unsettled.amount) / SCALE).toString(), coin: unsettled.denom }, level: 'warning', sinceMs: null });
          }
        }
        facts.push({ ...base, device: null, name: 'akash-active-leases', value: found.leases.length, text: null, unit: 'count', kind: 'reported', source: 'akash-chain' });
        for (const [denom, accrued] of byDenom) {
          const token = AKASH_DENOMS[denom];
          positions.push({
            ...base, mint: coinId('akash', denom), symbol: token?.symbol ?? null, decimals: token?.decimals ?? 6, base: accrued.base.toString(), state: 'accrued', device: null,
            releases: [], kind: accrued.estimated ? 'estimated' : 'reported', source: 'akash-chain', note: accrued.estimated ? 'akash-by-blocks' : 'akash-settled-only',
          });
        }
      } catch (error) {
        chainFailure = failed(error);
      }
      try {
        const today = utcDayOf(nowMs);
        for (let day = today - REPORT_DAYS; day < today; day += 1) {
          const earned = await client.earned(wallet.address, day, day + 1, cancel);
          if (earned === null) continue;
          for (const denom of ['uact', 'uakt'] as const) {
            const token = AKASH_DENOMS[denom];
            // Most providers never see one of the two: a coin that did not move on that day is not reported.
            if (token === undefined || earned[denom] === 0n) continue;
            reports.push({ ...base, source: 'akash-console', device: null, what: 'earned', fromMs: day * MS_PER_DAY, toMs: (day + 1) * MS_PER_DAY, boundary: 'utc-day', mint: token.mint, symbol: token.symbol, base: earned[denom].toString(), decimals: 6 });
          }
        }
      } catch (error) {
        failed(error);
        if (chainFailure !== null) throw chainFailure;
      }
      return { positions, reports, notices, facts, holdings: [], failures };
    },
  };
}
