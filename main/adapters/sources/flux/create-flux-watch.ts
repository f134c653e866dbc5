import type { Position } from '../../../../shared/domain/position';
import type { LookFailure, SourceFact, SourceLook, SourceReport } from '../../../../shared/domain/source-look';
import type { Holding } from '../../../../shared/domain/wallet';
import { FLUX_BLOCKS_PER_DAY, FLUX_COLLATERAL, FLUX_DECIMALS, FLUX_TIERS, tierReward, type FluxTier } from '../../../../shared/networks/flux/subsidy';
import { FLUX } from '../../../../shared/networks/flux/tokens';
import { toNumber, tokenAmount } from '../../../../shared/units/token-amount';
import type { NetworkWatch } from '../../../engine/ports/watch';
import { isChainFailure } from './chain-failure';
import { createFluxClient } from './client';
import { fluxAsker, type FluxPorts } from './create-flux-source';

const DAY_MS = 86_400_000;
const tierOf = (text: string): FluxTier | null => FLUX_TIERS.find((tier) => tier === text) ?? null;

/** Nodes that pay an address: their collateral, and what the block rule lets expect of them per day. */
export function createFluxWatch(ports: FluxPorts): NetworkWatch {
  const client = createFluxClient(fluxAsker(ports), ports.clock);
  return {
    id: 'fluxos',
    network: 'flux',
    watches: (wallet) => wallet.chain === 'flux',
    async look(wallet, _context, cancel): Promise<SourceLook> {
      const asOfMs = ports.clock.now();
      const nodes = await client.nodes(wallet.address, cancel);
      const base = { walletId: wallet.id, network: 'flux', asOfMs };
      const facts: SourceFact[] = [{ ...base, device: null, name: 'flux-nodes', value: nodes.length, text: null, unit: 'count', kind: 'reported', source: 'fluxos' }];
      const positions: Position[] = [];
      for (const node of nodes) {
        const tier = tierOf(node.tier);
        facts.push({ ...base, device: node.outpoint, name: 'flux-tier', value: null, text: tier ?? 'unknown', unit: 'text', kind: 'reported', source: 'fluxos' });
        if (node.lastPaidHeight !== null) facts.push({ ...base, device: node.outpoint, name: 'flux-last-paid', value: node.lastPaidHeight, text: null, unit: 'count', kind: 'reported', source: 'fluxos' });
        // What a tier costs is a rule; a tier that is not known has no collateral that is known.
        if (tier !== null) positions.push({ ...base, mint: FLUX.mint, symbol: FLUX.symbol, base: FLUX_COLLATERAL[tier].toString(), decimals: FLUX_DECIMALS, state: 'locked', device: node.outpoint, releases: [], kind: 'reported', source: 'fluxos', note: 'flux-collateral' });
      }
      const failures: LookFailure[] = [];
      const holdings: Holding[] = [];
      const reports: SourceReport[] = [];
      try {
        holdings.push({ walletId: wallet.id, mint: FLUX.mint, symbol: FLUX.symbol, base: String(await client.balance(wallet.address, cancel)), decimals: FLUX_DECIMALS, asOfMs });
        const counts = await client.nodeCounts(cancel);
        const height = await client.tip(cancel);
        let expected: bigint | null = 0n;
        for (const node of nodes) {
          const tier = tierOf(node.tier);
          const count = tier === null ? null : counts[tier];
          const reward = tier === null ? null : tierReward(tier, height);
          // One node of unknown tier, and nobody can say what all of them earn.
          expected = expected === null || count === null || count === 0 || reward === null ? null : expected + (reward * BigInt(FLUX_BLOCKS_PER_DAY)) / BigInt(count);
        }
        if (expected !== null && nodes.length > 0) {
          const fromMs = Math.floor(asOfMs / DAY_MS) * DAY_MS;
          facts.push({ ...base, device: null, name: 'flux-per-day', value: toNumber(tokenAmount(expected, FLUX_DECIMALS)), text: null, unit: 'FLUX', kind: 'estimated', source: 'flux-subsidy' });
          reports.push({ ...base, source: 'flux-subsidy', device: null, what: 'expected', fromMs, toMs: fromMs + DAY_MS, boundary: 'utc-day', mint: FLUX.mint, symbol: FLUX.symbol, base: expected.toString(), decimals: FLUX_DECIMALS });
        }
      } catch (error) {
        if (!isChainFailure(error)) throw error;
        failures.push({ code: error.chainCode, detail: error.host });
      }
      return { positions, reports, notices: nodes.length === 0 ? [{ walletId: wallet.id, network: 'flux', device: null, code: 'flux-no-node', context: {}, level: 'info', sinceMs: null }] : [], facts, holdings, failures };
    },
  };
}
