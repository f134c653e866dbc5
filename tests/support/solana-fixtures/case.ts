import type { LineKind, SenderDecision } from '../../../shared/domain/reward';
import type { WatchedAccount } from '../../../shared/domain/wallet';
import type { SolanaRule } from '../../../shared/chains/solana/rule-codes';
import { builtInBook, rewardMints } from '../../../shared/networks/registry';
import type { DecodeContext } from '../../../main/engine/ports/chain';
import { addressOf, tokenAccountOf } from './addresses';
import { buildTransaction, type BuiltTransaction, type FixtureTransaction } from './transaction-builder';

/** The wallet of the fixtures, and one that belongs to somebody else. */
export const WALLET = addressOf('wallet of the operator');
export const STRANGER = addressOf('wallet of a stranger');

/** What a line of a fixture must be, to the last base unit. */
export interface ExpectedLine {
  readonly kind: LineKind;
  readonly base: bigint;
  readonly mint: string;
  readonly rule: SolanaRule;
  readonly sourceDevice?: string;
}

export interface FixtureCase {
  readonly name: string;
  readonly built: BuiltTransaction;
  readonly context: DecodeContext;
  readonly expected: readonly ExpectedLine[];
}

/** A transaction that pays, and its twin that looks the same and is worth nothing. */
export interface FixturePair {
  readonly pays: FixtureCase;
  readonly nearMiss: FixtureCase;
}

/** Watched accounts as the sync computes them: the wallet and the associated accounts of the networks' mints. */
export function watched(address: string = WALLET, walletId = 'w1'): readonly WatchedAccount[] {
  return [
    { walletId, address, kind: 'wallet', mint: null, origin: 'self' },
    ...rewardMints.map((mint) => ({ walletId, address: tokenAccountOf(address, mint), kind: 'token-account' as const, mint, origin: 'expected' as const })),
  ];
}

const plain = watched();

export const contextOf = (more: Partial<Omit<DecodeContext, 'walletId'>> = {}): DecodeContext => ({ walletId: 'w1', accounts: plain, decisions: [], networks: builtInBook, ...more });

export const decided = (network: string, mint: string, sender: string, decision: SenderDecision['decision'] = 'confirmed'): SenderDecision => ({ network, mint, sender, decision, decidedAtMs: 1_770_000_000_000 });

export const fixture = (described: FixtureTransaction, expected: readonly ExpectedLine[], context: DecodeContext = contextOf()): FixtureCase => ({
  name: described.label,
  built: buildTransaction(described),
  context,
  expected,
});
