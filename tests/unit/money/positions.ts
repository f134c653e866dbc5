import type { Position } from '../../../shared/domain/position';

export const NOW = Date.UTC(2026, 0, 15, 12);

export const position = (different: Partial<Position> = {}): Position => ({
  walletId: 'w1', network: 'filecoin', mint: 'filecoin/fil', symbol: 'FIL', base: '1000', decimals: 18, state: 'vesting', device: null, releases: [], kind: 'measured', source: 'chain', asOfMs: NOW, note: null,
  ...different,
});
