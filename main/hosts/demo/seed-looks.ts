import type { Position } from '../../../shared/domain/position';
import { HNT } from '../../../shared/networks/helium/tokens';
import type { Store } from '../../engine/ports/store';
import { DEMO_RECIPIENTS } from './seed-devices';
import type { DemoDevices } from './seed-devices';

const MS_PER_HOUR = 3_600_000;
/** What the two invented hotspots could claim now, in base units of HNT (8 decimals). */
const CLAIMABLE = ['152000000', '64000000'] as const;

/** What Helium's own side would say of the sample hotspots: money that waits to be claimed, half an hour ago. */
export function seedLooks(store: Store, devices: DemoDevices, nowMs: number): void {
  const asOfMs = nowMs - MS_PER_HOUR / 2;
  const positions = DEMO_RECIPIENTS.map((device, i): Position => ({
    walletId: devices.walletId, network: 'helium', mint: HNT.mint, symbol: HNT.symbol, base: CLAIMABLE[i] ?? '0', decimals: HNT.decimals ?? 8, state: 'claimable', device, releases: [],
    kind: 'estimated', source: 'sample-data', asOfMs, note: null,
  }));
  store.looks.save({
    watch: 'sample-data', walletId: devices.walletId, network: 'helium', askedAtMs: asOfMs, lookAtMs: asOfMs, failures: [],
    look: { positions, reports: [], notices: [], facts: [], holdings: [], failures: [] },
  });
}
