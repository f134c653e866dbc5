import type { SourceFact, SourceNotice } from '../../../../shared/domain/source-look';
import { heldPercent, monthsBetween } from '../../../../shared/networks/storj/held';
import { toPlainText } from '../plain-text';
import { toMs, type SatelliteEntry } from './answers';
import type { StorjSeen } from './seen';

/**
 * Limits of the scores, storj satellite/reputation/config.go (2026-08-21): below the audit limit the node is disqualified, below the others it
 * is suspended. From `warnBelow` on it is told before it is too late (the node's own pages warn of audits at 0.99).
 */
const LIMITS = {
  audit: { limit: 0.96, warnBelow: 0.99 },
  suspension: { limit: 0.6, warnBelow: 0.8 },
  online: { limit: 0.6, warnBelow: 0.8 },
} as const;

const percent = (share: number): string => (share * 100).toFixed(1);
const nameOf = (satellite: SatelliteEntry): string => toPlainText(satellite.url, 80) || satellite.id;

export function toSatelliteFacts(seen: StorjSeen): readonly SourceFact[] {
  const base = { walletId: seen.walletId, network: 'storj', kind: 'reported', source: 'storj-node', asOfMs: seen.nowMs } as const;
  return seen.satellites.flatMap((satellite) => {
    const device = satellite.id;
    const facts: SourceFact[] = [{ ...base, device, name: 'storj-satellite', value: null, text: nameOf(satellite), unit: 'text' }];
    const number = (name: string, value: number | null | undefined, unit: string): void => {
      if (value !== null && value !== undefined) facts.push({ ...base, device, name, value, text: null, unit });
    };
    // A field that the node does not have says nothing; null says that vetting is not over.
    if (satellite.vettedAt !== undefined) facts.push({ ...base, device, name: 'storj-vetting', value: null, text: toMs(satellite.vettedAt) === null ? 'vetting' : 'vetted', unit: 'code' });
    const data = seen.scores.find((score) => score.satellite.id === satellite.id)?.data;
    number('storj-audit-score', data?.audits?.auditScore, 'share');
    number('storj-suspension-score', data?.audits?.suspensionScore, 'share');
    number('storj-online-score', data?.audits?.onlineScore, 'share');
    number('storj-stored', data?.currentStorageUsed, 'B');
    const joinedAtMs = toMs(data?.nodeJoinedAt);
    if (joinedAtMs !== null && joinedAtMs <= seen.nowMs) {
      const months = monthsBetween(joinedAtMs, seen.nowMs);
      number('storj-age', months, 'months');
      number('storj-held-share', heldPercent(months) / 100, 'share');
    }
    return facts;
  });
}

export function toSatelliteNotices(seen: StorjSeen): readonly SourceNotice[] {
  const notices: SourceNotice[] = [];
  for (const satellite of seen.satellites) {
    const base = { walletId: seen.walletId, network: 'storj', device: satellite.id } as const;
    const name = nameOf(satellite);
    if (satellite.disqualified !== null && satellite.disqualified !== undefined) {
      notices.push({ ...base, code: 'storj-disqualified', context: { satellite: name }, level: 'bad', sinceMs: toMs(satellite.disqualified) });
      const held = seen.held?.rows.find((row) => row.satelliteID === satellite.id);
      const lost = held === undefined ? 0 : held.totalHeld - held.totalDisposed;
      if (lost > 0) notices.push({ ...base, code: 'storj-held-lost', context: { satellite: name, usd: (lost / 1e6).toFixed(2) }, level: 'bad', sinceMs: toMs(satellite.disqualified) });
      continue;
    }
    if (satellite.suspended !== null && satellite.suspended !== undefined) {
      notices.push({ ...base, code: 'storj-suspended', context: { satellite: name }, level: 'bad', sinceMs: toMs(satellite.suspended) });
    }
    const audits = seen.scores.find((score) => score.satellite.id === satellite.id)?.data.audits;
    if (audits === null || audits === undefined) continue;
    for (const [code, score, { limit, warnBelow }] of [
      ['storj-audit-low', audits.auditScore, LIMITS.audit],
      ['storj-suspension-low', audits.suspensionScore, LIMITS.suspension],
      ['storj-online-low', audits.onlineScore, LIMITS.online],
    ] as const) {
      if (score === null || score === undefined || score >= warnBelow) continue;
      notices.push({ ...base, code, context: { satellite: name, score: percent(score), limit: percent(limit) }, level: score < limit ? 'bad' : 'warning', sinceMs: null });
    }
  }
  return notices;
}
