import { describe, expect, it } from 'vitest';
import { decodeThetaEntry } from '../../../main/adapters/sources/theta/decode-entry';
import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { ReconcileRow } from '../../../shared/contract/schemas/reconcile';
import type { SourceReport } from '../../../shared/domain/source-look';
import { builtInBook } from '../../../shared/networks/registry';
import { HNT, ledgerLine } from '../../support/ledger-lines';
import { openEngine, seedWallet } from '../engine/engine-rig';
import type { EngineRig } from '../engine/engine-rig';

const H = 3_600_000;
/** Noon of 2026-01-15, UTC. */
const NOW = Date.UTC(2026, 0, 15, 12);
const at = (day: number, hour: number): number => Date.UTC(2026, 0, day, hour);
const UTC_DAY = (day: number, base: string, different: Partial<SourceReport> = {}): SourceReport => ({
  walletId: 'wallet-1', network: 'helium', source: 'helium-oracle', device: null, what: 'earned', fromMs: at(day, 0), toMs: at(day + 1, 0), boundary: 'utc-day', mint: HNT, symbol: 'HNT', base, decimals: 8, asOfMs: NOW, ...different,
});

function tell(rig: EngineRig, reports: readonly SourceReport[]): void {
  rig.store.looks.save({ watch: 'helium-oracle', walletId: 'wallet-1', network: 'helium', askedAtMs: NOW, lookAtMs: NOW, failures: [], look: { positions: [], reports, notices: [], facts: [], holdings: [], failures: [] } });
}

const causesOf = (row: DeepReadonly<ReconcileRow> | undefined, of: 'source' | 'chain'): readonly unknown[] => (row?.causes ?? []).filter((cause) => cause.of === of).map((cause) => [cause.code, cause.amount?.base ?? null, cause.lines]);
const ask = (rig: EngineRig, boundary: 'local' | 'utc' | 'epoch', fromDay = '2026-01-10', toDay = '2026-01-12') => rig.handlers.reconcile.get({ network: 'helium', fromDay, toDay, boundary });

