import { sameAddress } from '../../../../shared/chains/evm/address';
import type { Position } from '../../../../shared/domain/position';
import type { Holding } from '../../../../shared/domain/wallet';
import { THETA, TFUEL } from '../../../../shared/networks/theta/tokens';
import type { NetworkWatch } from '../../../engine/ports/watch';
import { createAsker } from './ask';
import { isChainFailure } from './chain-failure';
import { THETA_EXPLORER } from './client';
import type { ThetaPorts } from './create-theta-source';

const DECIMALS = 18;
const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {});
/** Base units as decimal text; null for anything else, a sign and a fraction included. */
const weiOf = (value: unknown): string | null => (typeof value === 'string' && /^\d{1,78}$/.test(value) ? BigInt(value).toString() : null);

/** What the explorer says of an account: balances, and the stake that lies with nodes. Types asked for by name: edge stake is not in the default. */
export function createThetaWatch(ports: ThetaPorts): NetworkWatch {
  const asker = createAsker({ ...ports, bases: ports.bases ?? (() => [THETA_EXPLORER]) }, 'chain');
  return {
    id: 'theta-explorer',
    network: 'theta',
    watches: (wallet) => wallet.chain === 'theta',
    async look(wallet, _context, cancel) {
      const asOfMs = ports.clock.now();
      const address = wallet.address.toLowerCase();
      const { value: holdings } = await asker.ask(`/account/${address}`, (status, body): readonly Holding[] | null => {
        const answer = record(body);
        if (status === 404 && answer['type'] === 'error_not_found') return [];
        const balance = record(record(answer['body'])['balance']);
        const tfuel = weiOf(balance['tfuelwei']);
        const theta = weiOf(balance['thetawei']);
        if (status !== 200 || tfuel === null || theta === null) return null;
        return [{ token: TFUEL, base: tfuel }, { token: THETA, base: theta }].filter(({ token, base }) => token === TFUEL || base !== '0')
          .map(({ token, base }) => ({ walletId: wallet.id, mint: token.mint, symbol: token.symbol, base, decimals: DECIMALS, asOfMs }));
      }, cancel);
      const look = { positions: [] as readonly Position[], reports: [], notices: [], facts: [], holdings, failures: [] };
      try {
        const { value: positions } = await asker.ask(`/stake/${address}?types[]=vcp&types[]=gcp&types[]=eenp`, (status, body): readonly Position[] | null => {
          const answer = record(body);
          if (status === 404 && answer['type'] === 'error_not_found') return [];
          const rows = record(answer['body'])['sourceRecords'];
          if (status !== 200 || !Array.isArray(rows)) return null;
          const found: Position[] = [];
          for (const row of rows.map(record)) {
            const base = weiOf(row['amount']);
            const holder = typeof row['holder'] === 'string' && /^0x[0-9a-f]{40}$/i.test(row['holder']) ? row['holder'].toLowerCase() : null;
            if (base === null || holder === null || typeof row['source'] !== 'string' || !sameAddress(row['source'], address)) return null;
            // Validators and guardians hold THETA, elite edge nodes TFUEL.
            const token = row['type'] === 'eenp' ? TFUEL : row['type'] === 'vcp' || row['type'] === 'gcp' ? THETA : null;
            if (token !== null && base !== '0') found.push({ walletId: wallet.id, network: 'theta', mint: token.mint, symbol: token.symbol, base, decimals: DECIMALS, state: 'locked', device: holder, releases: row['withdrawn'] === true ? [{ atMs: null, base }] : [], kind: 'reported', source: 'theta-explorer', asOfMs, note: 'theta-stake' });
          }
          return found;
        }, cancel);
        return { ...look, positions };
      } catch (error) {
        if (!isChainFailure(error)) throw error;
        return { ...look, failures: [{ code: error.chainCode, detail: error.host }] };
      }
    },
  };
}
