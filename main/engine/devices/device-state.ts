import type { Device } from '../../../shared/domain/device';
import type { UptimeInterval } from '../../../shared/domain/series';

/** How a device fares, as far as the app can tell. A device that nothing watches is `unknown`, never "up". */
export interface DeviceState {
  readonly deviceId: string;
  readonly state: 'up' | 'down' | 'unknown' | 'sold';
  readonly sinceMs: number | null;
}

/**
 * @param today local day, YYYY-MM-DD
 * @param freshMs a sample older than this says nothing about now: three sample periods
 */
export function deviceState(device: Device, last: UptimeInterval | null, today: string, nowMs: number, freshMs: number): DeviceState {
  if (device.soldOn !== null && device.soldOn <= today) return { deviceId: device.id, state: 'sold', sinceMs: null };
  if (last === null || nowMs - last.toMs > freshMs) return { deviceId: device.id, state: 'unknown', sinceMs: last?.toMs ?? null };
  return { deviceId: device.id, state: last.state === 'up' ? 'up' : last.state === 'down' ? 'down' : 'unknown', sinceMs: last.fromMs };
}
