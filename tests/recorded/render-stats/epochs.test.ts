import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { liabilityAnswer, sharesOf } from '../../../main/adapters/sources/render-stats/epochs';
import { recordedFolder } from '../../support/recorded/solana-answers';

const file = path.join(recordedFolder, 'depin-network/nickypockets__RENDER_RNP20_Tools/OBhrs.json');
const absent = !existsSync(file);
if (absent) console.warn(`passed over: no recorded Render statistics at ${file}`);

describe.skipIf(absent)('the recorded file of Render’s liabilities', () => {
  const rows = absent ? [] : liabilityAnswer.parse(JSON.parse(readFileSync(file, 'utf8')));

  it('is read whole, to epoch 97', () => {
    const { unreadable, newestEndMs, shares } = sharesOf(rows, 'nobody');
    expect(rows).toHaveLength(206);
    expect(unreadable).toBe(0);
    expect(newestEndMs).toBe(Date.UTC(2025, 9, 29));
    expect(shares).toEqual([]);
  });

  it('shares of all wallets of an epoch add up to what is due', () => {
    const last = rows[0] as { amountDue: number; metadataBySolKey: Record<string, unknown> };
    const wallets = Object.keys(last.metadataBySolKey);
    expect(wallets.length).toBe(253);
    const sum = wallets.reduce((total, wallet) => total + (sharesOf([last], wallet).shares[0]?.expected ?? 0n), 0n);
    expect(Number(BigInt(last.amountDue) - sum)).toBeLessThan(wallets.length);
    expect(sum).toBeGreaterThan(1_499_999_000_000n);
  });

  it('one wallet has jobs only: the channel of availability names nobody', () => {
    const { shares } = sharesOf(rows, 'E33TfbuYirKkFugfbt1dURyf2FtrPHS6G83DxKc2VzBF');
    const own = shares;
    expect(own.length).toBeGreaterThan(10);
    expect(new Set(own.map((share) => share.channel))).toEqual(new Set(['node_operator']));
    // Wednesday 00:00 UTC to Wednesday 00:00 UTC.
    for (const share of own) expect([new Date(share.fromMs).getUTCDay(), share.toMs - share.fromMs]).toEqual([3, 7 * 86_400_000]);
  });
});
