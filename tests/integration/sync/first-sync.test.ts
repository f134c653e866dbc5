import { describe, expect, test } from 'vitest';
import { HNT } from '../../../shared/networks/helium/tokens';
import { XNET } from '../../../shared/networks/xnet/tokens';
import { TOKEN_PROGRAM } from '../../../shared/chains/solana/programs';
import { tokenAccountOf } from '../../support/solana-fixtures/addresses';
import { STRANGER, WALLET } from '../../support/solana-fixtures/case';
import { hntRewardsOf, makeHistory, totalsOf } from '../../support/solana-fixtures/history';
import { fromFixture } from '../../support/solana-rpc/from-fixture';
import { listedAccounts } from '../../support/solana-rpc/served-history';
import { claim, claimBase, claimedSum, claims, split } from '../../support/sync/claims';
import { ledgerText, WALLET_ONE } from '../../support/sync/rig';
import { useRigs } from '../../support/sync/use-rigs';

const rigs = useRigs();

describe('a first sync', () => {
  test('reads every claim of a wallet exactly once', async () => {
    const rpc = await rigs.rpc({ transactions: claims(30) });
    const rig = rigs.open({ endpoints: [rpc.url] });

    const outcome = await rig.sync.syncNow();

    expect(outcome).toMatchObject([{ source: 'solana', state: 'done', events: 30, transactionsRead: 30, unclassified: 0, errors: [] }]);
    const lines = rig.store.ledger.allLines({ walletId: 'w1' });
    expect(lines).toHaveLength(30);
    expect(lines.reduce((sum, { line }) => sum + BigInt(line.base), 0n)).toBe(claimedSum(30));
    expect(new Set(lines.map(({ line }) => line.kind))).toEqual(new Set(['reward']));
  });

  test('gives the exact totals of a year with all sorts of transactions, version 1 and failed ones among them', async () => {
    const history = makeHistory({ seed: 7, count: 200, encoding: 'mixed' });
    const rpc = await rigs.rpc({ transactions: history.items.map(fromFixture), tokenAccounts: listedAccounts(history) });
    const rig = rigs.open({ endpoints: [rpc.url] });

    const [outcome] = await rig.sync.syncNow();

    const expected = totalsOf(history);
    const lines = rig.store.ledger.allLines({ walletId: 'w1' }).map(({ line }) => line);
    for (const [kind, count] of Object.entries(expected.lines)) expect([kind, lines.filter((line) => line.kind === kind).length]).toEqual([kind, count]);
    expect(lines.filter((line) => line.kind === 'reward' && line.mint === HNT.mint).reduce((sum, line) => sum + BigInt(line.base), 0n)).toBe(hntRewardsOf(history));
    expect(outcome?.unclassified).toBe(expected.lines['unclassified'] ?? 0);
    expect(outcome?.errors).toEqual([]);
  });

  test('finds a split payout that names the token account and not the wallet', async () => {
    const rpc = await rigs.rpc({ transactions: [split(1, [{ owner: WALLET, base: 77n }])] });
    const rig = rigs.open({ endpoints: [rpc.url] });

    await rig.sync.syncNow();

    expect(rig.store.ledger.allLines({ walletId: 'w1' }).map(({ line }) => [line.base, line.evidence.rule])).toEqual([['77', 'helium-split-unproven']]);
  });

  test('asks for both token programs, and for the accounts that do not exist', async () => {
    const rpc = await rigs.rpc({ transactions: [] });
    const rig = rigs.open({ endpoints: [rpc.url] });

    await rig.sync.syncNow();

    const programs = new Set(rpc.asked('getTokenAccountsByOwner').map((params) => (params[1] as { programId: string }).programId));
    expect(programs).toEqual(new Set(['TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA', 'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb']));
    const searched = new Set(rpc.asked('getSignaturesForAddress').map((params) => params[0]));
    expect(searched).toContain(WALLET);
    expect(searched).toContain(tokenAccountOf(WALLET, HNT.mint));
    // The program of HNT's mint is known, that of XNET's is not.
    expect(searched).not.toContain(tokenAccountOf(WALLET, HNT.mint, 'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb'));
    for (const program of programs) expect(searched).toContain(tokenAccountOf(WALLET, XNET.mint, program));
  });

  test('asks only for finalized data, and for transactions up to version 1', async () => {
    const rpc = await rigs.rpc({ transactions: claims(3) });
    const rig = rigs.open({ endpoints: [rpc.url] });

    await rig.sync.syncNow();

    const options = [...rpc.asked('getTransaction'), ...rpc.asked('getSignaturesForAddress'), ...rpc.asked('getTokenAccountsByOwner')].map((params) => (params.at(-1) as { commitment?: string }).commitment);
    expect(new Set(options)).toEqual(new Set(['finalized']));
    expect(rpc.asked('getTransaction')[0]?.[1]).toMatchObject({ encoding: 'jsonParsed', maxSupportedTransactionVersion: 1 });
  });

  test('merges what is found under the wallet and under its token account', async () => {
    const rpc = await rigs.rpc({ transactions: claims(12) });
    const rig = rigs.open({ endpoints: [rpc.url] });

    await rig.sync.syncNow();

    // Both accounts are in every claim, so each signature is listed twice and read once.
    expect(rpc.calls().byMethod['getTransaction']).toBe(12);
    expect(rig.store.ledger.counts('w1').transactions).toBe(12);
  });

  test('gives each of two wallets in one transaction its own line', async () => {
    const two = { ...WALLET_ONE, id: 'w2', address: STRANGER };
    const rpc = await rigs.rpc({ transactions: [split(1, [{ owner: WALLET, base: 300n }, { owner: STRANGER, base: 200n }])] });
    const rig = rigs.open({ endpoints: [rpc.url], wallets: [WALLET_ONE, two] });

    const [outcome] = await rig.sync.syncNow();

    expect(outcome?.events).toBe(2);
    expect(rig.store.ledger.allLines({ walletId: 'w1' }).map(({ line }) => line.base)).toEqual(['300']);
    expect(rig.store.ledger.allLines({ walletId: 'w2' }).map(({ line }) => line.base)).toEqual(['200']);
    // The second wallet reads it from the archive.
    expect(rpc.calls().byMethod['getTransaction']).toBe(1);
  });

  test('searches a token account that it first sees inside a transaction', async () => {
    // An auxiliary HNT account: not associated, no longer listed. The claim names the wallet, the later split only this account.
    const auxiliary = tokenAccountOf(STRANGER, HNT.mint);
    const named = claim(1, { tokens: [{ address: auxiliary, mint: HNT.mint, owner: WALLET, decimals: 8, pre: 0n }] });
    const onlyThere = split(2, [{ owner: STRANGER, base: 55n }]);
    const relabelled = { ...onlyThere, text: onlyThere.text.replaceAll(`"owner":"${STRANGER}"`, `"owner":"${WALLET}"`) };
    const rpc = await rigs.rpc({ transactions: [named, relabelled] });
    const rig = rigs.open({ endpoints: [rpc.url] });

    await rig.sync.syncNow();

    expect(rig.store.ledger.accounts('w1').find((account) => account.address === auxiliary)?.origin).toBe('seen');
    expect(rig.store.ledger.allLines({ walletId: 'w1' }).map(({ line }) => line.base)).toContain('55');
  });

  test('takes the time of the slot where a transaction has none, and never the present', async () => {
    const timeless = { ...claim(1), blockTime: null, text: claim(1).text.replace(/"blockTime":\d+/, '"blockTime":null') };
    const unknown = { ...claim(2), blockTime: null, text: claim(2).text.replace(/"blockTime":\d+/, '"blockTime":null') };
    const rpc = await rigs.rpc({ transactions: [timeless, unknown], blockTimes: { [timeless.slot]: 1_780_000_123 } });
    const rig = rigs.open({ endpoints: [rpc.url] });

    await rig.sync.syncNow();

    const times = rig.store.ledger.allLines({ walletId: 'w1' }).map(({ line }) => [line.base, line.atMs]);
    expect(times).toContainEqual([claimBase(1).toString(), 1_780_000_123_000]);
    expect(times).toContainEqual([claimBase(2).toString(), null]);
  });

  test('keeps what the wallet holds, native SOL included', async () => {
    const rpc = await rigs.rpc({
      transactions: [], lamports: { [WALLET]: 1_500_000_000 },
      tokenAccounts: [{ address: tokenAccountOf(WALLET, HNT.mint), owner: WALLET, mint: HNT.mint, program: TOKEN_PROGRAM, amount: '123456789', decimals: 8 }],
    });
    const rig = rigs.open({ endpoints: [rpc.url] });

    await rig.sync.syncNow();

    expect(rig.store.ledger.holdings().map((holding) => [holding.symbol, holding.base])).toEqual([['HNT', '123456789'], ['SOL', '1500000000']]);
  });
});

