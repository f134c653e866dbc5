import { describe, expect, it } from 'vitest';
import { createQuietAccounts } from '../../../main/adapters/sources/solana/quiet-accounts';
import { expectedAccounts } from '../../../main/adapters/sources/solana/create-solana-source';
import { TOKEN_2022_PROGRAM } from '../../../shared/chains/solana/programs';
import { HNT } from '../../../shared/networks/helium/tokens';
import { XNET } from '../../../shared/networks/xnet/tokens';
import { builtInBook } from '../../../shared/networks/registry';
import { MS_PER_DAY } from '../../../shared/units/duration';
import { tokenAccountOf } from '../../support/solana-fixtures/addresses';
import { WALLET } from '../../support/solana-fixtures/case';
import { createVirtualClock } from '../../support/virtual-clock';

describe('expected accounts without a history', () => {
  it('are quiet for a day once they had nothing, and asked again after it', async () => {
    const clock = createVirtualClock();
    const quiet = createQuietAccounts(clock);
    quiet.listed(['wallet'], ['a', 'b']);
    expect(quiet.isQuiet('a')).toBe(false);
    quiet.hadNothing('a');
    expect([quiet.isQuiet('a'), quiet.isQuiet('b')]).toEqual([true, false]);
    await clock.advance(MS_PER_DAY - 1);
    expect(quiet.isQuiet('a')).toBe(true);
    await clock.advance(1);
    expect(quiet.isQuiet('a')).toBe(false);
  });

  it('are asked as soon as the chain lists them', () => {
    const quiet = createQuietAccounts(createVirtualClock());
    quiet.listed(['wallet'], ['a']);
    quiet.hadNothing('a');
    quiet.listed(['wallet', 'a'], []);
    expect(quiet.isQuiet('a')).toBe(false);
    quiet.hadNothing('a');
    expect(quiet.isQuiet('a')).toBe(false);
  });

  it('never include the wallet itself or an account that the chain lists', () => {
    const quiet = createQuietAccounts(createVirtualClock());
    quiet.listed(['wallet'], ['a']);
    quiet.hadNothing('wallet');
    expect(quiet.isQuiet('wallet')).toBe(false);
  });
});

describe('the accounts that are expected', () => {
  const addresses = expectedAccounts({ id: 'w', chain: 'solana', address: WALLET, label: '', addedAtMs: 0 }, builtInBook).map((account) => account.address);

  it('stand under the program of the mint where it is known, else under both', () => {
    expect(addresses).toContain(tokenAccountOf(WALLET, HNT.mint));
    expect(addresses).not.toContain(tokenAccountOf(WALLET, HNT.mint, TOKEN_2022_PROGRAM));
    expect(addresses).toContain(tokenAccountOf(WALLET, XNET.mint));
    expect(addresses).toContain(tokenAccountOf(WALLET, XNET.mint, TOKEN_2022_PROGRAM));
  });

  it('are eighteen for the ten networks: what the first pass of a wallet costs in calls', () => expect(new Set(addresses).size).toBe(18));
});
