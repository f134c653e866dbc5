import { parseEvmAddress } from '../../../shared/chains/evm/address';
import { parseSolanaAddress } from '../../../shared/chains/solana/address';
import { chainsOf, networkFileSchema, type NetworkFile } from '../../../shared/contract/schemas/network-file';
import type { FileProblem } from '../../../shared/contract/schemas/networks';
import { evmTokenId } from '../../../shared/networks/token-id';
import type { NetworkFacts } from '../../../shared/networks/types';

/** Networks that were added share the grey of those without a colour of their own. */
const ADDED_SLOT = 99;

export type ParsedNetworkFile = { readonly ok: true; readonly network: NetworkFacts } | { readonly ok: false; readonly problems: readonly FileProblem[] };

const one = (where: string, should: string): ParsedNetworkFile => ({ ok: false, problems: [{ where, should }] });

/** Reads a network file; every problem is named with its place, and nothing is taken over while there is one. */
export function parseNetworkFile(text: string): ParsedNetworkFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return one('file', 'JSON; a comma, quote or bracket is missing or too many');
  }
  const parsed = networkFileSchema.safeParse(json);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.slice(0, 50).map((issue) => ({ where: issue.path.length === 0 ? 'file' : issue.path.join('.'), should: issue.message })) };
  return toFacts(parsed.data);
}

/** An address in the spelling of its chain; null: it is none. */
function addressOn(chain: string, text: string): string | null {
  const read = chain === 'solana' ? parseSolanaAddress(text) : parseEvmAddress(text);
  return read.ok ? read.address : null;
}

function toFacts(file: NetworkFile): ParsedNetworkFile {
  const sourced = { mark: file.mark, source: file.source, asOf: file.asOf };
  const problems: FileProblem[] = [];
  const tokens = file.tokens.flatMap((token, at) => {
    const address = addressOn(token.chain, token.address);
    if (address === null) {
      problems.push({ where: `tokens.${at}.address`, should: token.chain === 'solana' ? 'the mint of the token: 32 bytes in base58' : 'the contract of the token: 0x and 40 digits, with a checksum that fits where it has capitals' });
      return [];
    }
    const mint = token.chain === 'solana' ? address : evmTokenId(token.chain as `eip155:${number}`, address);
    return [{ ...sourced, mint, symbol: token.symbol, name: token.name ?? token.symbol, decimals: token.decimals, program: null, network: file.id }];
  });
  const chains = chainsOf(file);
  const senders = file.senders.flatMap((sender, at) => {
    const found = chains.flatMap((chain) => addressOn(chain, sender.address) ?? []);
    if (found[0] === undefined) problems.push({ where: `senders.${at}.address`, should: 'a public address of a chain on which the file has a token' });
    return found.slice(0, 1);
  });
  if (new Set(tokens.map((token) => token.mint)).size !== tokens.length) problems.push({ where: 'tokens', should: 'each token once' });
  if ((file.cadence.epochStartMs === null) !== (file.cadence.epochMs === null)) problems.push({ where: 'cadence.epochMs', should: 'given together with epochStartMs, or neither' });
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    network: {
      id: file.id, name: file.name, chains, colorSlot: ADDED_SLOT, tokens, recognition: 'confirmed-sender', hardware: [], verification: file.verification, notKnown: file.notKnown,
      cadence: { ...sourced, ...file.cadence },
      rules: [{ ...sourced, version: file.rule.version, fromDay: file.rule.fromDay, text: file.rule.text }],
      senders: [...new Set(senders)],
    },
  };
}
