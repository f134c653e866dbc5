/**
 * What the stand-in of a Solana endpoint serves: transactions as JSON text in whatever encoding the test gives, and accounts.
 */

/** One transaction as an endpoint would hold it. */
export interface StandInTransaction {
  readonly signature: string;
  readonly slot: number;
  /** Seconds, as the chain tells; null: the node does not know. */
  readonly blockTime: number | null;
  readonly failed: boolean;
  readonly version: 'legacy' | number;
  /** Every account of the transaction: the addresses under which getSignaturesForAddress lists it. */
  readonly keys: readonly string[];
  /** JSON text of `result` of getTransaction. */
  readonly text: string;
}

export interface StandInTokenAccount {
  readonly address: string;
  readonly owner: string;
  readonly mint: string;
  readonly program: string;
  readonly amount: string;
  readonly decimals: number;
}

export interface StandInAccount {
  readonly owner: string;
  readonly lamports: number;
  readonly dataBase64: string;
}

export interface StandInHistory {
  readonly transactions: readonly StandInTransaction[];
  readonly tokenAccounts?: readonly StandInTokenAccount[];
  readonly lamports?: Readonly<Record<string, number>>;
  readonly accounts?: Readonly<Record<string, StandInAccount>>;
  /** Seconds by slot, for getBlockTime where the transaction itself does not say. */
  readonly blockTimes?: Readonly<Record<number, number>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);

function accountKeys(message: unknown, meta: unknown): string[] {
  const keys: string[] = [];
  if (isRecord(message) && Array.isArray(message['accountKeys'])) {
    for (const key of message['accountKeys']) {
      if (typeof key === 'string') keys.push(key);
      else if (isRecord(key) && typeof key['pubkey'] === 'string') keys.push(key['pubkey']);
    }
  }
  const loaded = isRecord(meta) ? meta['loadedAddresses'] : undefined;
  if (isRecord(loaded)) keys.push(...textsOf(loaded['writable']), ...textsOf(loaded['readonly']));
  return [...new Set(keys)];
}

/**
 * Makes a served transaction from the `result` object of getTransaction (`json` or `jsonParsed`); the accounts come out of the message and the
 * loaded addresses, just as a validator indexes them. Other encodings give their keys and signature by hand.
 */
export function toStandInTransaction(result: unknown, more: { readonly keys?: readonly string[]; readonly signature?: string } = {}): StandInTransaction {
  if (!isRecord(result)) throw new Error('not the result of getTransaction');
  const transaction = result['transaction'];
  const meta = result['meta'];
  const signatures = isRecord(transaction) ? textsOf(transaction['signatures']) : [];
  const signature = more.signature ?? signatures[0];
  if (signature === undefined) throw new Error('a transaction without a signature: give one');
  const version = result['version'];
  return {
    signature,
    slot: typeof result['slot'] === 'number' ? result['slot'] : 0,
    blockTime: typeof result['blockTime'] === 'number' ? result['blockTime'] : null,
    failed: isRecord(meta) && meta['err'] !== null && meta['err'] !== undefined,
    version: typeof version === 'number' ? version : 'legacy',
    keys: more.keys ?? accountKeys(isRecord(transaction) ? transaction['message'] : undefined, meta),
    text: JSON.stringify(result),
  };
}

/** The history by address, newest first; inside a slot the later one of the list comes first. */
export function indexByAddress(transactions: readonly StandInTransaction[]): Map<string, StandInTransaction[]> {
  const order = transactions.map((transaction, at) => ({ transaction, at })).toSorted((a, b) => b.transaction.slot - a.transaction.slot || b.at - a.at);
  const byAddress = new Map<string, StandInTransaction[]>();
  for (const { transaction } of order) {
    for (const key of transaction.keys) {
      const list = byAddress.get(key);
      if (list === undefined) byAddress.set(key, [transaction]);
      else list.push(transaction);
    }
  }
  return byAddress;
}
