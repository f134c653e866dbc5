import { factsFileSchema, factsPayloadSchema, type FactsPayload, type ReplacedNetwork } from '../../../shared/contract/schemas/network-file';
import type { FactsKey } from '../../../shared/networks/facts-keys';
import type { NetworkFacts } from '../../../shared/networks/types';
import { engineError } from '../errors';
import type { Signatures } from '../ports/system';

/** A file from tomorrow is from a clock that is wrong; a day is left for zones. */
const AHEAD_MS = 86_400_000;

/**
 * Reads a facts file: signature first, then everything else, so that nothing of an unsigned file is even looked at.
 * @param newest day of the file in force; an older one is refused, because it could bring mistakes back
 * @throws EngineError BAD_INPUT with what is wrong
 */
export function readFactsFile(text: string, parts: { readonly keys: readonly FactsKey[]; readonly signatures: Signatures; readonly newest: string | null; readonly nowMs: number }): FactsPayload {
  const refuse = (should: string): never => {
    throw engineError('BAD_INPUT', { key: 'file', should });
  };
  const outer = factsFileSchema.safeParse(parseJson(text));
  if (!outer.success) return refuse('a facts file of Nodeworth: JSON with nodeworthFacts, key, payload and signature');
  const { key: keyName, payload, signature } = outer.data;
  if (parts.keys.length === 0) return refuse('used with a version of Nodeworth that names a key for such files; this one names none');
  const key = parts.keys.find((one) => one.name === keyName);
  if (key === undefined) return refuse('signed with a key that this version of Nodeworth knows');
  if (!parts.signatures.verify(key.publicKey, payload, signature)) return refuse('exactly as it was signed: its signature does not fit its content');
  const inner = factsPayloadSchema.safeParse(parseJson(payload));
  if (!inner.success) return refuse(`complete: ${inner.error.issues[0]?.path.join('.') ?? ''} is not as it should be`);
  const { issuedOn } = inner.data;
  if (Date.parse(`${issuedOn}T00:00:00Z`) > parts.nowMs + AHEAD_MS) return refuse('from today or earlier; it is dated in the future');
  if (parts.newest !== null && issuedOn < parts.newest) return refuse(`newer than the one in force, which is of ${parts.newest}`);
  return inner.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The network with what the file says instead. Chains, colour and recognition stay; tokens are the ones it had. */
export function replaceFacts(network: NetworkFacts, told: ReplacedNetwork): NetworkFacts {
  return {
    ...network,
    cadence: told.cadence ?? network.cadence,
    rules: told.rules ?? network.rules,
    hardware: told.hardware ?? network.hardware,
    verification: told.verification === undefined ? network.verification : told.verification,
    notKnown: told.notKnown ?? network.notKnown,
    tokens: network.tokens.map((token) => {
      const replaced = told.tokens?.find((one) => one.mint === token.mint);
      return replaced === undefined ? token : { ...replaced, network: token.network };
    }),
  };
}
