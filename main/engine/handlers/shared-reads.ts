import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { LedgerRow, SenderProposal } from '../../../shared/contract/schemas/ledger';
import { silenceOf } from '../../../shared/domain/cadence-times';
import type { Device } from '../../../shared/domain/device';
import { COUNTED_KINDS } from '../../../shared/domain/totals';
import { toUptimeCells } from '../../../shared/domain/uptime-cells';
import type { UptimeSummary } from '../../../shared/domain/uptime-cells';
import { proposeSenders } from '../../../shared/networks/propose-senders';
import type { NetworkFacts } from '../../../shared/networks/types';
import type { Silent } from '../home/attention';
import { MS_PER_DAY, MS_PER_HOUR } from '../../../shared/units/duration';
import { formatLocalDate } from '../../../shared/units/local-date';
import { toWire } from '../../../shared/units/token-amount';
import { deviceState } from '../devices/device-state';
import type { DeviceState } from '../devices/device-state';
import { lastDoneAtMs } from '../rewards/last-done';
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
  return awaited(parts).map(({ network, times }) => nextReward(network, times, now));
}

/** Networks from which nothing has come for as long as they name for an alert. */
export function silentNetworks(parts: EngineParts): readonly Silent[] {
  const now = parts.ports.clock.now();
  return awaited(parts).flatMap(({ network, times }) => {
    const until = readUntil(parts, network.id);
    const silence = until === null ? null : silenceOf(network.cadence, times, Math.min(now, until));
    return silence === null ? [] : [{ network: network.id, ...silence }];
  });
}

/** Up to when the wallets that a network has paid were read to the end: time after that is not silence but not known. Null: one never was. */
function readUntil(parts: EngineParts, network: string): number | null {
  const { ledger, settings } = parts.ports.store;
  const paid = parts.memo.once('paid wallets', () => ledger.newestRewards([]).map((reward) => ({ network: reward.network, walletId: reward.walletId })));
  const chains = new Map(ledger.wallets().map((wallet) => [wallet.id, wallet.chain]));
  const until = [...new Set(paid.filter((one) => one.network === network).map((one) => one.walletId))].map((id) => (chains.get(id) === 'book' ? Number.POSITIVE_INFINITY : lastDoneAtMs(settings, id)));
  return until.includes(null) ? null : Math.min(...until.filter((ms) => ms !== null));
}

/** Networks that have paid, with the times; not those whose devices all stopped working for them. */
function awaited(parts: EngineParts): readonly { readonly network: NetworkFacts; readonly times: readonly number[] }[] {
  const today = formatLocalDate(parts.books.today());
  const deployments = parts.ports.store.devices.deployments();
  return parts.networks.book().all.flatMap((network) => {
    const own = deployments.filter((deployment) => deployment.network === network.id);
    if (own.length > 0 && own.every((deployment) => deployment.toDate !== null && deployment.toDate < today)) return [];
    const times = rewardTimes(parts, network.id);
    return times.length === 0 ? [] : [{ network, times }];
  });
}

/** Times of the last rewards of a network, newest first. */
export const rewardTimes = (parts: EngineParts, network: string): readonly number[] =>
  parts.memo.once(`times ${network}`, () =>
    parts.ports.store.ledger.newestTimes({ kinds: ['reward'], networks: [network] }, RHYTHM_LINES));

/** Networks that the operator has anything to do with: they paid, a device works for them, or their own source tells of an address. */
export function usedNetworks(parts: EngineParts): readonly NetworkFacts[] {
  const used = new Set([
    ...parts.ports.store.devices.deployments().map((deployment) => deployment.network),
    ...parts.looks.latest().filter((kept) => (kept.look?.positions.length ?? 0) + (kept.look?.facts.length ?? 0) > 0).map((kept) => kept.network),
  ]);
  return parts.networks.book().all.filter((network) => used.has(network.id) || rewardTimes(parts, network.id).length > 0);
}

/** Senders that look like a network's payer and were neither confirmed nor refused yet. */
export function senderProposals(parts: EngineParts): DeepReadonly<readonly SenderProposal[]> {
  if (unclassifiedLines(parts) === 0) return [];
  return parts.memo.once('proposals', () => {
    const { ledger } = parts.ports.store;
    const lines = ledger.allLines({ kinds: ['unclassified'] }).map((l) => l.line);
    // As the decoders go by them: the person's word after an added file's, so that it counts more.
    const decisions = [...parts.networks.decisions(), ...ledger.decisions()];
    return proposeSenders(lines, decisions, parts.networks.book()).map((p) => ({ ...p, amount: toWire(p.amount) }));
  });
}

/** Failed claims older than this are history. */
const FAILED_CLAIM_DAYS = 7;
const FAILED_CLAIM_LINES = 200;

/** Devices whose last automatic claim failed and that have earned nothing since, the longest ago first. A claim that names no device (as '') is the wallet's. */
export function failedClaims(parts: EngineParts): readonly { readonly device: string; readonly atMs: number }[] {
  const fromMs = parts.ports.clock.now() - FAILED_CLAIM_DAYS * MS_PER_DAY;
  return parts.memo.once(`failed claims ${Math.floor(fromMs / MS_PER_HOUR)}`, () => {
    const { lines } = parts.ports.store.ledger.lines({ kinds: ['zero-claim'], fromMs }, { limit: FAILED_CLAIM_LINES, offset: 0 });
    const failed = new Map<string, { readonly device: string; readonly walletId: string; readonly atMs: number }>();
    for (const { line } of lines) {
      const key = JSON.stringify([line.sourceDevice, line.sourceDevice === null ? line.walletId : null]);
      if (line.evidence.rule === 'helium-claim-failed' && line.atMs !== null && !failed.has(key)) failed.set(key, { device: line.sourceDevice ?? '', walletId: line.walletId, atMs: line.atMs });
    }
    if (failed.size === 0) return [];
    const rewards = parts.ports.store.ledger.newestRewards([]);
    const paidSince = ({ device, walletId, atMs }: { readonly device: string; readonly walletId: string; readonly atMs: number }): boolean =>
      rewards.some((reward) => reward.atMs >= atMs && (device === '' ? reward.network === 'helium' && reward.walletId === walletId : reward.sourceDevice === device));
    return [...failed.values()].filter((claim) => !paidSince(claim)).map(({ device, atMs }) => ({ device, atMs })).toSorted((a, b) => a.atMs - b.atMs);
  });
}
