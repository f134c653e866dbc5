import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { DeviceRow } from '../../../shared/contract/schemas/devices';
import { deploymentsOn } from '../../../shared/domain/attribution';
import type { Device } from '../../../shared/domain/device';
import type { Figure } from '../../../shared/domain/figure';
import type { HardwareSnapshot } from '../../../shared/domain/hardware';
import type { UptimeSummary } from '../../../shared/domain/uptime-cells';
import { MS_PER_DAY } from '../../../shared/units/duration';
import { known, unknown } from '../../../shared/units/known';
import { formatLocalDate, toCivilDate } from '../../../shared/units/local-date';
import type { Books } from '../accounts/books';
import { wattsNow } from '../accounts/power-now';
import { summarise } from '../accounts/summary';
import type { Store } from '../ports/store';
import type { LedgerMemo } from '../rewards/ledger-memo';
import type { DeviceState } from './device-state';
import { lastRewards } from './last-rewards';

export interface DeviceRowParts {
  readonly store: Store;
  readonly books: Books;
  readonly memo: LedgerMemo;
  readonly nowMs: number;
  readonly snapshot: HardwareSnapshot | null;
  readonly stateOf: (device: Device) => DeviceState;
  readonly uptime: (deviceId: string, fromMs: number, toMs: number) => UptimeSummary;
}

const UPTIME_DAYS = 30;

/** Load of the machine at hand: its busiest graphics card where it has one, else its processor. */
function loadFigure(device: Device, snapshot: HardwareSnapshot | null): Figure {
  const base = { unit: '%', kind: 'measured' as const, parts: 1 };
  if (!device.local || snapshot === null) return { ...base, value: unknown(device.local ? 'starting' : 'no-agent'), source: 'probes', asOfMs: null, missing: 1 };
  const loads = snapshot.gpus.state === 'ok' ? snapshot.gpus.value.map((g) => g.loadPct).filter((l) => l !== null) : [];
  if (loads.length > 0) return { ...base, value: known(Math.max(...loads)), source: 'gpu-load', asOfMs: snapshot.atMs, missing: 0 };
  if (snapshot.cpu.state === 'ok') return { ...base, value: known(snapshot.cpu.value.loadPct), source: 'cpu-load', asOfMs: snapshot.cpu.atMs, missing: 0 };
  return { ...base, value: unknown(snapshot.cpu.reason), source: 'cpu-load', asOfMs: null, missing: 1 };
}

/** Devices with the figures of this month, from the same day book as everything else. */
export function readDeviceRows(parts: DeviceRowParts): readonly DeepReadonly<DeviceRow>[] {
  const { store, books, memo, nowMs, snapshot } = parts;
  const today = books.today();
  const day = formatLocalDate(today);
  const accounts = books.accounts(today - toCivilDate(today).day + 1, today);
  const context = books.context();
  const deployments = store.devices.deployments();
  const paid = memo.once('last rewards', () => lastRewards(store.ledger, deployments, books.zone()));
  return store.devices.devices().map((device): DeepReadonly<DeviceRow> => {
    const mine = deployments.filter((d) => d.deviceId === device.id);
    const summary = summarise(accounts, context, { deviceId: device.id });
    const state = parts.stateOf(device);
    const uptime = parts.uptime(device.id, nowMs - UPTIME_DAYS * MS_PER_DAY, nowMs);
    const busy = Math.min(1, deploymentsOn(deployments, device.id, day).reduce((sum, d) => sum + d.busyFraction, 0));
    return {
      device, deployments: mine, state: state.state, stateSinceMs: state.sinceMs,
      load: loadFigure(device, snapshot),
      watts: wattsNow(device, snapshot, busy),
      uptime30d: {
        value: uptime.upShare === null ? unknown(device.local ? 'not-watched-yet' : 'no-agent') : known(uptime.upShare * 100),
        unit: '%', kind: 'measured', source: 'uptime-record', asOfMs: uptime.upShare === null ? null : nowMs, parts: 1, missing: uptime.upShare === null ? 1 : 0,
      },
      incomeMonth: mine.length === 0 ? { ...summary.income, value: unknown('no-deployment'), parts: 0, missing: 0 } : summary.income,
      costMonth: summary.cost,
      netMonth: mine.length === 0 ? { ...summary.net, value: unknown('no-deployment') } : summary.net,
      netIsKnown: mine.length > 0 && summary.netIsKnown,
      unknownCosts: summary.unknownCosts,
      lastRewardAtMs: paid.get(device.id) ?? null,
    };
  });
}
