import type { FaultTable } from './faults';
import { indexByAddress, type StandInHistory, type StandInTransaction } from './history';

/** The answer of one call: JSON text of `result`, or a JSON-RPC error. */
export type Answer = { readonly resultText: string } | { readonly error: { readonly code: number; readonly message: string } };

export interface Ledger {
  answer(method: string, params: readonly unknown[]): Answer;
  /** Adds transactions, as a chain does. */
  append(transactions: readonly StandInTransaction[]): void;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const invalid = (message: string): Answer => ({ error: { code: -32602, message } });
const json = (value: unknown): Answer => ({ resultText: JSON.stringify(value) });

/** Genesis hash of mainnet, as every endpoint of it answers. */
const MAINNET_GENESIS = '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d';

function reorderSlots(rows: readonly StandInTransaction[]): StandInTransaction[] {
  const out: StandInTransaction[] = [];
  for (let from = 0; from < rows.length; ) {
    let to = from;
    while (to < rows.length && rows[to]?.slot === rows[from]?.slot) to += 1;
    out.push(...rows.slice(from, to).toReversed());
    from = to;
  }
  return out;
}

/** The chain as a node answers questions about it, with the paging rules of getSignaturesForAddress. */
export function createLedger(history: StandInHistory, faults: FaultTable): Ledger {
  const all = [...history.transactions];
  let byAddress = indexByAddress(all);
  let bySignature = new Map(all.map((transaction) => [transaction.signature, transaction]));
  const newestSlot = (): number => all.reduce((slot, transaction) => Math.max(slot, transaction.slot), 1);
  const context = () => ({ apiVersion: '3.0.0', slot: newestSlot() });

  function signatures(params: readonly unknown[]): Answer {
    const address = params[0];
    const options = isRecord(params[1]) ? params[1] : {};
    if (typeof address !== 'string') return invalid('Invalid param: address');
    const limit = options['limit'] ?? 1000;
    if (typeof limit !== 'number' || limit < 1 || limit > 1000) return invalid('Invalid limit; max 1000');
    if (options['commitment'] === 'processed') return invalid('Method does not support commitment below `confirmed`');
    const method = ['getSignaturesForAddress'];
    const pruned = faults.take(['pruned'], method);
    const short = faults.take(['short-pages'], method);
    let rows: readonly StandInTransaction[] = byAddress.get(address) ?? [];
    if (faults.take(['reordered'], method) !== null) rows = reorderSlots(rows);
    if (pruned !== null) rows = rows.filter((row) => row.slot >= pruned.belowSlot);
    const before = options['before'];
    if (typeof before === 'string') {
      const at = rows.findIndex((row) => row.signature === before);
      // A node that does not know `before` answers an empty list, not an error.
      rows = at === -1 ? [] : rows.slice(at + 1);
    }
    const until = options['until'];
    if (typeof until === 'string') {
      const at = rows.findIndex((row) => row.signature === until);
      if (at !== -1) rows = rows.slice(0, at);
    }
    rows = rows.slice(0, Math.min(limit, short?.rows ?? limit));
    if (faults.take(['duplicates'], method) !== null) rows = rows.flatMap((row) => [row, row]);
    return json(rows.map((row) => ({
      signature: row.signature, slot: row.slot, err: row.failed ? { InstructionError: [0, { Custom: 1 }] } : null, memo: null,
      blockTime: row.blockTime, confirmationStatus: 'finalized', transactionIndex: 0,
    })));
  }

  function transaction(params: readonly unknown[]): Answer {
    const signature = params[0];
    const options = isRecord(params[1]) ? params[1] : {};
    if (typeof signature !== 'string') return invalid('Invalid param: signature');
    const found = bySignature.get(signature);
    const nulls = faults.take(['null-transactions'], ['getTransaction']);
    const pruned = faults.take(['pruned'], ['getTransaction']);
    if (found === undefined || (nulls !== null && (nulls.signatures === undefined || nulls.signatures.includes(signature)))) return json(null);
    if (pruned !== null && found.slot < pruned.belowSlot) return json(null);
    const highest = options['maxSupportedTransactionVersion'];
    if (found.version !== 'legacy' && (typeof highest !== 'number' || highest < found.version)) {
      return { error: { code: -32015, message: `Transaction version (${found.version}) is not supported by the requesting client. Please try the request again with the following configuration parameter: "maxSupportedTransactionVersion": ${found.version}` } };
    }
    return { resultText: found.text };
  }

  function tokenAccounts(params: readonly unknown[]): Answer {
    const [owner, filter] = params;
    if (typeof owner !== 'string' || !isRecord(filter)) return invalid('Invalid param');
    const value = (history.tokenAccounts ?? [])
      .filter((account) => account.owner === owner && (filter['programId'] === undefined || filter['programId'] === account.program) && (filter['mint'] === undefined || filter['mint'] === account.mint))
      .map((account) => ({
        pubkey: account.address,
        account: {
          data: {
            parsed: {
              info: {
                isNative: false, mint: account.mint, owner: account.owner, state: 'initialized',
                tokenAmount: { amount: account.amount, decimals: account.decimals, uiAmount: null, uiAmountString: account.amount },
              },
              type: 'account',
            },
            program: 'spl-token', space: 165,
          },
          executable: false, lamports: 2_039_280, owner: account.program, rentEpoch: 18_446_744_073_709_552_000, space: 165,
        },
      }));
    return json({ context: context(), value });
  }

  function accounts(params: readonly unknown[]): Answer {
    const addresses = params[0];
    if (!Array.isArray(addresses)) return invalid('Invalid param: accounts');
    if (addresses.length > 100) return invalid('Too many inputs provided; max 100');
    const value = addresses.map((address) => {
      const account = typeof address === 'string' ? history.accounts?.[address] : undefined;
      if (account === undefined) return null;
      return { data: [account.dataBase64, 'base64'], executable: false, lamports: account.lamports, owner: account.owner, rentEpoch: 0, space: Buffer.from(account.dataBase64, 'base64').length };
    });
    return json({ context: context(), value });
  }

  function blockTime(params: readonly unknown[]): Answer {
    const slot = params[0];
    if (typeof slot !== 'number') return invalid('Invalid param: slot');
    return json(history.blockTimes?.[slot] ?? all.find((one) => one.slot === slot)?.blockTime ?? null);
  }

  return {
    append(transactions) {
      all.push(...transactions);
      byAddress = indexByAddress(all);
      bySignature = new Map(all.map((one) => [one.signature, one]));
    },
    answer(method, params) {
      const failing = faults.take(['rpc-error'], [method]);
      if (failing !== null) return { error: { code: failing.code, message: failing.message } };
      switch (method) {
        case 'getSignaturesForAddress': return signatures(params);
        case 'getTransaction': return transaction(params);
        case 'getTokenAccountsByOwner': return tokenAccounts(params);
        case 'getMultipleAccounts': return accounts(params);
        case 'getBlockTime': return blockTime(params);
        case 'getBalance': {
          const address = params[0];
          return json({ context: context(), value: typeof address === 'string' ? (history.lamports?.[address] ?? 0) : 0 });
        }
        case 'getSlot': return json(newestSlot());
        case 'getFirstAvailableBlock': return json(faults.take(['pruned'], ['getFirstAvailableBlock'])?.belowSlot ?? 0);
        case 'getGenesisHash': return json(MAINNET_GENESIS);
        case 'getHealth': return json('ok');
        case 'getVersion': return json({ 'feature-set': 1, 'solana-core': '3.0.0' });
        default: return { error: { code: -32601, message: 'Method not found' } };
      }
    },
  };
}
