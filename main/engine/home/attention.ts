import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { Attention } from '../../../shared/contract/schemas/home';
import type { SourceNotice } from '../../../shared/domain/source-look';
import type { SyncState } from '../../../shared/contract/schemas/ledger';
import type { Device } from '../../../shared/domain/device';
import type { HardwareSnapshot } from '../../../shared/domain/hardware';
import { MS_PER_DAY } from '../../../shared/units/duration';
import { unknown } from '../../../shared/units/known';
import type { DeviceState } from '../devices/device-state';
import type { NextReward } from '../rewards/next-reward';

/** A network that has been silent for longer than it should. */
export interface Silent {
  readonly network: string;
  /** Expected payments that did not come. */
  readonly intervals: number;
  readonly sinceMs: number;
}

export interface AttentionFacts {
  readonly devices: readonly Device[];
  readonly states: readonly DeviceState[];
  readonly snapshot: HardwareSnapshot | null;
  readonly sync: readonly DeepReadonly<Pick<SyncState, 'error' | 'lastDoneAtMs' | 'asksBytes'>>[];
  readonly next: readonly NextReward[];
  readonly silent: readonly Silent[];
  /** What networks' own sources say. */
  readonly notices: readonly SourceNotice[];
  /** Automatic claims that failed lately, by device; the newest of each. */
  readonly failedClaims: readonly { readonly device: string; readonly atMs: number }[];
  readonly unclassified: number;
  readonly unpriced: number;
  /** Transactions that an older decoder has read and a newer one waits to read again. */
  readonly olderReadings: number;
  readonly proposals: number;
  readonly unknownCosts: readonly string[];
  readonly nowMs: number;
}

/** A disk fuller than this wants a look; many nodes stop or corrupt when it is full. */
const FULL_SHARE = 0.9;
/** A reward this many median intervals late is worth saying. */
const LATE_MS = 2 * MS_PER_DAY;

const perHour = unknown('not-priced');

const noticed = (notice: SourceNotice): DeepReadonly<Attention> => ({
  code: 'notice', context: { ...notice.context, code: notice.code, network: notice.network, device: notice.device ?? '', level: notice.level }, sinceMs: notice.sinceMs, perHour,
});

/** What wants a look, worst first. Each is a code with what its sentence needs; money per hour where it is known. */
export function findAttention(facts: AttentionFacts): DeepReadonly<readonly Attention[]> {
  const { devices, states, snapshot, sync, next, nowMs } = facts;
  const found: DeepReadonly<Attention>[] = [];
  for (const state of states) {
    if (state.state !== 'down') continue;
    found.push({ code: 'device-down', context: { device: devices.find((d) => d.id === state.deviceId)?.name ?? '' }, sinceMs: state.sinceMs, perHour });
  }
  for (const s of sync) {
    if (s.asksBytes !== null) found.push({ code: 'large-read', context: { bytes: String(s.asksBytes), mb: String(Math.ceil(s.asksBytes / 1_000_000)) }, sinceMs: s.lastDoneAtMs, perHour });
    if (s.error !== null) found.push({ code: 'sync-failed', context: { code: s.error.code, detail: s.error.detail }, sinceMs: s.lastDoneAtMs, perHour });
  }
  if (snapshot?.disks.state === 'ok') {
    for (const disk of snapshot.disks.value) {
      if (!disk.readOnly && disk.sizeB > 0 && disk.freeB / disk.sizeB < 1 - FULL_SHARE) {
        found.push({ code: 'disk-full', context: { mount: disk.mount, free: String(disk.freeB), share: String(Math.round((1 - disk.freeB / disk.sizeB) * 100)) }, sinceMs: null, perHour });
      }
    }
  }
  for (const notice of facts.notices) {
    if (notice.level !== 'bad') continue;
    found.push(noticed(notice));
  }
  for (const s of facts.silent) found.push({ code: 'reward-silent', context: { network: s.network, intervals: String(s.intervals) }, sinceMs: s.sinceMs, perHour });
  const silent = new Set(facts.silent.map((s) => s.network));
  const [failed, ...moreFailed] = facts.failedClaims;
  if (failed !== undefined) {
    found.push({ code: 'claim-failed', context: { network: 'helium', device: failed.device, count: String(moreFailed.length + 1) }, sinceMs: Math.min(...facts.failedClaims.map((c) => c.atMs)), perHour });
  }
  for (const n of next) {
    if (silent.has(n.network)) continue;
    if (n.atMs !== null && n.atMs + LATE_MS < nowMs) found.push({ code: 'reward-late', context: { network: n.network }, sinceMs: n.atMs, perHour });
  }
  if (facts.proposals > 0) found.push({ code: 'sender-to-confirm', context: { count: String(facts.proposals) }, sinceMs: null, perHour });
  if (facts.unclassified > 0) found.push({ code: 'unclassified', context: { count: String(facts.unclassified) }, sinceMs: null, perHour });
  if (facts.olderReadings > 0) found.push({ code: 'decoder-newer', context: { count: String(facts.olderReadings) }, sinceMs: null, perHour });
  if (facts.unpriced > 0) found.push({ code: 'unpriced', context: { count: String(facts.unpriced) }, sinceMs: null, perHour });
  for (const notice of facts.notices) if (notice.level === 'warning') found.push(noticed(notice));
  for (const cost of facts.unknownCosts) {
    const [code, ...rest] = cost.split(':');
    found.push({ code: `cost-${code ?? ''}`, context: { what: rest.join(':') }, sinceMs: null, perHour });
  }
  return found;
}
