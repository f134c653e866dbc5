import type { SourceFact, SourceNotice } from '../../../../shared/domain/source-look';
import { toPlainText } from '../plain-text';
import { toMs, type Dashboard } from './answers';
import type { StorjSeen } from './seen';

/** The node's own pages call it offline when no satellite reached it for this long (storj web/storagenode, 2026-08-21: three hours). */
const OFFLINE_AFTER_MS = 3 * 3_600_000;
const MS_PER_SECOND = 1_000;

/** What the node says of itself: disk, version, uptime, connection. */
export function toNodeFacts(node: Dashboard, seen: StorjSeen): readonly SourceFact[] {
  const { walletId, nowMs } = seen;
  const base = { walletId, network: 'storj', device: null, kind: 'reported', source: 'storj-node', asOfMs: nowMs } as const;
  const facts: SourceFact[] = [];
  const number = (name: string, value: number | null | undefined, unit: string): void => {
    if (value !== null && value !== undefined) facts.push({ ...base, name, value, text: null, unit });
  };
  const text = (name: string, value: string | null | undefined): void => {
    const plain = toPlainText(value, 80);
    if (plain !== '') facts.push({ ...base, name, value: null, text: plain, unit: 'text' });
  };
  text('storj-node', node.nodeID);
  text('storj-payout-wallet', node.wallet);
  text('storj-wallet-features', node.walletFeatures?.join(', '));
  text('storj-version', node.version);
  const disk = node.diskSpace;
  number('storj-disk-used', disk?.used, 'B');
  // What is left inside the allocation; older nodes tell the allocation itself as `available` and no allocation beside it.
  const allocated = disk?.allocated ?? disk?.available;
  number('storj-disk-allocated', allocated, 'B');
  if (disk !== null && disk !== undefined && allocated !== undefined) number('storj-disk-free', Math.max(0, allocated - disk.used - (disk.trash ?? 0)), 'B');
  number('storj-disk-trash', disk?.trash, 'B');
  number('storj-bandwidth-month', node.bandwidth?.used, 'B');
  const startedAtMs = toMs(node.startedAt);
  if (startedAtMs !== null && startedAtMs <= nowMs) number('storj-uptime', Math.floor((nowMs - startedAtMs) / MS_PER_SECOND), 's');
  const pingedAtMs = toMs(node.lastPinged);
  if (pingedAtMs !== null && pingedAtMs <= nowMs) number('storj-last-contact', Math.floor((nowMs - pingedAtMs) / MS_PER_SECOND), 's');
  text('storj-quic', node.quicStatus);
  return facts;
}

/** What of the node itself wants a look. */
export function toNodeNotices(node: Dashboard, seen: StorjSeen): readonly SourceNotice[] {
  const base = { walletId: seen.walletId, network: 'storj', device: null, sinceMs: null } as const;
  const notices: SourceNotice[] = [];
  const pingedAtMs = toMs(node.lastPinged);
  if (pingedAtMs === null || seen.nowMs - pingedAtMs > OFFLINE_AFTER_MS) {
    notices.push({ ...base, code: 'storj-offline', context: { hours: pingedAtMs === null ? '3' : String(Math.floor((seen.nowMs - pingedAtMs) / 3_600_000)) }, level: 'bad', sinceMs: pingedAtMs });
  }
  if (node.upToDate === false) {
    notices.push({ ...base, code: 'storj-version-old', context: { version: toPlainText(node.version, 20), allowed: toPlainText(node.allowedVersion, 20) }, level: 'warning' });
  }
  if (node.quicStatus !== null && node.quicStatus !== undefined && /misconfigured/i.test(node.quicStatus)) {
    notices.push({ ...base, code: 'storj-quic', context: {}, level: 'info' });
  }
  if ((node.diskSpace?.overused ?? 0) > 0) notices.push({ ...base, code: 'storj-disk-overused', context: {}, level: 'warning' });
  return notices;
}
