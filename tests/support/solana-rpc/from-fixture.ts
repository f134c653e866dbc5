import type { BuiltTransaction } from '../solana-fixtures/transaction-builder';
import type { StandInTransaction } from './history';

/** A transaction of the fixtures as the stand-in serves it: found under every account that its message names. */
export function fromFixture(built: BuiltTransaction): StandInTransaction {
  const parsed = JSON.parse(built.text) as { readonly result?: unknown };
  const result = (parsed.result ?? parsed) as { readonly version?: unknown };
  return {
    signature: built.signature,
    slot: built.slot,
    blockTime: built.blockTime,
    failed: built.failed,
    version: typeof result.version === 'number' ? result.version : 'legacy',
    keys: built.touched,
    text: JSON.stringify(result),
  };
}
