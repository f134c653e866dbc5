import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { LedgerRow, SenderProposal } from '../../../shared/contract/schemas/ledger';
import type { Device } from '../../../shared/domain/device';
import { COUNTED_KINDS } from '../../../shared/domain/totals';
import { toUptimeCells } from '../../../shared/domain/uptime-cells';
import type { UptimeSummary } from '../../../shared/domain/uptime-cells';
import { proposeSenders } from '../../../shared/networks/propose-senders';
import { networks } from '../../../shared/networks/registry';
import { formatLocalDate } from '../../../shared/units/local-date';
import { toWire } from '../../../shared/units/token-amount';
import { deviceState } from '../devices/device-state';
import type { DeviceState } from '../devices/device-state';
import { ledgerCountsOf, toLedgerRow } from '../rewards/ledger-rows';
import type { LedgerPageParts } from '../rewards/ledger-rows';
import { nextReward } from '../rewards/next-reward';
import type { NextReward } from '../rewards/next-reward';
import type { EngineParts } from './parts';

/** A device whose last sample is older than this many idle periods is not known to be up. */
const FRESH_PERIODS = 3;

export const stateOf = (parts: EngineParts, device: Device): DeviceState =>
  deviceState(
    device, parts.ports.store.uptime.last(device.id), formatLocalDate(parts.books.today()), parts.ports.clock.now(),
    FRESH_PERIODS * Math.max(parts.settings.get().sampleIdleMs, parts.settings.get().sampleWatchedMs),
  );

export const uptimeOf = (parts: EngineParts, deviceId: string, fromMs: number, toMs: number, cells = 1): UptimeSummary =>
  toUptimeCells(parts.ports.store.uptime.intervals(deviceId, fromMs, toMs), fromMs, toMs, cells);

export const pageParts = ({ ports, books, pricing, memo }: EngineParts): LedgerPageParts => ({ store: ports.store, books, money: pricing, memo, nowMs: ports.clock.now() });

/** The last lines of kinds that count, newest first. */
export const recentRows = (parts: EngineParts, limit: number): DeepReadonly<readonly LedgerRow[]> =>
  parts.memo.once(`recent ${limit}`, () => {
    const page = parts.ports.store.ledger.lines({ kinds: COUNTED_KINDS }, { limit, offset: 0 });
    return page.lines.map((entry) => toLedgerRow(entry, parts.books, parts.pricing));
  });

/** Lines that nobody could place. */
export const unclassifiedLines = (parts: EngineParts): number => ledgerCountsOf(pageParts(parts), {})['unclassified'] ?? 0;

/** Enough for the last six rounds of claims of thirty hotspots. */
const RHYTHM_LINES = 180;

/** When the next reward of each network that has paid can be expected. */
export function nextRewards(parts: EngineParts): readonly NextReward[] {
  const now = parts.ports.clock.now();
  return networks.flatMap((network) => {
    const times = parts.memo.once(`times ${network.id}`, () => rewardTimes(parts, network.id));
    return times.length === 0 ? [] : [nextReward(network, times, now)];
  });
}

const rewardTimes = (parts: EngineParts, network: string): readonly number[] =>
  parts.ports.store.ledger.lines({ kinds: ['reward'], networks: [network] }, { limit: RHYTHM_LINES, offset: 0 }).lines.flatMap(({ line }) => (line.atMs === null ? [] : [line.atMs]));

/** Senders that look like a network's payer and were neither confirmed nor refused yet. */
export function senderProposals(parts: EngineParts): DeepReadonly<readonly SenderProposal[]> {
  if (unclassifiedLines(parts) === 0) return [];
  return parts.memo.once('proposals', () => {
    const { ledger } = parts.ports.store;
    const lines = ledger.allLines({ kinds: ['unclassified'] }).map((l) => l.line);
    return proposeSenders(lines, ledger.decisions()).map((p) => ({ ...p, amount: toWire(p.amount) }));
  });
}
