import { describe, expect, it } from 'vitest';
import { claimPayerOf } from '../../../main/adapters/sources/solana/classify/claim-payer';
import { decodeTransaction } from '../../../main/adapters/sources/solana/decode-transaction';
import { decodeBase58 } from '../../../shared/chains/solana/base58';
import { isOnCurve } from '../../../shared/chains/solana/ed25519-curve';
import { DISCRIMINATORS, TUKTUK } from '../../../shared/networks/helium/programs';
import { HNT } from '../../../shared/networks/helium/tokens';
import { addressOf } from '../../support/solana-fixtures/addresses';
import { contextOf, fixture, STRANGER, WALLET } from '../../support/solana-fixtures/case';
import { CRANKER, distribute, escrowOf, TASK_QUEUE, walletToken } from '../../support/solana-fixtures/helium';
import { call, data } from '../../support/solana-fixtures/instructions';

const PAYER = claimPayerOf(WALLET) ?? '';

const claimedBy = (payer: string) =>
  fixture(
    {
      label: `automated claim paid for by ${payer}`, signers: [CRANKER], tokens: [escrowOf(HNT.mint), walletToken(WALLET, HNT.mint)],
      instructions: [call(TUKTUK, [CRANKER, addressOf('task payer'), TASK_QUEUE, addressOf('task'), payer], data(DISCRIMINATORS.run_task_v0, 0), [distribute({ owner: WALLET, base: 5n, hotspot: 'alpha', payer })])],
    },
    [],
  ).built;
const newAccountsOf = (payer: string, context = contextOf()) => {
  const { signature, text } = claimedBy(payer);
  const decoded = decodeTransaction(signature, text, context);
  return decoded.state === 'decoded' ? decoded.newAccounts : [];
};

describe('the address with which automation claims for a wallet', () => {
  it('is one for each owner, and nobody holds a key to it', () => {
    const bytes = decodeBase58(PAYER);
    expect(bytes?.length).toBe(32);
    expect(bytes === null || isOnCurve(bytes)).toBe(false);
    expect(claimPayerOf(STRANGER)).not.toBe(PAYER);
    // Derived once by the seeds of tuktuk-sdk and helium-program-library: a change of the seeds would show here.
    expect(claimPayerOf('8v8cEbCNts9ENuokPo6vF5QwaZJ4CAAmDrXKQdVbstFP')).toBe('48fFw2SGLXp4knJUWmkMDmyH8dN5JyHJVNK7joMTXQHt');
    expect(claimPayerOf('not an address')).toBeNull();
  });

  it('is searched from the first claim on that names it, once', () => {
    const seen = { walletId: 'w1', address: PAYER, kind: 'token-account' as const, mint: null, origin: 'seen' as const };
    expect(newAccountsOf(PAYER)).toEqual([seen]);
    expect(newAccountsOf(PAYER, contextOf({ accounts: [...contextOf().accounts, seen] }))).toEqual([]);
  });

  it('is not searched when somebody else’s paid, or nobody automates', () => expect([newAccountsOf(CRANKER), newAccountsOf(claimPayerOf(STRANGER) ?? '')]).toEqual([[], []]));

  it('changes no line by being watched', () => {
    const { signature, text } = claimedBy(PAYER);
    const watched = contextOf({ accounts: [...contextOf().accounts, { walletId: 'w1', address: PAYER, kind: 'token-account', mint: null, origin: 'seen' }] });
    const lines = (context: typeof watched) => {
      const decoded = decodeTransaction(signature, text, context);
      return decoded.state === 'decoded' ? decoded.lines : null;
    };
    expect(lines(watched)).toEqual(lines(contextOf()));
    expect(lines(watched)).toMatchObject([{ kind: 'reward', base: '5' }]);
  });
});
