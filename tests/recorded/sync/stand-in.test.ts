/**
 * Everything recorded from Solana goes the whole way: the stand-in serves it as it was recorded, and the real client, store and sync read it
 * for the wallets that were there. Published by others and not part of this repository.
 */
import { describe, expect, it } from 'vitest';
import type { Wallet } from '../../../shared/domain/wallet';
import { parseSolanaAddress } from '../../../shared/chains/solana/address';
import { recordedAnswers, solanaAbsent } from '../../support/recorded/solana-answers';
import type { StandInTransaction } from '../../support/solana-rpc/history';
import { useRigs } from '../../support/sync/use-rigs';

if (solanaAbsent !== null) console.log(`skipped: recorded Solana answers (${solanaAbsent})`);

const WALLETS = 40;
const numberAt = (text: string, name: string): number | null => {
  const found = new RegExp(`"${name}":\\s*(\\d+)`).exec(text)?.[1];
  return found === undefined ? null : Number(found);
};

function toServed(): readonly StandInTransaction[] {
  const bySignature = new Map<string, StandInTransaction>();
  for (const { signature, text, addresses } of recordedAnswers()) {
    const parsed: unknown = JSON.parse(text);
    const result: unknown = typeof parsed === 'object' && parsed !== null && 'result' in parsed ? parsed.result : parsed;
    // A row of a list that names no signature of the chain is no answer at all: what was recorded without one cannot be served.
    if (!/^[1-9A-HJ-NP-Za-km-z]+$/.test(signature) || addresses.length === 0 || typeof result !== 'object' || result === null || !('transaction' in result)) continue;
    const version = 'version' in result && typeof result.version === 'number' ? result.version : ('legacy' as const);
    bySignature.set(signature, { signature, slot: numberAt(text, 'slot') ?? 1, blockTime: numberAt(text, 'blockTime'), failed: false, version, keys: addresses, text: JSON.stringify(result) });
  }
  return [...bySignature.values()];
}

describe.skipIf(solanaAbsent !== null)('recorded Solana transactions, synced', () => {
  const rigs = useRigs();

  it('are each read or reported, and pay nobody a reward', async () => {
    const served = toServed();
    const payers = [...new Set(served.flatMap((one) => one.keys.slice(0, 1)))].filter((address) => parseSolanaAddress(address).ok).slice(0, WALLETS);
    const wallets = payers.map((address, at): Wallet => ({ id: `w${at}`, chain: 'solana', address, label: '', addedAtMs: at }));
    const rpc = await rigs.rpc({ transactions: served });
    const rig = rigs.open({ endpoints: [rpc.url], wallets });

    const [outcome] = await rig.sync.syncNow();

    console.log(`${served.length} recorded transactions served to ${wallets.length} wallets: ${outcome?.transactionsRead ?? 0} read, ${outcome?.callsMade ?? 0} calls, not readable:`,
      [...new Set(outcome?.errors.map((error) => error.detail))].join(', '));
    expect(outcome?.transactionsRead).toBeGreaterThanOrEqual(wallets.length);
    const lines = rig.store.ledger.allLines({}).map(({ line }) => line);
    expect(lines.filter((line) => line.kind === 'reward' || line.kind === 'staking')).toEqual([]);
    for (const error of outcome?.errors ?? []) expect(error.code).toBe('transaction-unreadable');
    for (const wallet of wallets) {
      const counts = rig.store.ledger.counts(wallet.id);
      expect([wallet.address, counts.transactions, counts.missing]).toEqual([wallet.address, served.filter((one) => one.keys.includes(wallet.address)).length, 0]);
    }
  });
});
