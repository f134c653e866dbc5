import { parseQuantity, wordOf, wordsOf } from '../../../../shared/chains/evm/hex';
import { BALANCE_OF } from '../../../../shared/chains/evm/signatures';
import type { Holding, Wallet } from '../../../../shared/domain/wallet';
import { partsOfTokenId } from '../../../../shared/networks/token-id';
import type { TokenFacts } from '../../../../shared/networks/types';
import type { Cancel } from '../../../../shared/units/cancel';
import { createChainFailure } from './chain-failure';
import type { Session } from './session';
import { readTokens, type TokenAnswer } from './token-facts';

/** What a wallet holds of some tokens, contracts and the chain's own coin alike. @throws ChainFailure */
export async function readBalances(session: Session, wallet: Wallet, tokens: readonly TokenFacts[], known: Map<string, TokenAnswer>, nowMs: number, cancel?: Cancel): Promise<readonly Holding[]> {
  const { endpoint } = session;
  const named = tokens.map((token) => ({ token, contract: partsOfTokenId(token.mint).token.toLowerCase() }));
  const replies = await endpoint.ask(named.map(({ contract }) =>
    contract === 'native'
      ? { method: 'eth_getBalance', params: [wallet.address, 'latest'] }
      : { method: 'eth_call', params: [{ to: contract, data: `${BALANCE_OF}${wordOf(BigInt(wallet.address))}` }, 'latest'] }), cancel);
  await readTokens(endpoint, named.map(({ contract }) => contract).filter((contract) => contract !== 'native'), known, cancel);
  return named.map(({ token, contract }, at) => {
    const reply = replies[at];
    const value = reply?.ok === true ? reply.value : null;
    const base = contract === 'native' ? parseQuantity(value) : (wordsOf(value)?.[0] ?? null);
    const decimals = (contract === 'native' ? null : known.get(contract)?.decimals) ?? token.decimals;
    if (base === null || decimals === null) throw createChainFailure('bad-answer', endpoint.host, 'balance');
    return { walletId: wallet.id, mint: token.mint, symbol: token.symbol, base: base.toString(), decimals, asOfMs: nowMs };
  });
}
