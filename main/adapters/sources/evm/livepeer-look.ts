import { sameAddress, ZERO_ADDRESS } from '../../../../shared/chains/evm/address';
import { wordOf, wordsOf } from '../../../../shared/chains/evm/hex';
import { selectorOf } from '../../../../shared/chains/evm/signatures';
import type { Position } from '../../../../shared/domain/position';
import type { SourceFact, SourceLook, SourceNotice } from '../../../../shared/domain/source-look';
import type { Wallet } from '../../../../shared/domain/wallet';
import { BONDING_MANAGER, ROUNDS_MANAGER } from '../../../../shared/networks/livepeer/contracts';
import { ETH_ARBITRUM, LPT } from '../../../../shared/networks/livepeer/tokens';
import type { TokenFacts } from '../../../../shared/networks/types';
import type { Cancel } from '../../../../shared/units/cancel';
import { toNumber, tokenAmount } from '../../../../shared/units/token-amount';
import { createChainFailure } from './chain-failure';
import type { Session } from './session';

const DECIMALS = 18;
/** Percentages of the contracts are parts of a million. */
const PERC = 1_000_000;

/** The questions, by their signatures in livepeer/protocol BondingManager and RoundsManager; the round of the pending functions is not looked at there. */
const CALLS = {
  round: { to: ROUNDS_MANAGER, of: 'currentRound()', words: 1 },
  delegator: { to: BONDING_MANAGER, of: 'getDelegator(address)', words: 7 },
  pendingStake: { to: BONDING_MANAGER, of: 'pendingStake(address,uint256)', words: 1 },
  pendingFees: { to: BONDING_MANAGER, of: 'pendingFees(address,uint256)', words: 1 },
  active: { to: BONDING_MANAGER, of: 'isActiveTranscoder(address)', words: 1 },
  transcoder: { to: BONDING_MANAGER, of: 'getTranscoder(address)', words: 10 },
  totalStake: { to: BONDING_MANAGER, of: 'transcoderTotalStake(address)', words: 1 },
} as const;
type Name = keyof typeof CALLS;

/** Call data of a question about an address; exported for the stand-in. */
export const livepeerCall = (name: Name, wallet: string): { readonly to: string; readonly data: string } => {
  const { to, of } = CALLS[name];
  const parameters = name === 'round' ? '' : `${wordOf(BigInt(wallet))}${name === 'pendingStake' || name === 'pendingFees' ? wordOf(0n) : ''}`;
  return { to, data: `${selectorOf(of)}${parameters}` };
};

/** What Livepeer's contracts say of a wallet: stake, what is earned and not claimed, and whether it works. @throws ChainFailure */
export async function lookAtLivepeer(session: Session, wallet: Wallet, nowMs: number, cancel?: Cancel): Promise<Pick<SourceLook, 'positions' | 'notices' | 'facts'>> {
  const names = Object.keys(CALLS) as readonly Name[];
  const replies = await session.endpoint.ask(names.map((name) => ({ method: 'eth_call', params: [livepeerCall(name, wallet.address), 'latest'] })), cancel);
  const wrong = (detail: string): Error => createChainFailure('bad-answer', session.endpoint.host, detail);
  const told = new Map<Name, readonly bigint[]>();
  for (const [at, name] of names.entries()) {
    const reply = replies[at];
    const words = reply?.ok === true ? wordsOf(reply.value) : null;
    if (words === null || words.length < CALLS[name].words) throw wrong(name);
    told.set(name, words);
  }
  const word = (name: Name, at = 0): bigint => told.get(name)?.[at] ?? 0n;

  const delegate = `0x${word('delegator', 2).toString(16).padStart(40, '0')}`;
  if (sameAddress(delegate, ZERO_ADDRESS)) return { positions: [], notices: [], facts: [] };
  const bonded = word('delegator', 0);
  const credited = word('delegator', 1);
  const stake = word('pendingStake') - bonded;
  const fees = word('pendingFees') - credited;
  // Read one after the other: a claim in between makes the sums disagree for a moment.
  if (stake < 0n || fees < 0n) throw wrong('pending below credited');

  const position = (token: TokenFacts, state: Position['state'], base: bigint, note: string): Position => ({
    walletId: wallet.id, network: 'livepeer', mint: token.mint, symbol: token.symbol, base: base.toString(), decimals: DECIMALS, state, device: null, releases: [], kind: 'reported', source: 'livepeer-contracts', asOfMs: nowMs, note,
  });
  const positions = [
    position(LPT, 'locked', bonded, 'livepeer-stake'),
    position(LPT, 'accrued', stake, 'livepeer-unclaimed'),
    position(ETH_ARBITRUM, 'accrued', fees, 'livepeer-unclaimed'),
    position(ETH_ARBITRUM, 'claimable', credited, 'livepeer-fees-counted'),
  ].filter((one) => one.base !== '0');

  const round = word('round');
  const fact = (name: string, value: number | null, unit: string, text: string | null = null): SourceFact => ({ walletId: wallet.id, network: 'livepeer', device: null, name, value, text, unit, kind: 'reported', source: 'livepeer-contracts', asOfMs: nowMs });
  const facts = [fact('livepeer-round', Number(round), 'count')];
  // Somebody else's orchestrator: the rest is not the operator's.
  if (!sameAddress(delegate, wallet.address)) return { positions, notices: [], facts };
  const active = word('active') === 1n;
  facts.push(
    fact('livepeer-active', null, 'text', active ? 'yes' : 'no'),
    fact('livepeer-reward-cut', Number(word('transcoder', 1)) / PERC, 'share'),
    fact('livepeer-fee-share', Number(word('transcoder', 2)) / PERC, 'share'),
    fact('livepeer-total-stake', toNumber(tokenAmount(word('totalStake'), DECIMALS)), 'LPT'),
  );
  const notice = (code: string, level: SourceNotice['level'], context: Readonly<Record<string, string>>): SourceNotice => ({ walletId: wallet.id, network: 'livepeer', device: null, code, context, level, sinceMs: null });
  const notices: SourceNotice[] = [];
  if (!active) notices.push(notice('livepeer-not-active', 'warning', {}));
  else if (word('transcoder', 0) < round) notices.push(notice('livepeer-reward-not-called', 'info', { round: round.toString() }));
  return { positions, notices, facts };
}
