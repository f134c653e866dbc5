import { describe, expect, it } from 'vitest';
import { saveLastDone } from '../../../main/engine/rewards/last-done';
import type { SourceNotice } from '../../../shared/domain/source-look';
import { ledgerLine, RENDER } from '../../support/ledger-lines';
import { createStandInEntries, FIL_WALLET } from '../../support/sync/stand-in-entries';
import { createStandInWatch } from '../../support/sync/stand-in-watch';
import { openEngine, seedWallet, type EngineRig } from '../engine/engine-rig';

const NOW = Date.UTC(2026, 0, 15, 12);
const DAY = 86_400_000;
const HOUR = 3_600_000;

const codes = async (rig: EngineRig): Promise<readonly string[]> => (await rig.handlers.home.get({})).attention.map((one) => one.code);
const found = async (rig: EngineRig, code: string) => (await rig.handlers.home.get({})).attention.find((one) => one.code === code);

describe('what wants a look', () => {
  it('a weekly payer that has been silent for three weeks and a half: named once, and not as late too', async () => {
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [ledgerLine({ network: 'render', mint: RENDER, atMs: NOW - 25 * DAY }), ledgerLine({ network: 'render', mint: RENDER, atMs: NOW - 32 * DAY })]);
    saveLastDone(rig.store.settings, 'wallet-1', NOW - HOUR);
    expect(await found(rig, 'reward-silent')).toMatchObject({ context: { network: 'render', intervals: '3' }, sinceMs: NOW - 25 * DAY });
    expect(await codes(rig)).not.toContain('reward-late');
  });

  it('not while nobody has read: a fortnight without the app is no silence of the network', async () => {
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [ledgerLine({ network: 'render', mint: RENDER, atMs: NOW - 25 * DAY })]);
    expect(await codes(rig)).not.toContain('reward-silent');
    saveLastDone(rig.store.settings, 'wallet-1', NOW - 14 * DAY);
    expect(await codes(rig)).not.toContain('reward-silent');
    saveLastDone(rig.store.settings, 'wallet-1', NOW);
    expect(await codes(rig)).toContain('reward-silent');
  });

  it('not of a network for which no device works any more', async () => {
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [ledgerLine({ network: 'render', mint: RENDER, atMs: NOW - 25 * DAY })]);
    saveLastDone(rig.store.settings, 'wallet-1', NOW);
    rig.parts.devices.saveDeployment({ deviceId: rig.parts.devices.local().id, network: 'render', walletId: null, sourceDevice: null, fromDate: '2025-01-01', toDate: '2026-01-01', uptime: 1, busyFraction: 1, tokensPerDay: null, otherCosts: [] });
    expect(await codes(rig)).not.toContain('reward-silent');
  });

  it('what a network’s own source finds bad or worth a warning, with its code; what is only told stays on its page', async () => {
    const watch = createStandInWatch('storj', 'storj', 'storj');
    const notice = (code: string, level: SourceNotice['level']): SourceNotice => ({ walletId: 'n1', network: 'storj', device: 'sat', code, context: { score: '0.91' }, level, sinceMs: NOW - DAY });
    watch.says(() => ({ notices: [notice('storj-told', 'info'), notice('storj-audit-low', 'warning'), notice('storj-disqualified', 'bad')] }));
    const rig = openEngine({ nowMs: NOW, watches: [watch] });
    rig.store.ledger.addWallet({ id: 'n1', chain: 'storj', address: 'http://node.lan:14002', label: '', addedAtMs: 0 });
    await rig.parts.looks.lookNow();
    const notices = (await rig.handlers.home.get({})).attention.filter((one) => one.code === 'notice');
    expect(notices.map((one) => one.context)).toEqual([
      { code: 'storj-disqualified', network: 'storj', device: 'sat', level: 'bad', score: '0.91' },
      { code: 'storj-audit-low', network: 'storj', device: 'sat', level: 'warning', score: '0.91' },
    ]);
  });

  it('a failed automatic claim, until the hotspot is paid again', async () => {
    const failed = ledgerLine({ kind: 'zero-claim', base: '0', sourceDevice: 'spot', atMs: NOW - 5 * HOUR, evidence: { rule: 'helium-claim-failed', facts: {} } });
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [failed, ledgerLine({ sourceDevice: 'spot', atMs: NOW - 2 * DAY })]);
    expect(await found(rig, 'claim-failed')).toMatchObject({ context: { network: 'helium', device: 'spot', count: '1' }, sinceMs: NOW - 5 * HOUR });
    const paid = ledgerLine({ sourceDevice: 'spot', atMs: NOW - HOUR, walletId: 'wallet-1' });
    rig.store.ledger.saveDecoded('wallet-1', paid.signature, 'decoded', [paid], []);
    rig.parts.memo.forget();
    expect(await codes(rig)).not.toContain('claim-failed');
  });

  it('a failed claim that names no hotspot, until its own wallet is paid by Helium again', async () => {
    const failed = ledgerLine({ kind: 'zero-claim', base: '0', atMs: NOW - 5 * HOUR, evidence: { rule: 'helium-claim-failed', facts: {} } });
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [failed]);
    // Neither another wallet's money nor another network's says anything of this claim.
    seedWallet(rig.store, [ledgerLine({ atMs: NOW - 2 * HOUR })], 1, 'wallet-2');
    const render = ledgerLine({ atMs: NOW - HOUR, network: 'render', mint: RENDER });
    rig.store.ledger.saveDecoded('wallet-1', render.signature, 'decoded', [render], []);
    expect(await found(rig, 'claim-failed')).toMatchObject({ context: { device: '', count: '1' }, sinceMs: NOW - 5 * HOUR });
    // That of a hotspot is its wallet's.
    const paid = ledgerLine({ sourceDevice: 'spot', atMs: NOW - HOUR });
    rig.store.ledger.saveDecoded('wallet-1', paid.signature, 'decoded', [paid], []);
    rig.parts.memo.forget();
    expect(await codes(rig)).not.toContain('claim-failed');
  });

  it('a read that waits for a yes', async () => {
    const source = createStandInEntries();
    source.tell('a', { base: '1' });
    source.measures(120_000_000);
    const rig = openEngine({ nowMs: NOW, entries: [source] });
    rig.store.ledger.addWallet(FIL_WALLET);
    await rig.parts.sync.syncNow();
    expect(await found(rig, 'large-read')).toMatchObject({ context: { bytes: '120000000' } });
    await rig.handlers.sync.allow({ walletId: 'f1', bytes: 120_000_000 });
    await rig.clock.advance(1_000);
    expect(await codes(rig)).not.toContain('large-read');
    expect(rig.store.ledger.allLines({}).map((entry) => entry.line.signature)).toEqual(['a']);
  });

  it('a claim of a network that pays by the job is never late', async () => {
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [20, 22, 24].map((days) => ledgerLine({ network: 'nosana', atMs: NOW - days * DAY })));
    expect(await codes(rig)).not.toContain('reward-late');
  });
});