describe('the reconciliation desk', () => {
  it('puts source, chain and count side by side, and says by which boundary they differ', async () => {
    const rig = openEngine({ nowMs: NOW, place: { tz: 'Europe/Berlin', currency: 'USD' } });
    // 23:30 UTC on the 10th is the 11th in Berlin.
    const lines = [ledgerLine({ atMs: at(10, 12), base: '100' }), ledgerLine({ atMs: at(10, 23) + H / 2, base: '40' }), ledgerLine({ atMs: at(11, 12), base: '7' })];
    seedWallet(rig.store, lines, 2);
    tell(rig, [UTC_DAY(10, '140'), UTC_DAY(11, '7')]);

    const utc = await ask(rig, 'utc');
    const [token] = utc.tokens;
    expect(token).toMatchObject({ mint: HNT, symbol: 'HNT', decimals: 8 });
    expect(token?.rows.map((row) => [row.fromMs, row.source?.base, row.counted.base, row.sourceDifference?.base, row.lines])).toEqual([[at(10, 0), '140', '140', '0', 2], [at(11, 0), '7', '7', '0', 1]]);
    expect(token?.rows.flatMap((row) => causesOf(row, 'source'))).toEqual([]);
    expect(utc.sources).toEqual([{ source: 'helium-oracle', asOfMs: NOW }]);

    const local = await ask(rig, 'local');
    expect(local.tokens[0]?.rows.map((row) => [row.fromMs, row.source?.base, row.counted.base, row.sourceDifference?.base, causesOf(row, 'source')])).toEqual([
      [at(9, 23), '140', '100', '40', [['day-boundary', '40', 0]]],
      [at(10, 23), '7', '47', '-40', [['day-boundary', '-40', 0]]],
    ]);
    expect(local.tokens[0]?.total.counted.base).toBe('147');
    expect(local.tokens[0]?.countedValue).toEqual({ known: true, value: expect.closeTo(147e-8 * 2, 12) });
  });

  it('leads from every cause to its lines, and every sum is exact', async () => {
    const rig = openEngine({ nowMs: NOW, place: { tz: 'UTC', currency: 'USD' } });
    const lines = [
      ledgerLine({ atMs: at(10, 1), base: '1000000000000000000000007' }),
      ledgerLine({ atMs: at(10, 2), base: '30', kind: 'unclassified', network: null }),
      ledgerLine({ atMs: at(10, 3), base: '5', kind: 'spam', network: null }),
      ledgerLine({ atMs: at(10, 4), base: '2', kind: 'outgoing', network: null }),
      ledgerLine({ atMs: at(10, 5), base: '9', kind: 'duplicate' }),
    ];
    seedWallet(rig.store, lines, 1);
    rig.store.ledger.addWallet({ id: 'book-1', chain: 'book', address: 'typed', label: '', addedAtMs: 0 });
    const own = ledgerLine({ atMs: at(10, 6), base: '400', walletId: 'book-1', chain: 'book' });
    rig.store.ledger.saveDecoded('book-1', own.signature, 'decoded', [own], []);
    tell(rig, [UTC_DAY(10, '1000000000000000000000442')]);
    const row = (await ask(rig, 'utc')).tokens[0]?.total;
    expect([row?.counted.base, row?.chain?.base, row?.source?.base]).toEqual(['1000000000000000000000407', '1000000000000000000000042', '1000000000000000000000442']);
    expect(causesOf(row, 'chain')).toEqual([['unclassified', '30', 1], ['not-counted', '5', 1], ['own-record', '-400', 1], ['duplicate', null, 1]]);
    expect(causesOf(row, 'source')).toEqual([['unclassified', '30', 1], ['not-counted', '5', 1]]);
    for (const cause of row?.causes ?? []) {
      if (cause.filter === null) continue;
      const found = await rig.handlers.rewards.list({ filter: structuredClone(cause.filter) as never, limit: 10, offset: 0 });
      if (cause.code !== 'own-record') expect([cause.code, found.total]).toEqual([cause.code, cause.lines]);
    }
  });

  it('takes nothing that left one own wallet for another as having come in', async () => {
    const rig = openEngine({ nowMs: NOW, place: { tz: 'UTC', currency: 'USD' } });
    const [from, to] = [`0x${'1'.repeat(40)}`, `0x${'2'.repeat(40)}`];
    const text = JSON.stringify({
      v: 1, hash: `0x${'ab'.repeat(32)}`, height: 5, atMs: at(10, 12), type: 2, from: [{ address: from, coins: { tfuelwei: '1000' } }], to: [{ address: to, coins: { tfuelwei: '1000' } }], others: 0,
    });
    const accounts = [['a', from], ['b', to]].map(([walletId = '', address = '']) => ({ walletId, address, kind: 'wallet' as const, mint: null, origin: 'self' as const }));
    for (const { walletId, address } of accounts) {
      const wallet = { id: walletId, chain: 'theta' as const, address, label: '', addedAtMs: 0 };
      rig.store.ledger.addWallet(wallet);
      const decoded = decodeThetaEntry(`0x${'ab'.repeat(32)}`, text, wallet, { walletId, accounts, decisions: [], networks: builtInBook });
      if (decoded.state !== 'decoded') throw new Error(decoded.state);
      const earned = ledgerLine({ chain: 'theta', walletId, mint: 'theta/tfuel', symbol: 'TFUEL', decimals: 18, base: '5', kind: 'staking', network: 'theta', atMs: at(10, 1) });
      rig.store.ledger.saveDecoded(walletId, earned.signature, 'decoded', [earned], []);
      rig.store.ledger.saveDecoded(walletId, `0x${'ab'.repeat(32)}`, 'decoded', decoded.lines, []);
      rig.store.ledger.savePage({ address, walletId, newest: 'a', oldestRead: 'a', target: 'a', complete: true, readSinceMs: 0, listed: 1, decoded: 1 }, []);
    }
    const answer = await rig.handlers.reconcile.get({ network: 'theta', fromDay: '2026-01-10', toDay: '2026-01-10', boundary: 'utc' });
    const row = answer.tokens[0]?.rows[0];
    // 10 earned and 1000 that came in at the second wallet; the 1000 that left the first came in nowhere else.
    expect([row?.counted.base, row?.chain?.base, row?.causes.map((cause) => [cause.code, cause.amount?.base, cause.lines]).filter(([code]) => code === 'not-counted')]).toEqual(['10', '1010', [['not-counted', '1000', 1]]]);
  });

  it('says that the chain was not read where it was not, and by UTC days where a network has no epochs', async () => {
    const rig = openEngine({ nowMs: NOW, place: { tz: 'Europe/Berlin', currency: 'USD' } });
    seedWallet(rig.store, [ledgerLine({ atMs: at(10, 1) })]);
    tell(rig, [UTC_DAY(14, '12345678')]);
    const answer = await ask(rig, 'epoch', '2026-01-13', '2026-01-15');
    const [row] = answer.tokens[0]?.rows ?? [];
    expect(['utc', 'epoch']).toContain(answer.boundary);
    expect([row?.chain, causesOf(row, 'chain'), causesOf(row, 'source')]).toEqual([null, [['not-read-yet', null, 0]], [['not-read-yet', '12345678', 0]]]);
  });

  it('refuses a network that is not there and days that end before they begin', async () => {
    const rig = openEngine({ nowMs: NOW });
    await expect(async () => rig.handlers.reconcile.get({ network: 'nowhere', fromDay: '2026-01-01', toDay: '2026-01-02', boundary: 'utc' })).rejects.toMatchObject({ engineCode: 'NOT_FOUND' });
    await expect(async () => ask(rig, 'utc', '2026-01-02', '2026-01-01')).rejects.toMatchObject({ engineCode: 'BAD_INPUT' });
  });

  it('reads no line to answer', async () => {
    const rig = openEngine({ nowMs: NOW, place: { tz: 'UTC', currency: 'USD' } });
    seedWallet(rig.store, [ledgerLine({ atMs: at(10, 1) })]);
    Object.assign(rig.store.ledger, { allLines: () => { throw new Error('a line was read'); }, lines: () => { throw new Error('a line was read'); } });
    expect((await ask(rig, 'utc')).tokens).toHaveLength(1);
  });
});