describe('a later sync', () => {
  test('reads only what is new', async () => {
    const rpc = await rigs.rpc({ transactions: claims(20) });
    const rig = rigs.open({ endpoints: [rpc.url] });
    await rig.sync.syncNow();
    rpc.append([claim(20), claim(21)]);
    rpc.resetCounts();

    const [outcome] = await rig.sync.syncNow();

    expect(outcome).toMatchObject({ state: 'done', events: 2, transactionsRead: 2 });
    expect(rpc.calls().byMethod['getTransaction']).toBe(2);
    // For the wallet and its HNT account the page, the slot at its end again, and the empty page; accounts without history are not asked twice.
    expect(rpc.calls().byMethod['getSignaturesForAddress']).toBe(2 * 3);
    expect(ledgerText(rig.store)).toHaveLength(22);
  });

  test('costs one call an account with a history when nothing is new', async () => {
    const rpc = await rigs.rpc({ transactions: claims(5) });
    const rig = rigs.open({ endpoints: [rpc.url] });
    await rig.sync.syncNow();
    // The wallet and its HNT account: page, slot at its end, empty page; every other expected account once.
    expect(rpc.calls().byMethod['getSignaturesForAddress']).toBe(rig.store.ledger.accounts('w1').length - 2 + 2 * 3);
    rpc.resetCounts();

    const [outcome] = await rig.sync.syncNow();

    expect(outcome).toMatchObject({ events: 0, transactionsRead: 0, errors: [] });
    expect(rpc.calls().byMethod).toEqual({ getTokenAccountsByOwner: 4, getSignaturesForAddress: 2, getBalance: 1 });
    expect(outcome?.callsMade).toBe(rpc.calls().total);
  });
});
