import { parseAccountKeys } from './account-keys';
import { parseInstructions } from './instructions';
import { asCount, asList, asRecord, asText, parseJson, type JsonRecord } from './json';
import { parseLamports, parseTokenBalances } from './balances';
import type { ParsedAnswer, Unreadable } from './transaction';

/** 2100-01-01, UTC seconds. */
const LATEST_BLOCK_TIME = 4_102_444_800;

const unreadable = (why: Unreadable): ParsedAnswer => ({ state: 'unreadable', why });

/**
 * Reads the text of a `getTransaction` answer: the JSON-RPC envelope or its bare result, encodings `jsonParsed` and `json`, versions legacy, 0
 * and 1. Not read: `base64` (this program never asks for it), and lists as webhooks send them.
 */
export function parseAnswer(signature: string, text: string): ParsedAnswer {
  const json = parseJson(text);
  if (!json.ok) return unreadable('not-json');
  const outer = asRecord(json.value);
  if (outer === null) return unreadable(json.value === null ? 'no-transaction' : 'not-a-transaction-answer');
  if (asRecord(outer['error']) !== null) return unreadable('rpc-error');
  if (!('result' in outer)) return parseResult(signature, outer);
  if (outer['result'] === null) return unreadable('no-transaction');
  const result = asRecord(outer['result']);
  return result === null ? unreadable('not-a-transaction-answer') : parseResult(signature, result);
}

function parseResult(signature: string, result: JsonRecord): ParsedAnswer {
  if (!('transaction' in result)) return unreadable('not-a-transaction-answer');
  if (asList(result['transaction']) !== null || typeof result['transaction'] === 'string') return unreadable('encoding-base64');
  const version = result['version'];
  if (version !== undefined && version !== null && version !== 'legacy' && version !== 0 && version !== 1) return unreadable('unknown-version');
  const transaction = asRecord(result['transaction']);
  if (transaction === null) return unreadable('not-a-transaction-answer');
  if (asText(asList(transaction['signatures'])?.[0]) !== signature) return unreadable('other-transaction');
  const meta = asRecord(result['meta']);
  if (meta === null || !('err' in meta)) return unreadable('no-meta');
  if (meta['err'] !== null) return { state: 'failed' };
  const slot = asCount(result['slot']);
  if (slot === null) return unreadable('no-slot');
  const message = asRecord(transaction['message']);
  if (message === null) return unreadable('no-message');

  const keys = parseAccountKeys(message, meta);
  const feePayer = keys?.addresses[0];
  if (keys === null || feePayer === undefined) return unreadable('account-keys-incomplete');
  const instructions = parseInstructions(message, meta, keys.addresses);
  if (instructions === null) return unreadable('instruction-malformed');
  const balances = parseTokenBalances(meta, keys.addresses);
  const lamports = parseLamports(meta, keys.addresses);
  const fee = asCount(meta['fee']);
  if (balances === 'malformed' || lamports === null || fee === null) return unreadable('balances-malformed');

  const told = asCount(result['blockTime']);
  // A day that no calendar of ours reaches is no time: better none than one that sorts above everything.
  const blockTime = told === null || told > LATEST_BLOCK_TIME ? null : told;
  return {
    state: 'read',
    transaction: {
      signature,
      slot,
      atMs: blockTime === null ? null : blockTime * 1000,
      feePayer,
      feeLamports: BigInt(fee),
      signers: keys.signers,
      instructions,
      balances,
      lamports,
    },
  };
}
