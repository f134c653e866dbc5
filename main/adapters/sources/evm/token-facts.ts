import { wordsOf } from '../../../../shared/chains/evm/hex';
import { DECIMALS, SYMBOL } from '../../../../shared/chains/evm/signatures';
import { symbolOfAnswer } from '../../../../shared/chains/evm/text';
import type { Cancel } from '../../../../shared/units/cancel';
import { createChainFailure } from './chain-failure';
import type { EvmEndpoint, RpcReply } from './endpoint';

/** What a contract says of itself; null: it does not say, or says nonsense. */
export interface TokenAnswer {
  readonly decimals: number | null;
  readonly symbol: string | null;
}

/** No token that anybody pays in has more than 24; a contract that claims more says nonsense. */
export const MOST_DECIMALS = 30;

/** A contract that refuses has no answer; a node that fails to ask it is another matter, and must not be remembered as "no decimals". */
function answerOf(reply: RpcReply | undefined, endpoint: EvmEndpoint): unknown {
  if (reply?.ok === true) return reply.value;
  if (reply?.ok === false && reply.refusal === 'reverted') return null;
  throw createChainFailure('endpoint-failed', endpoint.host, 'eth_call');
}

/** Reads `decimals()` and `symbol()` of contracts that are not in `known` yet, each once per run, and remembers them there. @throws ChainFailure */
export async function readTokens(endpoint: EvmEndpoint, tokens: readonly string[], known: Map<string, TokenAnswer>, cancel?: Cancel): Promise<void> {
  const asked = [...new Set(tokens)].filter((token) => !known.has(token));
  if (asked.length === 0) return;
  const replies = await endpoint.ask(asked.flatMap((to) => [
    { method: 'eth_call', params: [{ to, data: DECIMALS }, 'latest'] },
    { method: 'eth_call', params: [{ to, data: SYMBOL }, 'latest'] },
  ]), cancel);
  for (const [at, token] of asked.entries()) {
    const [word, ...more] = wordsOf(answerOf(replies[2 * at], endpoint)) ?? [];
    const decimals = word === undefined || more.length > 0 || word > BigInt(MOST_DECIMALS) ? null : Number(word);
    known.set(token, { decimals, symbol: symbolOfAnswer(answerOf(replies[2 * at + 1], endpoint)) });
  }
}
