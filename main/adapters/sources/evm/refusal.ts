/**
 * What a JSON-RPC error means. Every provider words it differently, and the codes mean different things at different providers (-32005 is "too many
 * results" and "too many requests" at the same one), so the words decide and the code helps.
 * - `range`: too many blocks or results asked for at once: ask for less
 * - `busy`: over the provider's limit · `needs-address`: logs only with the contract named · `pruned`: older than what this node keeps
 * - `reverted`: the contract itself refused · `no-method`: the node does not know the question · `failed`: anything else
 */
export type Refusal = 'range' | 'busy' | 'needs-address' | 'pruned' | 'reverted' | 'no-method' | 'failed';

export interface RpcError {
  readonly code: number;
  /** Message and data of the error as one text; never shown, only read. */
  readonly words: string;
}

const NEEDS_ADDRESS = /specify an address|address (?:is )?required|must (?:include|specify|provide) (?:an |contract )?address/i;
const BUSY = /rate.?limit|too many requests|request (?:count|rate) (?:exceeded|limit)|daily (?:request|limit)|capacity|throughput|compute units|throttl|call rate/i;
const PRUNED = /prun|missing trie|history (?:is )?(?:not available|unavailable)|state (?:is )?not available|archive|before (?:the )?(?:first|earliest)|header not found|historical (?:data|state)/i;
const RANGE = /block range|range limit|(?:range|ranges) (?:is |of |over |\d)|range.{0,30}(?:large|wide|big|high|exceed|limit)|too (?:many|much|large|wide)|returned more than|more than \d+ (?:results|logs)|max (?:results|block)|results? (?:exceed|limit|size)|exceeds? (?:max|limit|the (?:max|limit|range))|limit(?:ed)? (?:to|exceeded)|response size|query timeout|timed? ?out|blocks? (?:distance|count|limit)|up to a \d/i;
const REVERTED = /revert|execution|invalid opcode|out of gas|VM exception|no code at/i;
const NO_METHOD = /method (?:\S+ )?(?:not found|does not exist|not supported|unavailable|not available|is not whitelisted)|unsupported method|unknown (?:method|block tag)|unknown.{0,12}finalized|invalid (?:block )?tag/i;

export function refusalOf(error: RpcError): Refusal {
  const { code, words } = error;
  if (NEEDS_ADDRESS.test(words)) return 'needs-address';
  if (code === 429 || code === -32429 || BUSY.test(words)) return 'busy';
  if (code === -32601 || NO_METHOD.test(words)) return 'no-method';
  if (code === 4444 || (PRUNED.test(words) && !/block range/i.test(words))) return 'pruned';
  if (code === 3 || REVERTED.test(words)) return /timeout|timed out/i.test(words) ? 'range' : 'reverted';
  // 35 is drpc's for ranges; -32005 without words about the rate is "too many results" wherever it was seen.
  if (code === 35 || code === -32005 || RANGE.test(words)) return 'range';
  return 'failed';
}
